import type { Settings } from '../../api/settings.ts'
import { formatCount, formatNumber, formatPercent } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import type { TileData } from '../../ui/kind/dashboard.tsx'
import type { Dashboard } from './api.ts'
import { listHref } from './links.ts'
import { belowLine, countOf, linesIn, monitoredIn, type Rate, ratioOf, sizeOf } from './measures.ts'
import { t } from './messages.ts'

/** At most seven numbers fit one look: five and the two lowest lines. */
const LINES = 2

const partOf = (rate: Rate): string | undefined => {
  const ratio = ratioOf(rate)
  return ratio === undefined
    ? undefined
    : t('rate.of', { share: formatPercent(ratio), whole: rate.whole })
}

/** The numbers of an area, each with how it moved this month and the list that it counts. */
export function tilesOf(
  { area, now, month, monthOf }: Dashboard,
  settings: Settings,
  mayList: boolean,
): TileData[] {
  const since = t('tile.since')
  const id = area?.area ?? ''
  const lead = (filter: Record<string, string> = {}) =>
    mayList ? { href: listHref(id, filter) } : {}
  const people = sizeOf(now, month)
  const active = (counts: typeof now) =>
    countOf(counts, 'status:registered') + countOf(counts, 'status:assisted')
  const households = countOf(now, 'households')
  const lines = linesIn(settings, now, monthOf.slice(0, 4))
  return [
    {
      label: t('tile.households'),
      value: formatCount(households),
      change: countOf(month, 'households'),
      since,
      ...lead(),
    },
    {
      label: t('tile.people'),
      value: formatCount(countOf(now, 'people')),
      change: countOf(month, 'people'),
      since,
    },
    {
      label: t('tile.size'),
      value: people.size === undefined ? '–' : formatNumber(people.size, lang(), 2),
      ...(people.change === undefined ? {} : { change: people.change, since }),
    },
    {
      label: t('tile.on-register'),
      value: formatCount(active(now)),
      about: partOf({ part: active(now), whole: households }),
      change: active(month),
      since,
    },
    {
      label: t('tile.monitored'),
      value: formatCount(countOf(now, 'monitored')),
      about: partOf(monitoredIn(now)),
      change: countOf(month, 'monitored'),
      since,
      risingIsGood: false,
      ...lead({ monitored: 'true' }),
    },
    ...lines.slice(0, LINES).map((line, at) => {
      const rate = belowLine(now, lines, at)
      return {
        label: t('tile.below', { line: line.name[lang()] }),
        value: formatCount(rate.part),
        about: partOf(rate),
        change: belowLine(month, lines, at).part,
        since,
        risingIsGood: false,
        // A list shows one line; what is below a higher one also is below the lower ones.
        ...(at === 0 ? lead({ line: line.code }) : {}),
      }
    }),
  ]
}
