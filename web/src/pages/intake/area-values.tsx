import { createMemo, createResource, createSignal, For, type JSX, onMount, Show } from 'solid-js'
import { areas } from '../../api/areas.ts'
import { formatNumber } from '../../i18n/format.ts'
import { AreaPicker } from '../../ui/area-picker.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/form/index.ts'
import { Failure, Skeleton } from '../../ui/state.tsx'
import { areasCalled, preview, values } from './api.ts'
import { AreaField } from './area-field.tsx'
import type { Desk } from './desk.ts'
import style from './intake.module.css'
import { t } from './messages.ts'
import { fold, isMissing } from './sketch.ts'
import { w } from './wizard-messages.ts'

/** Names looked up one by one; the check finds what is beyond. */
const MOST = 60

interface Named {
  text: string
  count?: number
  /** How many areas of the tenant bear this name. */
  found: number
}

/** The names in the file's area column, each with how many areas it may mean. */
async function lookUp(desk: Desk, column: string): Promise<Named[]> {
  const { area, missing } = desk.mapping()
  const { items } = await values(desk.view().import, column, 'area')
  const told = items.filter(({ value }) => !isMissing(value, missing)).slice(0, MOST)
  const named: Named[] = []
  for (let at = 0; at < told.length; at += 4) {
    const some = told.slice(at, at + 4).map(async ({ value, count }) => {
      const text = value.trim()
      const chain = text.split(/\s*[/>＞／]\s*/)
      const name = chain.at(-1) ?? text
      const { items: places, coded } = await areasCalled(name, area.scheme ?? '')
      const same = coded ? places : places.filter((one) => fold(one.name) === fold(name))
      return { text, count, found: same.length }
    })
    named.push(...(await Promise.all(some)))
  }
  return named
}

/** Names that the last check could not place; of several columns, together. */
async function fromCheck(desk: Desk): Promise<Named[]> {
  const { check, import: id } = desk.view()
  if (check?.state !== 'done') return []
  const { problems } = await preview(id, check.job)
  const texts = problems
    .filter(({ code }) => code === 'area.unknown' || code === 'area.ambiguous')
    .map(({ params }) => String(params?.value ?? ''))
  return [...new Set(texts)].filter(Boolean).map((text) => ({ text, found: 0 }))
}

/** Which areas the names mean, and where those that are missing are made. */
export const AreaValues = (props: { desk: Desk }): JSX.Element => {
  const { desk } = props
  const area = () => desk.mapping().area
  const single = () => (area().columns.length === 1 ? area().columns[0] : undefined)
  const [named] = createResource(single, (column) => lookUp(desk, column))
  const [checked, setChecked] = createSignal<Named[]>([])
  onMount(() => {
    // Nothing is lost without it: the names are told again by the next check.
    void fromCheck(desk).then(setChecked, () => undefined)
  })
  const all = createMemo(() => {
    const own = named.latest ?? []
    return [...own, ...checked().filter(({ text }) => !own.some((one) => one.text === text))]
  })
  const placed = (one: Named) => one.found === 1 || area().values?.[one.text] !== undefined
  const open = () => all().filter((one) => !placed(one))
  const shown = () => all().filter((one) => one.found !== 1)
  const say = (text: string, id: string) => {
    const { [text]: _gone, ...rest } = area().values ?? {}
    desk.set({ area: { ...area(), values: id ? { ...rest, [text]: id } : rest } })
  }
  return (
    <section class={style.close} aria-label={w('areas.title')}>
      <h3>{w('areas.title')}</h3>
      <Show when={!named.error} fallback={<Failure error={named.error} />}>
        <Show
          when={single()}
          fallback={<p class={style.soft}>{w('areas.later', { count: area().columns.length })}</p>}
        >
          <Show when={named.latest} fallback={<Skeleton rows={2} />}>
            <p class={style.soft}>
              {w('areas.found', { count: all().length - open().length })}
              {open().length > 0 ? `, ${w('areas.unfound', { count: open().length })}` : ''}
            </p>
          </Show>
        </Show>
        <Show when={single() === undefined || open().length > 0 || area().create}>
          <CreateMissing desk={desk} />
        </Show>
        <div class={style.values}>
          <For each={shown()}>
            {(one) => <AreaMeaning desk={desk} named={one} onChange={(id) => say(one.text, id)} />}
          </For>
        </div>
      </Show>
    </section>
  )
}

const CreateMissing = (props: { desk: Desk }) => {
  const area = () => props.desk.mapping().area
  const set = (under: string | undefined) => {
    const { create: _gone, ...rest } = area()
    props.desk.set({ area: under === undefined ? rest : { ...rest, create: { under } } })
  }
  const under = () => area().create?.under ?? ''
  return (
    <Show when={props.desk.county()} fallback={<p class={style.soft}>{w('areas.create.no')}</p>}>
      <Checkbox
        name="create"
        label={w('areas.create')}
        hint={w('areas.create.hint')}
        value={area().create !== undefined}
        onChange={(on) => set(on ? (area().within ?? 'root') : undefined)}
      />
      <Show when={area().create}>
        <AreaField
          name="under"
          label={w('areas.under')}
          none={w('areas.root')}
          value={under() === 'root' ? '' : under()}
          onChange={(id) => set(id || 'root')}
        />
      </Show>
    </Show>
  )
}

const AreaMeaning = (props: { desk: Desk; named: Named; onChange: (id: string) => void }) => {
  const area = () => props.desk.mapping().area
  const id = () => area().values?.[props.named.text] ?? ''
  const [name, setName] = createSignal('')
  return (
    <div class={style.value}>
      <span>{props.named.text}</span>
      <span class={style.number}>
        {props.named.count === undefined ? '' : `×${formatNumber(props.named.count)}`}
      </span>
      <fieldset class={style.row} aria-label={w('areas.means', { value: props.named.text })}>
        <Show when={!id() && props.named.found > 1}>
          <Badge tone="soon">{w('areas.several')}</Badge>
        </Show>
        <Show when={!id() && props.named.found === 0 && area().create}>
          <Badge tone="good">{w('areas.made')}</Badge>
        </Show>
        <AreaPicker
          source={areas}
          class={style.area ?? ''}
          value={id()}
          name={id() ? name() || id() : t('pick.none')}
          onChange={(node) => {
            setName(node?.name ?? '')
            props.onChange(node?.area ?? '')
          }}
        />
        <Show when={id()}>
          <Button
            look="quiet"
            small
            icon="close"
            label={w('areas.forget')}
            onClick={() => props.onChange('')}
          />
        </Show>
      </fieldset>
    </div>
  )
}
