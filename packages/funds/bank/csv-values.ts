import { type Day, isDay } from '@terrace/platform/dates'
import { parseAmount } from '@terrace/platform/money'
import type { Direction, LineStatus } from './model.ts'

/** How a bank writes the days of its table when they are not `YYYY-MM-DD` or `YYYYMMDD`. */
export type DayOrder = 'day-first' | 'month-first'

const two = (text = ''): string => text.padStart(2, '0')

/** A day, also with a time behind it. */
export function readDay(text: string, order: DayOrder): Day | undefined {
  const plain = text.normalize('NFKC').trim()
  const year = /^(\d{4})(?:[-/.年]?)(\d{1,2})(?:[-/.月]?)(\d{1,2})日?(?:[T ].*)?$/.exec(plain)
  const short = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ].*)?$/.exec(plain)
  let parts = year?.slice(1)
  if (short) {
    const [a, b, y] = short.slice(1)
    parts = order === 'day-first' ? [y ?? '', b ?? '', a ?? ''] : [y ?? '', a ?? '', b ?? '']
  }
  if (!parts) return undefined
  const day = `${parts[0]}-${two(parts[1])}-${two(parts[2])}`
  return isDay(day) ? day : undefined
}

/** Minor units, with a sign before or behind, or in the brackets of bookkeepers. */
export function readMoney(text: string, digits: number, comma: boolean): number | undefined {
  let plain = text.normalize('NFKC').replaceAll(/[\s'¥€£$]/g, '')
  plain = plain.replaceAll('\u2212', '-').replace(/^([A-Z]{3})(?=[\d+-])|(?<=\d)[A-Z]{3}$/, '')
  if (/^\(.*\)$/.test(plain)) plain = `-${plain.slice(1, -1)}`
  if (/^[^-].*-$/.test(plain)) plain = `-${plain.slice(0, -1)}`
  const [point, group] = comma ? [',', '.'] : ['.', ',']
  const whole = plain.split(point)[0] ?? ''
  // Groups of three only: `1,5` is one and a half, written in another way than was said.
  if (whole.includes(group) && !/^[+-]?\d{1,3}([.,]\d{3})+$/.test(whole)) return undefined
  if ((plain.split(point)[1] ?? '').includes(group)) return undefined
  return parseAmount(plain.replaceAll(group, '').replace(point, '.'), digits)
}

const IN = /^(in|c|cr|crdt|credit|haben|h|\+|贷|贷方|收入|收|转入|存入)$/i
const OUT = /^(out|d|dr|dbit|debit|soll|s|-|借|借方|支出|支|转出|支取)$/i

export function readDirection(text: string): Direction | undefined {
  const plain = text.normalize('NFKC').trim()
  if (IN.test(plain)) return 'in'
  return OUT.test(plain) ? 'out' : undefined
}

const STATUSES: readonly [LineStatus, RegExp][] = [
  ['returned', /^(returned|return|reversed|reversal|rtrn|退回|退汇|退票|冲正|已退回|已退汇)$/i],
  ['rejected', /^(rejected|failed|rjct|failure|失败|拒绝|交易失败|已拒绝)$/i],
  ['pending', /^(pending|pdng|processing|authorised|authorized|处理中|待处理|未入账)$/i],
  ['booked', /^(|booked|book|completed|success|successful|posted|settled|成功|交易成功|已入账)$/i],
]

/** Nothing written is booked: most tables hold nothing else. */
export const readStatus = (text: string): LineStatus | undefined =>
  STATUSES.find(([, words]) => words.test(text.normalize('NFKC').trim()))?.[0]
