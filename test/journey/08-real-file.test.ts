import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type World, world } from '@terrace/local/world'
import { bufferSource, openTable } from '@terrace/platform/tabular'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Desk, deskOf, proposed } from './desk.ts'

/*
 * Step 8 with a file that nobody on this project wrote: 14,827 persons of a living-conditions
 * survey. It lies beside the project where there is one, and is never part of it.
 */
const FILE = join(import.meta.dirname, '../../../shared/data/eusilc-persons.csv')
const there = existsSync(FILE)
if (!there) console.warn(`The real file is not here, its journey is left out: ${FILE}`)

const personal = ['py090n', 'py100n', 'py110n', 'py120n', 'py130n', 'py140n']
const received = ['hy050n', 'hy070n', 'hy080n', 'hy110n']
const paid = ['hy130n', 'hy145n']
const sums = { wage: ['py010n'], business: ['py050n'] }

/** The file's own totals in cents, as far from our code as can be: text, BigInt millionths. */
function totalsOf(text: string) {
  const [head = '', ...lines] = text.trim().replaceAll('"', '').split('\n')
  const columns = head.split(',')
  const totals = { wage: 0n, business: 0n, property: 0n, transfer: 0n }
  const families = new Set<string>()
  for (const line of lines) {
    const cells = line.split(',')
    const at = (name: string) => BigInt(Math.round(Number(cells[columns.indexOf(name)]) * 1e6) || 0)
    const add = (names: readonly string[]) => names.reduce((sum, name) => sum + at(name), 0n)
    totals.wage += add(sums.wage)
    totals.business += add(sums.business)
    totals.transfer += add(personal)
    const family = cells[0] ?? ''
    if (families.has(family)) continue
    families.add(family)
    totals.property += add(['hy040n', 'hy090n'])
    totals.transfer += add(received) - add(paid)
  }
  const cents = Object.values(totals).map((total) => Number(total / 10_000n))
  return { cents, families: families.size, people: lines.length }
}

describe.skipIf(!there)('a county of another country takes its survey over', () => {
  let w: World
  let county: Desk
  let bytes: Buffer
  let mapping: ReturnType<typeof proposed>
  beforeAll(async () => {
    w = await world({ pack: 'international' })
    const { county: top } = await w.areas()
    county = deskOf(w, await w.login('county'))
    bytes = await readFile(FILE)
    mapping = (opened) => ({
      ...proposed({
        source: 'eu-silc',
        household: 'db030',
        area: { columns: ['db040'], create: { under: top.area } },
        head: 'first',
      })(opened),
      columns: [
        { column: 'rb030', field: 'member.ref' },
        // Born after the year of the incomes: the survey writes the age -1.
        { column: 'age', field: 'member.age', values: { '-1': '0' } },
        { column: 'rb090', field: 'member.sex' },
        { column: 'py010n', field: 'income.wage' },
        { column: 'py050n', field: 'income.business' },
      ],
      sums: [
        { field: 'income.propertyOther', expression: 'hy040n + hy090n' },
        {
          field: 'income.transferOther',
          expression: `${[...personal, ...received].join(' + ')} - ${paid.join(' - ')}`,
        },
      ],
    })
  })

  test('every household, every person and every cent arrives', async () => {
    const own = totalsOf(bytes.toString())
    expect([own.families, own.people]).toEqual([6_000, 14_827])
    const done = await county.bring('eusilc-persons.csv', bytes, mapping)
    expect(done.job.counts).toEqual({ new: 6_000, changed: 0, unchanged: 0, rejected: 0 })
    const { now } = await county.ask('GET /dashboard', {})
    expect(now).toMatchObject({ households: own.families, people: own.people })
    const started = await county.ask('POST /exports', { filter: {}, format: 'csv' })
    const { job, files } = await county.finish(started.job)
    const file = await county.download(job, files?.[0]?.name ?? '')
    const table = await openTable(bufferSource(file))
    const names = ['Wage income', 'Business income', 'Property income', 'Transfer income']
    const at = names.map((name) => table.header.indexOf(name))
    expect(at, table.header.join()).not.toContain(-1)
    const sum = [0, 0, 0, 0]
    for await (const { cells } of table.rows()) {
      for (const [i, column] of at.entries()) {
        sum[i] = (sum[i] ?? 0) + Math.round(Number(cells[column]) * 100)
      }
    }
    expect(sum).toEqual(own.cents)
  }, 240_000)

  test('the same file again changes nothing, and the counts agree with a recount', async () => {
    const again = await county.bring('eusilc-persons.csv', bytes, mapping)
    expect(again.job.counts).toEqual({ new: 0, changed: 0, unchanged: 6_000, rejected: 0 })
    const { job } = await county.ask('POST /statistics/recount', {})
    expect(await county.finish(job)).toMatchObject({
      state: 'done',
      counts: { households: 6_000, drift: 0 },
    })
  }, 240_000)
})
