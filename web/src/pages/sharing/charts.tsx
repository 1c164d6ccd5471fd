import { For } from 'solid-js'
import { formatNumber, formatPercent } from '../../i18n/format.ts'
import { BarChart } from '../../ui/chart/bar-chart.tsx'
import { Section } from '../../ui/page.tsx'
import type { RuleFigures, Sheet } from './api.ts'
import { g } from './figures-messages.ts'
import { index } from './measures.ts'
import style from './sharing.module.css'

interface Picture {
  label: string
  value: (rule: RuleFigures) => number | undefined
  say: (value: number) => string
  /** Whether more of it is better: the sentence names the best. */
  most: boolean
  before?: number | undefined
  title: (said: { rule: string; value: string; from: string }) => string
}

const picturesOf = (sheet: Sheet): Picture[] => [
  {
    label: g('coverage.people'),
    value: ({ coverage }) => coverage.people,
    ...{ say: (value) => formatPercent(value), most: true },
    title: ({ rule, value }) => g('chart.coverage', { rule, value }),
  },
  {
    label: g('fifth'),
    value: ({ poorestFifth }) => poorestFifth,
    ...{ say: (value) => formatPercent(value), most: true },
    title: ({ rule, value }) => g('chart.fifth', { rule, value }),
  },
  {
    label: g('p2'),
    value: ({ after }) => after.fgt?.p2,
    ...{ say: index, most: false, before: sheet.before.fgt?.p2 },
    title: (said) => g('chart.p2', said),
  },
  {
    label: g('gini'),
    value: ({ after }) => after.gini,
    ...{ say: index, most: false, before: sheet.before.gini },
    title: (said) => g('chart.gini', said),
  },
  {
    label: g('poor.left'),
    value: ({ poor }) => poor.left,
    ...{ say: (value) => formatNumber(value), most: false },
    before: sheet.rules[0]?.poor.candidates,
    title: ({ rule, value }) => g('chart.poor', { rule, value }),
  },
  {
    label: g('exclusion'),
    value: ({ targeting }) => targeting?.exclusion,
    ...{ say: (value) => formatPercent(value), most: false },
    title: ({ rule, value }) => g('chart.exclusion', { rule, value }),
  },
]

/** The sentence above a picture: which rule does best, or that they are all the same. */
function titleOf({ label, say, most, before = 0, title }: Picture, bars: Bars): string {
  const said = new Set(bars.map(({ value }) => say(value)))
  const [only] = said
  if (said.size === 1) return g('chart.same', { measure: label, value: only ?? '' })
  const best = bars.reduce((one, other) =>
    (most ? other.value > one.value : other.value < one.value) ? other : one,
  )
  // Those that print the same number are best together: none of them is put before the others.
  const same = bars.filter(({ value }) => say(value) === say(best.value))
  const rule = same.map(({ label: name }) => g('quoted', { name })).join(g('and'))
  return title({ rule, value: say(best.value), from: say(before) })
}
type Bars = { label: string; value: number }[]

const One = (props: { picture: Picture; sheet: Sheet }) => {
  const bars = (): Bars =>
    props.sheet.rules.flatMap((rule) => {
      const value = props.picture.value(rule)
      return value === undefined ? [] : [{ label: rule.name, value }]
    })
  const before = (): Bars => {
    const value = props.picture.before
    return value === undefined ? [] : [{ label: g('before'), value }]
  }
  return (
    <BarChart
      title={titleOf(props.picture, bars())}
      head={[g('rule'), props.picture.label]}
      bars={[...before(), ...bars()]}
      format={props.picture.say}
    />
  )
}

/** What the rules do, in bars from zero; each has its table below. */
export const Charts = (props: { sheet: Sheet }) => {
  const shown = () =>
    picturesOf(props.sheet).filter(({ value }) =>
      props.sheet.rules.some((rule) => value(rule) !== undefined),
    )
  return (
    <Section title={g('charts.title')}>
      <div class={style.charts}>
        <For each={shown()}>{(picture) => <One picture={picture} sheet={props.sheet} />}</For>
      </div>
    </Section>
  )
}
