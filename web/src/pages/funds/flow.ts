import type { FlowOfYear } from './api.ts'

/*
 * Where the money of a year stands, as boxes in five columns with bands between them. Pure sums: each
 * unit is in one box of a column or ends before it, so what goes out of a box never exceeds it.
 */

export type EndKind = 'unbound' | 'unbudgeted' | 'left' | 'committed' | 'way' | 'paid'

export interface Box {
  id: string
  column: number
  /** Name of a fund, earmark or line; nothing for an origin or an end, which have words. */
  name?: string
  origin?: string
  end?: EndKind
  value: number
  href?: string
}
export interface Band {
  from: string
  to: string
  value: number
  /** It stands still: neither on its way to somebody nor received. */
  idle: boolean
}

/** Boxes and bands of the funds of one currency; what holds nothing is left out. */
export function flowOf(flow: FlowOfYear, currency: string): { boxes: Box[]; bands: Band[] } {
  const boxes = new Map<string, Box>()
  const bands: Band[] = []
  const put = (box: Omit<Box, 'value'>, value: number) => {
    const known = boxes.get(box.id)
    if (known) known.value += value
    else if (value > 0) boxes.set(box.id, { ...box, value })
  }
  const tie = (from: string, to: string, value: number, idle = false) => {
    if (value > 0) bands.push({ from, to, value, idle })
  }
  const paid = new Map(flow.paid.map((one) => [one.line, one]))
  const ends = (line: string) => paid.get(line) ?? { committed: 0, way: 0, confirmed: 0 }
  const lineSum = (one: FlowOfYear['lines'][number]) => {
    const { committed, way, confirmed } = ends(one.line)
    return one.money.balance + committed + way + confirmed
  }
  for (const fund of flow.funds) {
    if (fund.currency !== currency) continue
    const own = flow.earmarks.filter((one) => one.fund === fund.fund)
    const linesOf = (earmark: string) => flow.lines.filter((one) => one.earmark === earmark)
    const earmarkSum = (one: FlowOfYear['earmarks'][number]) =>
      one.money.balance + sum(linesOf(one.earmark).map(lineSum))
    const whole = fund.money.balance + sum(own.map(earmarkSum))
    put({ id: fund.origin, column: 0, origin: fund.origin }, whole)
    put({ id: fund.fund, column: 1, name: fund.name, href: `/funds/${fund.fund}` }, whole)
    tie(fund.origin, fund.fund, whole)
    for (const earmark of own) {
      const value = earmarkSum(earmark)
      const href = `/funds/${fund.fund}#${earmark.earmark}`
      put({ id: earmark.earmark, column: 2, name: earmark.name, href }, value)
      tie(fund.fund, earmark.earmark, value)
      for (const line of linesOf(earmark.earmark)) {
        put(
          { id: line.line, column: 3, name: line.name, href: `/lines/${line.line}` },
          lineSum(line),
        )
        tie(earmark.earmark, line.line, lineSum(line))
        const { committed, way, confirmed } = ends(line.line)
        const all = { paid: confirmed, way, committed, left: line.money.balance }
        for (const [end, amount] of Object.entries(all)) {
          put({ id: end, column: 4, end: end as EndKind }, amount)
          tie(line.line, end, amount, end === 'left')
        }
      }
      const rest = `${earmark.earmark}.rest`
      put({ id: rest, column: 3, end: 'unbudgeted' }, earmark.money.balance)
      tie(earmark.earmark, rest, earmark.money.balance, true)
    }
    put({ id: `${fund.fund}.rest`, column: 2, end: 'unbound' }, fund.money.balance)
    tie(fund.fund, `${fund.fund}.rest`, fund.money.balance, true)
  }
  return { boxes: [...boxes.values()], bands }
}

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)

export interface Placed extends Box {
  top: number
  height: number
}
export interface Drawn extends Band {
  /** Middle of the band where it leaves and where it arrives, and its width. */
  out: number
  into: number
  width: number
}

const COLUMNS = 5
/** Room for three lines of words beside even the smallest box. */
const LEAST = 58
const HEIGHT = 320
const order: readonly (EndKind | undefined)[] = [undefined, 'paid', 'way', 'committed', 'left']

/** Places boxes under one another in their columns; heights are true to the amounts. */
export function layOut({ boxes, bands }: ReturnType<typeof flowOf>) {
  const columns = Array.from({ length: COLUMNS }, (_, column) =>
    boxes
      .filter((one) => one.column === column)
      .toSorted((a, b) => (column === 4 ? order.indexOf(a.end) - order.indexOf(b.end) : 0)),
  )
  const most = Math.max(...columns.map((column) => sum(column.map(({ value }) => value))), 1)
  const scale = HEIGHT / most
  const placed = new Map<string, Placed>()
  let height = 0
  for (const column of columns) {
    let top = 0
    for (const box of column) {
      const own = Math.max(box.value * scale, 2)
      placed.set(box.id, { ...box, top, height: own })
      top += Math.max(own, LEAST) + 12
    }
    height = Math.max(height, top)
  }
  const left = new Map<string, number>()
  const arrived = new Map<string, number>()
  const next = (used: Map<string, number>, box: string, width: number) => {
    const at = used.get(box) ?? placed.get(box)?.top ?? 0
    used.set(box, at + width)
    return at + width / 2
  }
  // Bands leave a box in the order in which they arrive below one another: they cross as little as can be.
  const top = (id: string) => placed.get(id)?.top ?? 0
  const sorted = bands.toSorted((a, b) => top(a.from) - top(b.from) || top(a.to) - top(b.to))
  const drawn = sorted.map((band): Drawn => {
    const width = band.value * scale
    const out = next(left, band.from, width)
    return { ...band, width, out, into: next(arrived, band.to, width) }
  })
  return { boxes: [...placed.values()], bands: drawn, height }
}
