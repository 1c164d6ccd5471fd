import { createSignal } from 'solid-js'
import { Button } from '../button.tsx'
import { createForm, TextField } from '../form/index.ts'
import { Desk } from '../kind/desk.tsx'
import { RecordPage } from '../kind/record.tsx'
import { Settings } from '../kind/settings.tsx'
import { Wizard, WizardSummary } from '../kind/wizard.tsx'
import { Panel, Section } from '../page.tsx'
import { Timeline } from '../timeline.tsx'
import { toast } from '../toast.tsx'

type Say = (en: string, zh: string) => string

/** The page kinds that hold others: wizard, desk, record, settings. */
export const FlowGallery = (props: { say: Say }) => {
  const say: Say = (en, zh) => props.say(en, zh)
  const form = createForm({ name: 'Zhao Min' })
  const [left, setLeft] = createSignal(['Zhao Min', 'Qian Hua', 'Sun Li'])
  const steps = () => [
    {
      id: 'who',
      title: `${say('Who is it?', '是谁？')} ${form.values.name}`,
      content: () => <TextField label={say('Name', '姓名')} {...form.bind('name')} />,
    },
    {
      id: 'check',
      title: say('Check before you send', '提交前请核对'),
      content: () => (
        <WizardSummary
          rows={[{ label: say('Name', '姓名'), value: form.values.name, step: 'who' }]}
        />
      ),
      action: say('Register household', '登记'),
    },
  ]
  return (
    <>
      <Section title={say('Wizard', '分步填写')}>
        <Wizard steps={steps()} onDone={() => toast(say('Registered', '已登记'))} />
      </Section>
      <Section title={say('Desk', '审核台')}>
        <Desk items={left().map((name) => ({ id: name, title: name, about: 'H2026-0011' }))}>
          {(item) => (
            <Panel>
              <h3>{item.title}</h3>
              <Button
                look="main"
                data-act
                onClick={() => setLeft(left().filter((name) => name !== item.id))}
              >
                {say('Same person', '同一人')}
              </Button>
            </Panel>
          )}
        </Desk>
      </Section>
      <Section title={say('Settings', '设置')}>
        <Settings
          label={say('Groups', '分组')}
          groups={[{ id: 'money', title: say('Money', '金额') }]}
        >
          <Section id="money" title={say('Money', '金额')}>
            <Panel>CNY</Panel>
          </Section>
        </Settings>
      </Section>
    </>
  )
}

/** A record on its own page of the gallery: `/gallery?record=1`. */
export const RecordGallery = (props: { say: Say }) => (
  <RecordPage
    title="Zhao Min"
    crumbs={[{ label: props.say('Gallery', '总览'), href: '/gallery' }, { label: 'Zhao Min' }]}
    summary={[
      { label: props.say('Members', '人数'), value: 4 },
      { label: props.say('Per-capita income', '人均纯收入'), value: '¥8,123.45' },
      { label: props.say('Cause', '致贫原因'), value: props.say('Illness', '因病') },
    ]}
    aside={
      <Section title={props.say('Timeline', '时间线')}>
        <Timeline
          items={[{ id: '1', at: '2026-11-23', title: props.say('Registered', '建档'), by: 'Li' }]}
        />
      </Section>
    }
  >
    <Section title={props.say('Members', '成员')}>
      <Panel>–</Panel>
    </Section>
  </RecordPage>
)
