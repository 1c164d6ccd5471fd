import { fieldAt, whose } from '@terrace/registry/whose'
import { createMemo, For, type JSX, Show } from 'solid-js'
import { formatPercent } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import type { Mapping, Nature, Unit } from './api.ts'
import { Constants } from './constants.tsx'
import { type Desk, fieldLabel, fieldOf } from './desk.ts'
import { FieldSelect, NatureSelect, UnitSelect, WhoseSelect } from './field-select.tsx'
import style from './intake.module.css'
import { isMissing, sketchOf, twice } from './sketch.ts'
import { Sums } from './sums.tsx'
import { w } from './wizard-messages.ts'

type Target = Mapping['columns'][number]

/** Which column is which field: every column with its values, suggestions, sums and constants. */
export const ColumnsStep = (props: { desk: Desk }): JSX.Element => {
  const { desk } = props
  const header = () => desk.view().opened?.header ?? []
  const inSums = createMemo(() => columnsInSums(desk.mapping(), header()))
  const used = () => {
    const { columns, area, household } = desk.mapping()
    const all = [...columns.map((one) => one.column), ...area.columns, ...inSums().keys()]
    return new Set(household === undefined ? all : [...all, household]).size
  }
  return (
    <div class={style.stack}>
      <div>
        <p>{w('columns.lead')}</p>
        <p class={style.soft}>{w('columns.used', { used: used(), all: header().length })}</p>
      </div>
      <Remembered desk={desk} />
      <div class={style.columns}>
        <div class={`${style.column} ${style.head}`} aria-hidden="true">
          <span>{w('columns.column')}</span>
          <span>{w('columns.sample')}</span>
          <span>{w('columns.field')}</span>
          <span>{w('columns.sure')}</span>
        </div>
        <For each={header()}>
          {(column, at) => (
            <ColumnRow desk={desk} column={column} at={at()} sum={inSums().get(column)} />
          )}
        </For>
      </div>
      <Sums desk={desk} />
      <Constants desk={desk} />
    </div>
  )
}

/** Column → field of the sum that takes it; a rough look, the parser is asked elsewhere. */
function columnsInSums({ sums }: Mapping, header: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { expression, field } of sums) {
    const words = new Set(expression.match(/\[[^\]]+\]|[\p{L}_][\p{L}\p{N}_.]*/gu) ?? [])
    for (const column of header) {
      if (words.has(column) || words.has(`[${column}]`)) found.set(column, field)
    }
  }
  return found
}

const Remembered = (props: { desk: Desk }) => {
  const { desk } = props
  const others = () => desk.seen().remembered.filter((one) => one.source !== desk.mapping().source)
  return (
    <>
      <Show when={desk.from() === 'remembered'}>
        <div class={style.note} role="status">
          <strong>{w('remembered.title', { source: desk.mapping().source })}</strong>
          <p>{w('remembered.text', { source: desk.mapping().source })}</p>
          <Button small onClick={() => desk.replace(sketchOf(desk.seen()), 'suggested')}>
            {w('remembered.fresh')}
          </Button>
        </div>
      </Show>
      <For each={others()}>
        {(one) => (
          <div>
            <Button small onClick={() => desk.replace(one, 'remembered')}>
              {w('remembered.use', { source: one.source })}
            </Button>
          </div>
        )}
      </For>
    </>
  )
}

const ColumnRow = (props: {
  desk: Desk
  column: string
  at: number
  sum: string | undefined
}): JSX.Element => {
  const { desk } = props
  const target = createMemo(() => desk.mapping().columns.find((c) => c.column === props.column))
  const field = () => fieldOf(desk.fields(), target()?.field ?? '')
  const of = () => whose(target()?.field ?? '')
  const asked = () => desk.mapping().shape === 'households' || (of()?.place ?? 1) > 1
  const values = () =>
    (desk.seen().values[props.at] ?? []).filter((v) => !isMissing(v.value, desk.mapping().missing))
  const change = (next: Target | undefined) => {
    const rest = desk.mapping().columns.filter((one) => one.column !== props.column)
    desk.set({ columns: next ? [...rest, next] : rest })
  }
  const isTwice = () => {
    const now = target()
    return now !== undefined && twice(desk.mapping()).has(now.field)
  }
  const role = () => {
    const { household, area } = desk.mapping()
    if (household === props.column) return w('columns.is-key')
    if (area.columns.includes(props.column)) return w('columns.is-area')
    if (props.sum) return w('columns.in-sum', { field: fieldLabel(desk.fields(), props.sum) })
    return ''
  }
  return (
    <div class={style.column} data-unused={!target() && !role() ? '' : undefined}>
      <span class={style.name}>{props.column}</span>
      <span class={style.sample}>
        {values()
          .slice(0, 4)
          .map(({ value }) => value)
          .join(' · ') || w('columns.empty')}
      </span>
      <div class={style.more}>
        <FieldSelect
          label={w('columns.choose', { column: props.column })}
          fields={desk.fields()}
          value={baseOf(target()?.field ?? '')}
          none={role() || w('columns.unused')}
          wrong={isTwice()}
          onChange={(to) =>
            change(to ? { column: props.column, field: kept(to, of()?.place) } : undefined)
          }
        />
        <Show when={asked() && of()}>
          {(person) => (
            <WhoseSelect
              label={w('columns.whose', { column: props.column })}
              value={person().place}
              onChange={(place) => {
                const now = target()
                if (now) change({ ...now, field: fieldAt(place, person().name) })
              }}
            />
          )}
        </Show>
        <Show when={isTwice()}>
          <span class={style.wrong}>{w('columns.twice')}</span>
        </Show>
        <Show when={field()?.kind === 'amount'}>
          <UnitSelect
            label={w('columns.unit', { column: props.column })}
            value={target()?.unit ?? 'major'}
            onChange={(unit: Unit) => {
              const now = target()
              if (now) change({ ...now, unit })
            }}
          />
          <Show when={desk.mapping().shape === 'persons'}>
            <NatureSelect
              label={w('columns.nature', { column: props.column })}
              value={desk.mapping().natures[props.column] ?? 'person'}
              onChange={(nature: Nature) =>
                desk.set({ natures: { ...desk.mapping().natures, [props.column]: nature } })
              }
            />
          </Show>
        </Show>
      </div>
      <Sureness desk={desk} column={props.column} field={target()?.field} />
    </div>
  )
}

/** The field as it stands in the list: whose it is, is asked beside it. */
const baseOf = (field: string): string => {
  const of = whose(field)
  return of ? fieldAt(1, of.name) : field
}

/** Another field of the same person. */
const kept = (field: string, place: number | undefined): string => {
  const of = whose(field)
  return of && place ? fieldAt(place, of.name) : field
}

/** How the field came to this column: said in words, so that a weak guess is seen. */
const Sureness = (props: { desk: Desk; column: string; field: string | undefined }) => {
  const guess = () =>
    props.desk.seen().suggestions.find((s) => s.column === props.column && s.field === props.field)
  return (
    <span>
      <Show when={props.field}>
        <Show
          when={props.desk.from() !== 'remembered'}
          fallback={<Badge>{w('columns.remembered')}</Badge>}
        >
          <Show when={guess()} fallback={<Badge>{w('columns.yours')}</Badge>}>
            {(found) => (
              <Badge tone={found().score >= 0.85 ? 'good' : 'soon'}>
                {w('columns.suggested', { percent: formatPercent(found().score, undefined, 0) })}
              </Badge>
            )}
          </Show>
        </Show>
      </Show>
    </span>
  )
}
