import type { Files } from '@terrace/platform/files'
import type { TableRow } from '@terrace/platform/tabular'
import type { Group } from './draft.ts'
import { type Plan, refuseWide } from './plan.ts'
import { hash } from './seen.ts'

/** The rows of a household do not stand together: they must be brought together first. */
export class Scattered extends Error {}

const keyOf = (plan: Plan, row: TableRow): string => {
  const text = row.cells[plan.key] ?? ''
  return plan.isMissing(text) ? '' : text.trim()
}

/** Where a household begins: a row of the file, or the place of a household in its heap. */
export interface Place {
  heap: number
  at: number
}

/** One household a row. */
export async function* rowByRow(plan: Plan, rows: AsyncIterable<TableRow>): AsyncGenerator<Group> {
  for await (const row of rows) yield { key: keyOf(plan, row), rows: [row] }
}

/**
 * Households of person rows that stand together; one that comes up again after another one is given
 * again. A row without a key is a household of its own, to be rejected.
 */
export async function* together(plan: Plan, rows: AsyncIterable<TableRow>): AsyncGenerator<Group> {
  let group: Group | undefined
  for await (const row of rows) {
    const key = keyOf(plan, row)
    if (group && key !== '' && group.key === key) {
      group.rows.push(row)
      refuseWide(plan, key, group.rows.length)
      continue
    }
    if (group) yield group
    group = { key, rows: [row] }
  }
  if (group) yield group
}

/** Rows of a household go to one of at most so many heaps, each small enough for memory. */
const HEAPS = 64
/** Bytes of the file for each heap; a packed workbook holds about eight times its size. */
const HEAP = 1 << 20

export const heapsFor = (size: number, packed: boolean): number =>
  Math.min(HEAPS, Math.max(1, Math.ceil((size * (packed ? 8 : 1)) / HEAP)))

/** Characters after which a heap's rows are put away. */
const FLUSH = 1 << 18

/** Brings scattered rows together through heaps in the file store; memory does not grow. */
export class Heaps {
  private readonly files: Files
  private readonly folder: string
  private readonly count: number
  constructor(files: Files, folder: string, count: number) {
    this.files = files
    this.count = count
    this.folder = `${folder}/heaps`
  }

  private key(heap: number, part: number): string {
    return `${this.folder}/${heap}-${part}`
  }

  private get listKey(): string {
    return `${this.folder}/list`
  }

  /** Sorts every row to its heap; the list is written last, and says that all are whole. */
  async fill(plan: Plan, rows: AsyncIterable<TableRow>): Promise<void> {
    const texts: string[] = Array.from({ length: this.count }, () => '')
    const parts: number[] = texts.map(() => 0)
    const put = async (heap: number) => {
      const part = parts[heap] ?? 0
      parts[heap] = part + 1
      const text = texts[heap] ?? ''
      texts[heap] = ''
      await this.files.put(this.key(heap, part), text, 'application/x-ndjson')
    }
    for await (const { row, cells, problems } of rows) {
      const key = keyOf(plan, { row, cells })
      const heap = hash(key)[0] % this.count
      texts[heap] += `${JSON.stringify([key, row, cells, problems])}\n`
      if ((texts[heap]?.length ?? 0) > FLUSH) await put(heap)
    }
    for (const [heap, text] of texts.entries()) if (text !== '') await put(heap)
    await this.files.put(this.listKey, JSON.stringify(parts), 'application/json')
  }

  /**
   * The households from a place on, heap by heap, in each in the order of the file, with the place
   * after each. Heaps before it are not read.
   */
  async *groups(plan: Plan, from: Place): AsyncGenerator<{ group: Group; next: Place }> {
    const parts = JSON.parse(Buffer.from(await this.files.get(this.listKey)).toString()) as number[]
    for (const [heap, count] of parts.entries()) {
      if (heap < from.heap) continue
      const groups = new Map<string, Group>()
      for (let part = 0; part < count; part++) {
        const text = Buffer.from(await this.files.get(this.key(heap, part))).toString()
        for (const line of text.split('\n')) if (line !== '') this.add(plan, groups, line)
      }
      let at = 0
      for (const group of groups.values()) {
        at++
        if (heap > from.heap || at > from.at) yield { group, next: { heap, at } }
      }
    }
  }

  private add(plan: Plan, groups: Map<string, Group>, line: string): void {
    const [key, row, cells, problems] = JSON.parse(line) as [
      string,
      number,
      string[],
      TableRow['problems'] | null,
    ]
    const one = problems ? { row, cells, problems } : { row, cells }
    const found = key === '' ? undefined : groups.get(key)
    if (found) {
      found.rows.push(one)
      refuseWide(plan, key, found.rows.length)
    } else groups.set(key === '' ? `\u0000${row}` : key, { key, rows: [one] })
  }
}
