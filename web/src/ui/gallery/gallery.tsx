import { useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { ApiProblem } from '../../api/problem.ts'
import { formatMoney } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import { AreaTree } from '../area-picker.tsx'
import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { BarChart } from '../chart/bar-chart.tsx'
import { Choropleth } from '../chart/choropleth.tsx'
import { LineChart } from '../chart/line-chart.tsx'
import { Confirm } from '../dialog.tsx'
import { Board, Tiles } from '../kind/dashboard.tsx'
import { List } from '../kind/list.tsx'
import { Worklist } from '../kind/worklist.tsx'
import { Facts, Page, PageHeader, Panel, Section } from '../page.tsx'
import { Progress } from '../progress.tsx'
import { Empty, Failure, Skeleton } from '../state.tsx'
import { Tabs } from '../tabs.tsx'
import { Timeline } from '../timeline.tsx'
import { toast } from '../toast.tsx'
import { Explain } from '../tooltip.tsx'
import { FlowGallery, RecordGallery } from './flows.tsx'
import { FormGallery } from './forms.tsx'
import { areaSource, rows, squares } from './sample.ts'

/** Words of the gallery only: it is never shipped, so they stand where they are used. */
const say = (en: string, zh: string) => (lang() === 'zh' ? zh : en)

const Pictures = () => (
  <Board>
    <BarChart
      title={say('Main causes, 2026 (households)', '2026 年主要致贫原因（户）')}
      head={[say('Cause', '原因'), say('Households', '户数')]}
      bars={[
        { label: say('Illness', '因病'), value: 4210, href: '/gallery' },
        { label: say('Lack of skill', '缺技术'), value: 1506 },
        { label: say('Disability', '因残'), value: 1180 },
        { label: say('Schooling', '因学'), value: 904 },
      ]}
    />
    <LineChart
      title={say('Households under watch rose to 214 in October', '10 月监测户增至 214 户')}
      head={[say('Month', '月份'), say('Households', '户数')]}
      points={[150, 162, 158, 171, 190, 186, 203, 214].map((value, at) => ({
        label: `2026-0${at + 3}`.replace('-010', '-10'),
        value,
        low: value * 0.93,
        high: value * 1.07,
      }))}
    />
    <Choropleth
      title={say('Households per township, 2026', '2026 年各乡镇户数')}
      head={[say('Township', '乡镇'), say('Households', '户数')]}
      areas={squares.map((geometry, at) => ({
        id: String(at),
        label: `${say('Township', '乡镇')} ${at + 1}`,
        value: at === 5 ? undefined : 40 + at * 37,
        geometry,
        href: '/gallery',
      }))}
    />
  </Board>
)

/** Every part of the app on one page, for looking at them: `/gallery`, in development only. */
export default function Gallery() {
  const [open, setOpen] = createSignal(false)
  const [search] = useSearchParams()
  return (
    <main>
      <Show when={!search.record} fallback={<RecordGallery say={say} />}>
        <Page>
          <PageHeader
            title={say('Gallery', '组件总览')}
            lead={say('Every part, in each of its states.', '所有组件及其状态。')}
            crumbs={[{ label: say('Home', '首页'), href: '/' }, { label: say('Gallery', '总览') }]}
            aside={<Badge tone="good">{say('Current', '最新')}</Badge>}
          >
            <Button look="main" icon="add" onClick={() => toast(say('Saved', '已保存'))}>
              {say('Show a toast', '显示提示')}
            </Button>
            <Button onClick={() => setOpen(true)}>{say('Ask', '询问')}</Button>
            <Button look="danger">{say('Revoke card', '吊销证件')}</Button>
            <Button look="quiet">{say('Quiet', '次要')}</Button>
            <Button busy>{say('Busy', '处理中')}</Button>
          </PageHeader>
          <Tiles
            tiles={[
              {
                label: say('Registered households', '建档立卡户'),
                value: '10,482',
                change: 34,
                since: say('since October', '较上月'),
              },
              {
                label: say('Under watch', '监测户'),
                value: '214',
                change: 11,
                risingIsGood: false,
                since: say('since October', '较上月'),
              },
              {
                label: say('Graduated this year', '今年脱贫'),
                value: '1,022',
                target: '1,400',
                href: '/gallery',
              },
            ]}
          />
          <Pictures />
          <Section title={say('List', '列表')}>
            <List
              id="gallery"
              title={say('Households', '农户')}
              load={async ({ filters }) => ({
                items: rows.filter((row) => !filters.search || row.head.includes(filters.search)),
                next: 'more',
                total: 10482,
              })}
              rowKey={(row) => row.id}
              rowHref={() => '/gallery'}
              bulk={[
                {
                  label: say('Hand over', '移交'),
                  run: ({ rows: all }) => toast(String(all.length)),
                },
              ]}
              filters={[
                { id: 'search', label: say('Search', '搜索') },
                {
                  id: 'status',
                  label: say('Status', '状态'),
                  options: [{ value: 'a', label: say('Registered', '建档立卡') }],
                },
              ]}
              columns={[
                { id: 'id', label: say('Number', '户编号'), cell: (row) => row.id },
                { id: 'head', label: say('Head', '户主'), cell: (row) => row.head },
                {
                  id: 'size',
                  label: say('Members', '人数'),
                  cell: (row) => row.size,
                  numeric: true,
                },
                {
                  id: 'income',
                  label: say('Per-capita income', '人均纯收入'),
                  cell: (row) => formatMoney(row.income, 'CNY'),
                  numeric: true,
                },
                {
                  id: 'state',
                  label: say('State', '状态'),
                  cell: () => <Badge tone="soon">{say('Survey due', '待调查')}</Badge>,
                },
              ]}
            />
          </Section>
          <Section title={say('Worklist', '待办')}>
            <Worklist
              items={[
                {
                  id: '1',
                  title: say('Visit the Zhao household', '走访赵家'),
                  about: say('Willow Village, four members', '柳树村，4 人'),
                  due: '2026-11-20',
                  href: '/gallery',
                  kind: say('Visit', '走访'),
                },
                {
                  id: '2',
                  title: say('Correct 12 rows of an import', '更正导入的 12 行'),
                  due: '2099-12-01',
                  href: '/gallery',
                },
              ]}
            />
          </Section>
          <FormGallery say={say} />
          <FlowGallery say={say} />
          <Tabs
            label={say('Household', '农户')}
            tabs={[
              {
                id: 'facts',
                label: say('Facts', '基本信息'),
                content: () => (
                  <Panel>
                    <Facts
                      facts={[
                        { label: say('Head', '户主'), value: say('Zhao Min', '赵敏') },
                        {
                          label: say('Cause', '致贫原因'),
                          value: <Explain text={say('Exactly one', '只能一个')}>03</Explain>,
                        },
                        { label: say('Phone', '电话'), value: '' },
                      ]}
                    />
                  </Panel>
                ),
              },
              {
                id: 'history',
                label: say('History', '历史'),
                content: () => (
                  <Timeline
                    items={[
                      {
                        id: '1',
                        at: '2026-11-23T06:05:00Z',
                        title: say('Income changed', '收入变更'),
                      },
                      { id: '2', at: '2026-10-01', title: say('Registered', '建档'), by: 'Li Wei' },
                    ]}
                  />
                ),
              },
            ]}
          />
          <Progress label={say('Import', '导入')} done={4200} total={14827} />
          <Section title={say('States', '状态')}>
            <Skeleton rows={3} />
            <Empty
              icon="home"
              title={say('No households yet', '尚无农户')}
              text={say('Bring in a file, or add the first by hand.', '请导入文件，或手工添加。')}
            >
              <Button look="main">{say('Import a file', '导入文件')}</Button>
            </Empty>
            <For each={[0, 401, 403, 404]}>
              {(status) => (
                <Failure
                  error={new ApiProblem(status, 'network.timeout')}
                  again={() => undefined}
                />
              )}
            </For>
          </Section>
          <Panel>
            <AreaTree source={areaSource} value="" onPick={(area) => toast(area.name)} />
          </Panel>
          <Confirm
            open={open()}
            onClose={() => setOpen(false)}
            title={say('Revoke this card?', '吊销此证？')}
            action={say('Revoke card', '吊销')}
            danger
            reason
            onConfirm={async () => undefined}
          >
            <p>{say('The holder is told and may appeal.', '将通知持证人，持证人可以申诉。')}</p>
          </Confirm>
        </Page>
      </Show>
    </main>
  )
}
