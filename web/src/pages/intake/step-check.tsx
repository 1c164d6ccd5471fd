import { createResource, For, type JSX, Match, Show, Switch } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { formatNumber } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { Failure, Skeleton } from '../../ui/state.tsx'
import { type Preview, preview } from './api.ts'
import type { Desk } from './desk.ts'
import style from './intake.module.css'
import { isOpen, JobProgress, whyOf } from './job-progress.tsx'
import { ProblemRows, Reasons } from './problems.tsx'
import { r } from './result-messages.ts'
import { Fates, foundOf, Incomes, Sizes } from './totals.tsx'

type First = Preview['households'][number]

/** The whole file as it would go in, before anything is written. */
export const CheckStep = (props: { desk: Desk }): JSX.Element => {
  const check = () => props.desk.view().check
  return (
    <div class={style.stack}>
      <p>{r('check.lead')}</p>
      <Switch>
        <Match when={isOpen(check()) && check()}>
          {(job) => <JobProgress job={job()} label={r('check.running')} text={r('check.leave')} />}
        </Match>
        <Match when={check()?.state === 'failed' && check()}>
          {(job) => (
            <div class={style.refusal} role="alert">
              <h3>{r('check.failed')}</h3>
              <p>{whyOf(job())}</p>
            </div>
          )}
        </Match>
        <Match when={check()?.state === 'done' && check()}>
          {(job) => <Outcome desk={props.desk} check={job().job} />}
        </Match>
      </Switch>
    </div>
  )
}

const Outcome = (props: { desk: Desk; check: string }): JSX.Element => {
  const id = () => props.desk.view().import
  const [seen] = createResource(
    () => props.check,
    (check) => preview(id(), check),
  )
  const counts = () => props.desk.view().check?.counts ?? {}
  return (
    <Show when={foundOf(props.desk.view().check)}>
      {(found) => (
        <div class={style.stack}>
          <Sizes found={found()} />
          <Fates title={r('fate.title')} counts={counts()} />
          <Show when={!counts().new && !counts().changed}>
            <p class={style.note}>{r('start.none')}</p>
          </Show>
          <Incomes income={found().income} />
          <Show when={!seen.error} fallback={<Failure error={seen.error} />}>
            <Show when={seen.latest} fallback={<Skeleton rows={6} />}>
              {(shown) => (
                <>
                  <NewAreas names={shown().areas} total={found().areasToMake} />
                  <Reasons preview={shown()} />
                  <Show when={found().problems > 0}>
                    <ProblemRows
                      import={id()}
                      check={props.check}
                      total={found().problems}
                      errors={errorsOf(shown())}
                    />
                  </Show>
                  <FirstHouseholds rows={shown().households} />
                </>
              )}
            </Show>
          </Show>
        </div>
      )}
    </Show>
  )
}

const errorsOf = ({ reasons }: Preview): number =>
  reasons.reduce((sum, one) => sum + (one.severity === 'error' ? one.count : 0), 0)

const NewAreas = (props: { names: readonly string[]; total: number }) => (
  <Show when={props.names.length > 0}>
    <section class={style.close} aria-label={r('areas.title')}>
      <h3>{r('areas.title')}</h3>
      <p>
        <For each={props.names.slice(0, 40)}>
          {(name) => (
            <>
              <Badge>{name}</Badge>{' '}
            </>
          )}
        </For>
        <Show when={props.total > 40}>{r('areas.more', { count: props.total - 40 })}</Show>
      </p>
    </section>
  </Show>
)

const FirstHouseholds = (props: { rows: readonly First[] }): JSX.Element => {
  const words = useSettings()
  const present = ({ household }: First) => household.members.filter((one) => !one.left)
  const headOf = (one: First) =>
    present(one).find((member) => member.relation === 'head')?.name ?? one.household.number
  return (
    <Show when={props.rows.length > 0}>
      <div class={style.close}>
        <h3>{r('first.title')}</h3>
        <Table
          dense
          caption={r('first.title')}
          rows={props.rows.slice(0, 20)}
          rowKey={(one) => one.rows.join()}
          columns={[
            { id: 'head', label: r('first.head'), cell: headOf },
            { id: 'rows', label: r('first.key'), cell: (one) => rowsText(one.rows) },
            { id: 'fate', label: r('first.fate'), cell: (one) => r(`fate.${one.fate}`) },
            { id: 'area', label: r('first.area'), cell: (one) => one.household.areaName },
            {
              id: 'people',
              label: r('first.people'),
              numeric: true,
              cell: (one) => formatNumber(present(one).length),
            },
            {
              id: 'income',
              label: r('first.income'),
              numeric: true,
              cell: (one) => words.money(one.household.income.net),
            },
          ]}
        />
      </div>
    </Show>
  )
}

const rowsText = (rows: readonly number[]): string => {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return ''
  const together = last - first === rows.length - 1
  return rows.length === 1 ? String(first) : together ? `${first}–${last}` : rows.join(', ')
}
