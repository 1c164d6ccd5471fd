import { useSearchParams } from '@solidjs/router'
import { createResource, createSignal, type JSX, Show } from 'solid-js'
import { formatNumber } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioField } from '../../ui/form/index.ts'
import { Table } from '../../ui/kind/table.tsx'
import { problemText } from '../../ui/problem.ts'
import { Failure, Skeleton } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Preview, type ProblemView, problems } from './api.ts'
import style from './intake.module.css'
import { r } from './result-messages.ts'
import { csvOf, save } from './save-file.ts'

type Reason = Preview['reasons'][number]

/** Problems shown at a time. */
const SHOWN = 25

const Weight = (props: { severity: 'error' | 'warning' }) => (
  <Badge tone={props.severity === 'error' ? 'late' : 'soon'}>
    {r(`severity.${props.severity}`)}
  </Badge>
)

const Column = (one: { column?: string | undefined }) => (
  <span class={style.whole}>{one.column ?? ''}</span>
)

/** Why rows are refused, the commonest reason first, each with one of its rows. */
export const Reasons = (props: { preview: Preview }): JSX.Element => {
  const [, setSearch] = useSearchParams()
  const exampleOf = ({ code, column }: Reason): ProblemView | undefined =>
    props.preview.problems.find((one) => one.code === code && one.column === column)
  // Without an example of its own, what would stand in the sentence is left open.
  const textOf = (reason: Reason) =>
    exampleOf(reason)?.text ?? reason.text.replaceAll(/\{\w+\}/g, '…')
  const reasons = () =>
    props.preview.reasons.toSorted(
      (a, b) => a.severity.localeCompare(b.severity) || b.count - a.count,
    )
  const matchable = () =>
    props.preview.reasons.some(({ code }) => /^(value\.(code|flag)|area\.)/.test(code))
  return (
    <div class={style.close}>
      <h3>{r('reasons.title')}</h3>
      <Show when={props.preview.reasons.length > 0} fallback={<p>{r('reasons.none')}</p>}>
        <Table
          caption={r('reasons.title')}
          rows={reasons()}
          rowKey={({ code, column }) => `${code} ${column ?? ''}`}
          columns={[
            { id: 'what', label: r('reasons.what'), cell: textOf },
            { id: 'column', label: r('col.column'), cell: Column },
            {
              id: 'severity',
              label: r('col.severity'),
              cell: (one) => <Weight severity={one.severity} />,
            },
            {
              id: 'count',
              label: r('reasons.count'),
              numeric: true,
              cell: (one) => formatNumber(one.count),
            },
          ]}
        />
        <Show when={matchable()}>
          <div>
            <Button onClick={() => setSearch({ step: 'values' }, { scroll: true })}>
              {r('rows.match')}
            </Button>
          </div>
        </Show>
      </Show>
    </div>
  )
}

type Which = 'error' | 'all'
interface Walk {
  rows: ProblemView[]
  /** Where to go on: page of the server and place on it; nothing when all were seen. */
  page?: number
  place: number
}

/** Problems from a place on, until `SHOWN` more are found: errors may stand far apart. */
async function walk(id: string, check: string, which: Which, from: Walk): Promise<Walk> {
  const rows = [...from.rows]
  const enough = rows.length + SHOWN
  let { page, place } = from
  while (page !== undefined) {
    const found: Awaited<ReturnType<typeof problems>> = await problems(id, check, page)
    for (; place < found.items.length && rows.length < enough; place++) {
      const one = found.items[place]
      if (one && (which === 'all' || one.severity === 'error')) rows.push(one)
    }
    if (place < found.items.length) return { rows, page, place }
    page = found.next
    place = 0
    if (rows.length >= enough) break
  }
  return { rows, place, ...(page === undefined ? {} : { page }) }
}

/** Every problem by row and column, some at a time, and all of them as a file. */
export const ProblemRows = (props: {
  import: string
  check: string
  total: number
  /** Those that keep a household out. */
  errors: number
}): JSX.Element => {
  const [which, setWhich] = createSignal<Which>(props.errors > 0 ? 'error' : 'all')
  const [busy, setBusy] = createSignal(false)
  const begin: Walk = { rows: [], page: 0, place: 0 }
  const [seen, { mutate }] = createResource(which, (wanted) =>
    walk(props.import, props.check, wanted, begin),
  )
  const working = async (work: () => Promise<unknown>) => {
    setBusy(true)
    await work().catch((error: unknown) => toast(problemText(error), 'late'))
    setBusy(false)
  }
  const more = async () => {
    const now = seen.latest
    if (now) mutate(await walk(props.import, props.check, which(), now))
  }
  const all = () => (which() === 'error' ? props.errors : props.total)
  return (
    <section class={style.close} aria-label={r('rows.title')}>
      <h3>{r('rows.title')}</h3>
      <div class={style.row}>
        <Show when={props.errors > 0 && props.errors < props.total}>
          <RadioField
            name="which"
            label={r('rows.which')}
            inline
            value={which()}
            onChange={(value) => setWhich(value === 'error' ? 'error' : 'all')}
            options={[
              { value: 'error', label: r('rows.which.error', { count: props.errors }) },
              { value: 'all', label: r('rows.which.all', { count: props.total }) },
            ]}
          />
        </Show>
        <Button
          small
          icon="file"
          busy={busy()}
          onClick={() => void working(() => download(props.import, props.check))}
        >
          {r('rows.download')}
        </Button>
      </div>
      <Show when={!seen.error} fallback={<Failure error={seen.error} />}>
        <Show when={seen.latest} fallback={<Skeleton rows={4} />}>
          {(found) => (
            <>
              <Table
                dense
                caption={r('rows.all')}
                rows={found().rows}
                rowKey={(one) => `${one.row} ${one.column ?? ''} ${one.code}`}
                columns={[
                  { id: 'row', label: r('col.row'), numeric: true, cell: (one) => one.row },
                  { id: 'column', label: r('col.column'), cell: Column },
                  { id: 'what', label: r('reasons.what'), cell: (one) => one.text },
                  {
                    id: 'severity',
                    label: r('col.severity'),
                    cell: (one) => <Weight severity={one.severity} />,
                  },
                ]}
              />
              <div class={style.pager}>
                <span>{r('rows.shown', { shown: found().rows.length, all: all() })}</span>
                <Show when={found().page !== undefined && found().rows.length < all()}>
                  <Button small busy={busy()} onClick={() => void working(more)}>
                    {r('rows.next')}
                  </Button>
                </Show>
              </div>
            </>
          )}
        </Show>
      </Show>
    </section>
  )
}

async function download(id: string, check: string): Promise<void> {
  const rows: string[][] = [[r('csv.row'), r('csv.column'), r('csv.severity'), r('csv.problem')]]
  for (let page: number | undefined = 0; page !== undefined; ) {
    const found: Awaited<ReturnType<typeof problems>> = await problems(id, check, page)
    for (const { row, column = '', severity, text } of found.items) {
      rows.push([String(row), column, r(`severity.${severity}`), text])
    }
    page = found.next
  }
  save('problems.csv', csvOf(rows))
}
