import { createAsync, useLocation, useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { area } from '../../api/areas.ts'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { type Chosen, List } from '../../ui/kind/list.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { type Brief, households, type Input } from './api.ts'
import { columns, filters } from './columns.tsx'
import { d } from './dialog-messages.ts'
import { ExportDialog } from './export-dialog.tsx'
import { t } from './messages.ts'
import { MoveManyDialog } from './move-many-dialog.tsx'
import { SavedViews } from './saved-views.tsx'
import { SearchBox } from './search-box.tsx'
import { SearchResults } from './search-results.tsx'
import { useOffers } from './use-offers.ts'

type Filter = Input<'GET /households'>
const names = ['area', 'status', 'cause', 'type', 'line', 'monitored'] as const

/** The filters that stand in the address; the server says what is wrong with a word it does not know. */
function filterOf(set: Record<string, unknown>): Filter {
  const known = names.flatMap((name) => (set[name] ? [[name, String(set[name])]] : []))
  return Object.fromEntries(known) as Filter
}

const NewLink = () => (
  <ButtonLink href={href('/households/new')} look="main" icon="add">
    {t('list.new')}
  </ButtonLink>
)

/** The register: the households of an area and below. */
export default function Households() {
  const words = useSettings()
  const may = useOffers()
  const [search] = useSearchParams()
  const location = useLocation<{ find?: string }>()
  const [exporting, setExporting] = createSignal(false)
  const [moving, setMoving] = createSignal<Chosen<Brief>>()
  const bulk = [{ label: d('move.title'), run: setMoving, whole: true }]
  const text = () => String(search.search ?? location.state?.find ?? '')
  const areaName = createAsync(async () =>
    search.area
      ? area(String(search.area)).then(
          (found) => found.name,
          () => '',
        )
      : '',
  )
  const filter = () => {
    const { monitored, ...rest } = filterOf(search)
    return { ...rest, ...(monitored ? { monitored: monitored === 'true' } : {}) }
  }
  return (
    <Page wide>
      <PageHeader title={t('list.title')} lead={t('list.lead')}>
        <SavedViews />
        <Button icon="file" onClick={() => setExporting(true)}>
          {t('list.export')}
        </Button>
        <Show when={may('keep')}>
          <NewLink />
        </Show>
      </PageHeader>
      <SearchBox text={text()} />
      <Show
        when={!text()}
        fallback={
          <Show when={text()} keyed>
            {(wanted) => <SearchResults text={wanted} />}
          </Show>
        }
      >
        <List
          id="households"
          title={t('list.title')}
          printArea={areaName() ?? ''}
          columns={columns(words)}
          filters={filters(words)}
          load={({ filters: set, cursor }) =>
            households({ ...filterOf(set), ...(cursor ? { cursor } : {}) })
          }
          again={() => void refresh('households')}
          rowKey={(row) => row.household}
          rowHref={(row) => href(`/households/${row.household}`)}
          rowName={(row) => row.head ?? row.number}
          bulk={may('decide') ? bulk : undefined}
          empty={
            <Empty icon="home" title={t('list.empty')} text={t('list.empty.text')}>
              <Show when={may('keep')}>
                <ButtonLink href={href('/imports/new')} icon="upload">
                  {t('list.import')}
                </ButtonLink>
                <NewLink />
              </Show>
            </Empty>
          }
        />
      </Show>
      <ExportDialog open={exporting()} onClose={() => setExporting(false)} filter={filter()} />
      <MoveManyDialog chosen={moving()} filter={filter()} onClose={() => setMoving(undefined)} />
    </Page>
  )
}
