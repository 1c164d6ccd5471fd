import { createMemo, For, type JSX } from 'solid-js'
import type { Settings, Words } from '../../api/settings.ts'
import { formatCount, formatPercent, spellDay } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import { type Bar, BarChart } from '../../ui/chart/bar-chart.tsx'
import type { Dashboard } from './api.ts'
import { listHref } from './links.ts'
import { countOf, linesIn, ratioOf, valuesOf } from './measures.ts'
import { t } from './messages.ts'

export interface ChartsProps {
  data: Dashboard
  settings: Settings
  words: Words
  mayList: boolean
}

const lists = { status: 'status', cause: 'cause', type: 'householdType' } as const

/** Households by status, cause, type and line: lying bars from zero, each leading to its list. */
export default function Charts(props: ChartsProps): JSX.Element {
  const whole = () => countOf(props.data.now, 'households')
  const bar = (criterion: string, code: string, label: string, count: number): Bar => {
    const share = ratioOf({ part: count, whole: whole() })
    const id = props.data.area?.area ?? ''
    // Households without a value have no filter of their own.
    const leads = props.mayList && code !== 'none'
    return {
      label,
      value: count,
      text: `${formatCount(count)} · ${share === undefined ? '–' : formatPercent(share, lang(), 1)}`,
      ...(leads ? { href: listHref(id, { [criterion]: code }) } : {}),
    }
  }
  const charts = createMemo(() =>
    (['status', 'cause', 'type'] as const).map((criterion) => {
      const list = lists[criterion]
      const order = (code: string) =>
        props.settings.lists[list].find((entry) => entry.code === code)?.order ?? 999
      const label = (code: string) =>
        code === 'none' ? t('value.none') : props.words.label(list, code)
      const found = valuesOf(props.data.now, criterion)
      const top = found[0]
      // States follow one another; causes and types stand by how many they concern.
      const shown =
        criterion === 'status' ? found.toSorted((a, b) => order(a.code) - order(b.code)) : found
      return {
        title: t(`chart.${criterion}`, {
          part: top?.count ?? 0,
          whole: whole(),
          label: top ? label(top.code) : '–',
          day: spellDay(props.words.today()),
        }),
        head: [t(`head.${criterion}`), t('chart.households')] as const,
        bars: shown.map(({ code, count }) => bar(criterion, code, label(code), count)),
      }
    }),
  )
  const line = createMemo(() => {
    const { now, monthOf } = props.data
    const lines = linesIn(props.settings, now, monthOf.slice(0, 4))
    const count = (code: string) => countOf(now, `line:${code}`)
    const below = lines.reduce((sum, one) => sum + count(one.code), 0)
    return {
      title: t('chart.line', { part: below, whole: whole(), day: spellDay(props.words.today()) }),
      head: [t('head.line'), t('chart.households')] as const,
      bars: [
        ...lines.map((one) =>
          bar('line', one.code, t('line.below', { line: one.name[lang()] }), count(one.code)),
        ),
        bar('line', 'above', t('line.above'), count('above')),
        bar('line', 'unknown', t('line.unknown'), count('unknown')),
      ],
    }
  })
  return (
    <For each={[...charts(), line()]}>
      {(chart) => <BarChart title={chart.title} head={chart.head} bars={chart.bars} />}
    </For>
  )
}
