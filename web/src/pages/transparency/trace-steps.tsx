import { A } from '@solidjs/router'
import type { publicRoutes } from '@terrace/transparency/routes'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { client, type OutputOf } from '../../api/client.ts'
import { formatMoney } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { problemText } from '../../ui/problem.ts'
import { toast } from '../../ui/toast.tsx'
import style from '../giving/giving.module.css'
import { w } from '../giving/trace-messages.ts'
import { receiptPath, type Trace } from './api.ts'
import { kindOf } from './entry-facts.tsx'

type Step = Trace['steps'][number]
type Entry = OutputOf<typeof publicRoutes, 'GET /log/about/{ref}'>['items'][number]

const things = {
  gft: 'thing.gft',
  fnd: 'thing.fnd',
  ear: 'thing.ear',
  lin: 'thing.lin',
  bat: 'thing.bat',
} as const
/** What an id is of, and its name. */
function thingText(id: string, name: string | undefined): string {
  const lead = id.slice(0, 3)
  const kind = lead in things ? w(things[lead as keyof typeof things]) : id
  return name ? w('thing.named', { kind, name }) : kind
}

type End = Trace['ends'][number]
/** Where money stands, of a batch also how far it is. */
export function stationOf({ place, state }: Pick<End, 'place' | 'state'>) {
  if (place === 'batch' && state === 'disclosed') return 'disclosed'
  if (place === 'batch' && (state === 'released' || state === 'sent')) return 'released'
  return place
}

/** Every step of a gift from thing to thing, in the order of its days. */
export const Steps = (props: { trace: Trace }): JSX.Element => (
  <Show when={props.trace.steps.length > 0}>
    <Table<Step>
      caption={w('steps')}
      rowKey={(step) => `${step.from} ${step.to}`}
      rows={props.trace.steps}
      columns={[
        {
          id: 'day',
          label: w('day'),
          cell: (step) => (step.first === step.last ? step.first : `${step.first} – ${step.last}`),
        },
        {
          id: 'way',
          label: w('way'),
          cell: (step) =>
            `${thingText(step.from, step.fromName)} → ${thingText(step.to, step.toName)}`,
        },
        {
          id: 'amount',
          label: w('amount'),
          numeric: true,
          cell: (step) => formatMoney(step.amount, props.trace.currency),
        },
      ]}
    />
  </Show>
)

/** Receipts of the log's entries about a thing; asked for only when somebody wants to check. */
export const InLog = (props: { tenant: string; of: string; what: string }): JSX.Element => {
  const [entries, setEntries] = createSignal<readonly Entry[]>()
  const ask = async () => {
    try {
      const open = client<typeof publicRoutes>(`/public/t/${props.tenant}`)
      const { items } = await open('GET /log/about/{ref}', { ref: props.of })
      setEntries(items)
    } catch (refused) {
      toast(problemText(refused), 'late')
    }
  }
  return (
    <Show
      when={entries()}
      fallback={
        <div class={style.unprinted}>
          <Button
            small
            look="quiet"
            aria-label={w('log.show.name', { what: props.what })}
            onClick={() => void ask()}
          >
            {w('log.show')}
          </Button>
        </div>
      }
    >
      {(found) => (
        <Show when={found().length > 0} fallback={<p class={style.soft}>{w('log.none')}</p>}>
          <span class={style.row}>
            <For each={found()}>
              {(entry) => (
                <a
                  href={receiptPath(props.tenant, entry.index)}
                  download={`receipt-${entry.index + 1}.json`}
                  rel="external"
                >
                  {w('log.receipt', { index: entry.index + 1, kind: kindOf(entry) })}
                </a>
              )}
            </For>
            <A href={`/log/${props.tenant}`}>{w('log.check')}</A>
          </span>
        </Show>
      )}
    </Show>
  )
}
