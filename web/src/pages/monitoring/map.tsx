import { createAsync, useSearchParams } from '@solidjs/router'
import { createMemo, type JSX, Show } from 'solid-js'
import type { Settings, Words } from '../../api/settings.ts'
import { formatCount, formatPercent, spellDay } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import { Choropleth, type MapArea } from '../../ui/chart/choropleth.tsx'
import { RadioField } from '../../ui/form/choice.tsx'
import { Panel } from '../../ui/page.tsx'
import { boundaries, type Dashboard } from './api.ts'
import { dashboardHref } from './links.ts'
import {
  belowLine,
  type Counts,
  countOf,
  linesIn,
  monitoredIn,
  type Rate,
  ratioOf,
} from './measures.ts'
import { t } from './messages.ts'
import style from './monitoring.module.css'

/** What the map can show: an amount, or a rate with its two numbers. */
interface Measure {
  id: string
  label: string
  value: (counts: Counts) => number | Rate
}

/** The children on a map, coloured by the chosen measure; a click goes one level down. */
export default function AreaMap(props: {
  data: Dashboard
  settings: Settings
  words: Words
  name: string
}): JSX.Element {
  const [search, setSearch] = useSearchParams()
  const shapes = createAsync(() => boundaries(props.data.area?.area ?? 'root'))
  const measures = createMemo((): Measure[] => {
    const lines = linesIn(props.settings, props.data.now, props.data.monthOf.slice(0, 4))
    return [
      {
        id: 'households',
        label: t('measure.households'),
        value: (counts) => countOf(counts, 'households'),
      },
      { id: 'people', label: t('measure.people'), value: (counts) => countOf(counts, 'people') },
      { id: 'monitored', label: t('measure.monitored'), value: monitoredIn },
      ...lines.map((line, at) => ({
        id: `below-${line.code}`,
        label: t('measure.below', { line: line.name[lang()] }),
        value: (counts: Counts) => belowLine(counts, lines, at),
      })),
    ]
  })
  const chosen = createMemo(
    () => measures().find((one) => one.id === search.measure) ?? (measures()[0] as Measure),
  )
  const areas = createMemo((): MapArea[] =>
    props.data.children.map(({ area, name, now }) => ({
      id: area,
      label: name,
      geometry: shapes()?.[area],
      href: dashboardHref(area, String(search.measure ?? '')),
      ...said(chosen().value(now)),
    })),
  )
  const title = () => {
    const own = chosen().value(props.data.now)
    const top = areas().toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1))[0]
    const day = spellDay(props.words.today())
    if (typeof own !== 'number') {
      const share = said(own).text
      const value = top?.text ?? '–'
      return t('map.share', { measure: chosen().label, share, top: top?.label ?? '–', value, day })
    }
    return t(chosen().id === 'people' ? 'map.people' : 'map.households', {
      count: own,
      areas: areas().length,
      top: top?.label ?? '–',
      value: top?.value ?? 0,
      day,
    })
  }
  return (
    <Show
      when={areas().some((one) => one.geometry)}
      fallback={
        <Panel>
          <p>{t('map.none', { area: props.name })}</p>
        </Panel>
      }
    >
      <div class={style.map}>
        <RadioField
          inline
          name="measure"
          label={t('map.measure')}
          options={measures().map(({ id, label }) => ({ value: id, label }))}
          value={chosen().id}
          onChange={(id) => setSearch({ measure: id }, { replace: true })}
        />
        <Choropleth
          title={title()}
          head={[t('column.area'), chosen().label]}
          areas={areas()}
          format={(value) =>
            typeof chosen().value({}) === 'number' ? formatCount(value) : formatPercent(value)
          }
        />
      </div>
    </Show>
  )
}

/** A measure's value as the map takes it: a rate with numerator and denominator beside it. */
function said(value: number | Rate): { value: number | undefined; text: string } {
  if (typeof value === 'number') return { value, text: formatCount(value) }
  const ratio = ratioOf(value)
  const share = ratio === undefined ? '–' : formatPercent(ratio)
  return { value: ratio, text: t('rate.full', { share, part: value.part, whole: value.whole }) }
}
