import { batchStates } from '@terrace/funds'
import type { Language } from '@terrace/platform/i18n'
import { translate } from '@terrace/platform/i18n'
import { decimalsOf, formatAmount } from '@terrace/platform/money'
import type { TraceEnd, TraceView } from '../trace/view.ts'
import { updateMessages } from './messages.ts'

/** What its giver is told of: a purpose, a budget, a payment that is released, one that is received. */
export const stations = ['earmark', 'line', 'paying', 'confirmed'] as const
export type Station = (typeof stations)[number]

/** What stood where, in minor units, when the giver was last told: `line lin_01…`. */
export type Told = Readonly<Record<string, number>>

const RELEASED = batchStates.indexOf('released')
const WITHDRAWN = batchStates.indexOf('withdrawing')
/** What was let go for payment, and not taken back. */
export const isReleased = (state: TraceEnd['state']): boolean => {
  const at = state ? batchStates.indexOf(state) : -1
  return at >= RELEASED && at < WITHDRAWN
}

/** What was taken back before its money left. */
export const isTakenBack = (state: TraceEnd['state']): boolean =>
  state !== undefined && batchStates.indexOf(state) >= WITHDRAWN

function stationOf({ place, state }: TraceEnd): Station | undefined {
  if (place === 'on-its-way' || (place === 'batch' && isReleased(state))) return 'paying'
  return place === 'earmark' || place === 'line' || place === 'confirmed' ? place : undefined
}

export interface Standing {
  station: Station
  amount: number
  end: TraceEnd
}

/** What stands where, those that came furthest last. */
export function standingOf(ends: readonly TraceEnd[]): Map<string, Standing> {
  const found = new Map<string, Standing>()
  for (const end of ends) {
    const station = stationOf(end)
    if (!station) continue
    const key = `${station} ${end.thing}`
    const amount = (found.get(key)?.amount ?? 0) + end.amount
    found.set(key, { station, amount, end })
  }
  const order = ({ station }: Standing) => stations.indexOf(station)
  return new Map([...found].sort(([, a], [, b]) => order(a) - order(b)))
}

export const toldOf = (standing: ReadonlyMap<string, Standing>): Told =>
  Object.fromEntries([...standing].map(([key, { amount }]) => [key, amount]))

/** What came to a station since the giver was last told; nothing where money only left one. */
export const newsOf = (standing: ReadonlyMap<string, Standing>, told: Told): Standing[] =>
  [...standing].flatMap(([key, one]) => {
    const more = one.amount - (told[key] ?? 0)
    return more > 0 ? [{ ...one, amount: more }] : []
  })

/** One line of a mail: how much came where. Fewer than five households are not counted out. */
export function lineOf(
  { station, amount, end }: Standing,
  { currency }: Pick<TraceView, 'currency'>,
  lang: Language,
): string {
  const { name, areaName, households } = end
  const counted = typeof households === 'number' && households > 0
  return translate(updateMessages, `update.${station}${counted ? '-counted' : ''}`, lang, {
    amount: `${formatAmount(amount, decimalsOf(currency))} ${currency}`,
    where: [name, areaName].filter(Boolean).join(', '),
    count: counted ? households : '',
  })
}
