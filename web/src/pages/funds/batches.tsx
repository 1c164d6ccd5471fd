import { type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { type Asked, List } from '../../ui/kind/list.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { type BatchLine, batches, useMay } from './api.ts'
import { b } from './batch-messages.ts'
import { batchColumns } from './batch-table.tsx'
import { useYear, YearPick } from './year.tsx'

const states = [
  'preparing',
  'prepared',
  'checked',
  'approved',
  'disclosed',
  'released',
  'sent',
  'reconciled',
  'closed',
  'withdrawing',
  'withdrawn',
] as const

/** The batches of a year, in a state: what waits for whom. */
export default function Batches(): JSX.Element {
  const may = useMay()
  const year = useYear()
  const load = ({ filters, cursor }: Asked) =>
    batches({
      year: year(),
      ...(filters.state ? { state: filters.state as BatchLine['state'] } : {}),
      ...(cursor ? { cursor } : {}),
    })
  return (
    <Page wide>
      <PageHeader title={b('title')} lead={b('lead')}>
        <YearPick />
        <Show when={may('prepare')}>
          <ButtonLink look="main" icon="add" href={href('/batches/new')}>
            {b('prepare')}
          </ButtonLink>
        </Show>
      </PageHeader>
      <List
        id="batches"
        title={b('title')}
        columns={batchColumns()}
        filters={[
          {
            id: 'state',
            label: b('state'),
            options: states.map((value) => ({ value, label: b(`state.${value}`) })),
          },
        ]}
        load={load}
        again={() => void refresh('batches')}
        rowKey={(row) => row.batch}
        rowHref={(row) => href(`/batches/${row.batch}`)}
        rowName={(row) => row.name}
        empty={<Empty icon="list" title={b('none.title')} text={b('none.text')} />}
      />
    </Page>
  )
}
