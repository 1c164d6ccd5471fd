import { useSearchParams } from '@solidjs/router'
import { createResource, createSignal, type JSX, Show } from 'solid-js'
import { formatNumber } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { problemText } from '../../ui/problem.ts'
import { Failure, Skeleton } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Preview, type ProblemView, problems } from './api.ts'
import style from './intake.module.css'
import { r } from './result-messages.ts'
import { csvOf, save } from './save-file.ts'

type Reason = Preview['reasons'][number]

/** Problems of a page of the server, and of one shown here. */
const PAGE = 1_000
const SHOWN = 25

const Weight = (props: { severity: 'error' | 'warning' }) => (
  <Badge tone={props.severity === 'error' ? 'late' : 'soon'}>
    {r(`severity.${props.severity}`)}
  </Badge>
)

/** Why rows are refused, the commonest reason first, each with one of its rows. */
export const Reasons = (props: { preview: Preview }): JSX.Element => {
  const [, setSearch] = useSearchParams()
  const exampleOf = ({ code, column }: Reason): ProblemView | undefined =>
    props.preview.problems.find((one) => one.code === code && one.column === column)
  // Without an example of its own, what would stand in the sentence is left open.
  const textOf = (reason: Reason) =>
    exampleOf(reason)?.text ?? reason.text.replaceAll(/\{\w+\}/g, '…')
  const matchable = () =>
    props.preview.reasons.some(({ code }) => /^(value\.(code|flag)|area\.)/.test(code))
  return (
    <section class={style.close} aria-label={r('reasons.title')}>
      <h3>{r('reasons.title')}</h3>
      <Show when={props.preview.reasons.length > 0} fallback={<p>{r('reasons.none')}</p>}>
        <Table
          caption={r('reasons.title')}
          rows={props.preview.reasons}
          rowKey={({ code, column }) => `${code} ${column ?? ''}`}
          columns={[
            { id: 'what', label: r('reasons.what'), cell: textOf },
            { id: 'column', label: r('col.column'), cell: (one) => one.column ?? '' },
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
    </section>
  )
}

/** Every problem by row and column, a page at a time, and all of them as a file. */
export const ProblemRows = (props: {
  import: string
  check: string
  total: number
}): JSX.Element => {
  const [at, setAt] = createSignal(0)
  const [busy, setBusy] = createSignal(false)
  const [page] = createResource(
    () => Math.floor(at() / PAGE),
    (wanted) => problems(props.import, props.check, wanted),
  )
  const shown = () => (page.latest?.items ?? []).slice(at() % PAGE, (at() % PAGE) + SHOWN)
  const download = async () => {
    setBusy(true)
    try {
      const all: ProblemView[] = []
      for (let next: number | undefined = 0; next !== undefined; ) {
        const found: Awaited<ReturnType<typeof problems>> = await problems(
          props.import,
          props.check,
          next,
        )
        all.push(...found.items)
        next = found.next
      }
      const head = [r('csv.row'), r('csv.column'), r('csv.severity'), r('csv.problem')]
      const rows = all.map((one) => [
        String(one.row),
        one.column ?? '',
        r(`severity.${one.severity}`),
        one.text,
      ])
      save('problems.csv', csvOf([head, ...rows]))
    } catch (error) {
      toast(problemText(error), 'late')
    } finally {
      setBusy(false)
    }
  }
  return (
    <section class={style.close} aria-label={r('rows.title')}>
      <div class={style.row}>
        <h3>{r('rows.title')}</h3>
        <Button small icon="file" busy={busy()} onClick={() => void download()}>
          {r('rows.download')}
        </Button>
      </div>
      <Show when={!page.error} fallback={<Failure error={page.error} />}>
        <Show when={page.latest} fallback={<Skeleton rows={4} />}>
          <Table
            dense
            caption={r('rows.all')}
            rows={shown()}
            rowKey={(one) => `${one.row} ${one.column ?? ''} ${one.code}`}
            columns={[
              { id: 'row', label: r('col.row'), numeric: true, cell: (one) => one.row },
              { id: 'column', label: r('col.column'), cell: (one) => one.column ?? '' },
              { id: 'what', label: r('reasons.what'), cell: (one) => one.text },
              {
                id: 'severity',
                label: r('col.severity'),
                cell: (one) => <Weight severity={one.severity} />,
              },
            ]}
          />
        </Show>
        <div class={style.pager}>
          <span>
            {r('rows.page', {
              from: formatNumber(at() + 1),
              to: formatNumber(at() + shown().length),
              all: formatNumber(props.total),
            })}
          </span>
          <Button small disabled={at() === 0} onClick={() => setAt(Math.max(0, at() - SHOWN))}>
            {r('rows.back')}
          </Button>
          <Button small disabled={at() + SHOWN >= props.total} onClick={() => setAt(at() + SHOWN)}>
            {r('rows.next')}
          </Button>
        </div>
      </Show>
    </section>
  )
}
