import { type Day, daysBetween } from '@terrace/platform/dates'
import type { Direction, StatementLine } from './model.ts'

/** Something that waits for money: a payment that was sent, a pledge that was made. */
export interface OpenItem {
  id: string
  /** `out` for a payment, `in` for a pledge. */
  direction: Direction
  amount: number
  currency: string
  /** What we wrote into the transfer. */
  endToEnd?: string
  /** What the payer was asked to write. */
  reference?: string
  name?: string
  /** When the money was due. */
  day?: Day
}

export type SuggestionReason =
  | 'end-to-end' // our own id came back
  | 'reference' // the reference that was asked for, in its field
  | 'reference-in-text' // the same, found in the text
  | 'amount-and-name'
  | 'amount-and-day'

export interface Suggestion {
  line: string
  item: string
  /** 0 to 100; halved when the amount is another one. */
  score: number
  reason: SuggestionReason
  amountDiffers: boolean
}

/** As many as a person looks at for one line. */
const MOST = 5
/** Days on each side within which money comes. */
const NEAR = 10

const SCORES: Readonly<Record<SuggestionReason, number>> = {
  'end-to-end': 100,
  reference: 95,
  'reference-in-text': 90,
  'amount-and-name': 75,
  'amount-and-day': 50,
}

/** A text as people copy it: no case, no spaces, no signs. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** A name with its parts in one order, since some write the family name first. */
const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ')

/** The movement that an item waits for: money that comes back undoes a payment. */
const wayOf = ({ direction, status }: StatementLine): Direction =>
  (direction === 'in') !== (status === 'returned') ? 'in' : 'out'

const push = <T>(map: Map<string, T[]>, key: string, one: T): void => {
  const list = map.get(key)
  if (list) list.push(one)
  else map.set(key, [one])
}

/** Items by each thing that a line may be found by, so that many lines meet many items in no time. */
class Index {
  readonly ends = new Map<string, OpenItem[]>()
  readonly references = new Map<string, OpenItem[]>()
  readonly names = new Map<string, OpenItem[]>()
  /** By way and amount, in the order of their days. */
  readonly amounts = new Map<string, (OpenItem & { day: Day })[]>()
  readonly lengths: readonly number[]
  constructor(items: readonly OpenItem[]) {
    for (const item of items) {
      const { endToEnd, reference, name, day } = item
      if (endToEnd) push(this.ends, fold(endToEnd), item)
      if (reference) push(this.references, fold(reference), item)
      if (name) push(this.names, `${sum(item)} ${foldName(name)}`, item)
      if (day) push(this.amounts, sum(item), { ...item, day })
    }
    for (const list of this.amounts.values())
      list.sort((a, b) => compare(a.day, b.day) || byId(a, b))
    for (const list of this.names.values()) list.sort(byId)
    // A reference of three characters stands in any text by chance.
    const lengths = [...this.references.keys()].map((key) => key.length)
    this.lengths = [...new Set(lengths.filter((length) => length >= 6))]
  }
}

const sum = ({ direction, amount, currency }: Omit<OpenItem, 'id'>) =>
  `${direction} ${currency} ${amount}`
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byId = (a: OpenItem, b: OpenItem): number => compare(a.id, b.id)

/**
 * Proposes for each line which items it may be for, the likeliest first: by our own id, the reference,
 * amount and name, amount and near day. The same input gives the same answer in any order of items.
 * @param items only those still open, of any number
 */
export function suggestMatches(
  lines: readonly StatementLine[],
  items: readonly OpenItem[],
): Suggestion[] {
  const index = new Index(items)
  return lines.flatMap((line) => {
    const way = wayOf(line)
    const best = new Map<string, Suggestion>()
    const add = (reason: SuggestionReason, found: readonly OpenItem[], less = 0) => {
      for (const item of found) {
        if (item.direction !== way || item.currency !== line.currency) continue
        const amountDiffers = item.amount !== line.amount
        const full = SCORES[reason] - less
        const score = amountDiffers ? Math.floor(full / 2) : full
        const known = best.get(item.id)
        if (known && known.score >= score) continue
        best.set(item.id, { line: line.id, item: item.id, score, reason, amountDiffers })
      }
    }
    find(line, way, index, add)
    return [...best.values()]
      .sort((a, b) => b.score - a.score || compare(a.item, b.item))
      .slice(0, MOST)
  })
}

function find(
  line: StatementLine,
  way: Direction,
  index: Index,
  add: (reason: SuggestionReason, found: readonly OpenItem[], less?: number) => void,
): void {
  const { endToEnd, reference, text, party, day, amount, currency } = line
  if (endToEnd) {
    add('end-to-end', index.ends.get(fold(endToEnd)) ?? [])
    // Payers' banks let them write the reference there.
    add('reference', index.references.get(fold(endToEnd)) ?? [])
  }
  if (reference) add('reference', index.references.get(fold(reference)) ?? [])
  const folded = fold(text)
  for (const length of index.lengths) {
    for (let at = 0; at + length <= folded.length; at++) {
      const found = index.references.get(folded.slice(at, at + length))
      if (found) add('reference-in-text', found)
    }
  }
  const key = sum({ direction: way, amount, currency })
  if (party) {
    const found = index.names.get(`${key} ${foldName(party)}`) ?? []
    // Several of one name and amount: each is less likely.
    add('amount-and-name', found.slice(0, MOST), found.length > 1 ? 10 : 0)
  }
  const { near, more } = nearest(index.amounts.get(key) ?? [], day)
  for (const item of near) {
    add('amount-and-day', [item], Math.abs(daysBetween(item.day, day)) + (more ? 20 : 0))
  }
}

/** The items of a list in the order of days that are nearest to one. */
function nearest<T extends { day: Day }>(
  list: readonly T[],
  day: Day,
): { near: T[]; more: boolean } {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.day ?? '') < day) low = middle + 1
    else high = middle
  }
  const around = list.slice(Math.max(0, low - MOST), low + MOST)
  const within = around.filter((one) => Math.abs(daysBetween(one.day, day)) <= NEAR)
  within.sort((a, b) => Math.abs(daysBetween(a.day, day)) - Math.abs(daysBetween(b.day, day)))
  return { near: within.slice(0, MOST), more: within.length > 1 }
}
