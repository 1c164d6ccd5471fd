import { readFile } from 'node:fs/promises'
import { type World, world } from '@terrace/local/world'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Source, sources, sourceTotal } from '../income.ts'
import { createImport, uploadPart } from './import.ts'
import { importHouseholdsFile } from './index.ts'
import { openImport } from './inspect.ts'
import { EUSILC, eusilcMapping, everyHousehold, follow, isThere } from './testing.ts'

/** The same sums from the file's text, without any of our code: millionths, as integers. */
async function sumsOf(path: string) {
  const [head = '', ...lines] = (await readFile(path, 'utf8')).trim().split('\n')
  const columns = head.replaceAll('"', '').split(',')
  const cents = (text = '') => (text === 'NA' ? 0n : BigInt(Math.round(Number(text) * 1_000_000)))
  const totals = { wage: 0n, business: 0n, property: 0n, transfer: 0n }
  const seen = new Set<string>()
  for (const line of lines) {
    const cells = line.replaceAll('"', '').split(',')
    const at = (name: string) => cents(cells[columns.indexOf(name)])
    totals.wage += at('py010n')
    totals.business += at('py050n')
    for (const c of ['py090n', 'py100n', 'py110n', 'py120n', 'py130n', 'py140n']) {
      totals.transfer += at(c)
    }
    const key = cells[0] ?? ''
    if (seen.has(key)) continue
    seen.add(key)
    totals.property += at('hy040n') + at('hy090n')
    for (const c of ['hy050n', 'hy070n', 'hy080n', 'hy110n']) totals.transfer += at(c)
    totals.transfer -= at('hy130n') + at('hy145n')
  }
  return { totals, households: seen.size, persons: lines.length }
}

describe.skipIf(!(await isThere(EUSILC)))('the living-conditions file of 14,827 persons', () => {
  let w: World
  let county: string
  beforeAll(async () => {
    w = await world({ pack: 'international' })
    county = (await w.areas()).county.area
  })

  test('goes in whole, to the cent, and the second time changes nothing', async () => {
    const ctx = w.as('county')
    const options = { mapping: eusilcMapping(county), follow: (job: string) => follow(w, job) }
    const first = await importHouseholdsFile(ctx, EUSILC, options)
    expect(first.job?.counts).toEqual({ new: 6000, changed: 0, unchanged: 0, rejected: 0 })
    const own = await sumsOf(EUSILC)
    const households = await everyHousehold(w)
    expect(households).toHaveLength(own.households)
    expect(households.reduce((sum, h) => sum + h.members.length, 0)).toBe(own.persons)
    for (const source of Object.keys(sources) as Source[]) {
      const total = households.reduce((sum, h) => sum + sourceTotal(h.snapshot.income, source), 0)
      expect(BigInt(total) * 10_000n, source).toBe(own.totals[source])
    }
    const again = await importHouseholdsFile(ctx, EUSILC, options)
    expect(again.job?.counts).toEqual({ new: 0, changed: 0, unchanged: 6000, rejected: 0 })
  }, 300_000)

  test('opens with what its columns are, so that little is left to be chosen', async () => {
    const ctx = w.as('county')
    const bytes = await readFile(EUSILC)
    const made = await createImport(ctx, { name: 'eusilc.csv', size: bytes.length })
    await uploadPart(ctx, { import: made.import, part: 0 }, bytes)
    const { suggestions, sums, import: opened } = await openImport(ctx, { import: made.import })
    const found = Object.fromEntries(suggestions.map((s) => [s.column, s.field]))
    expect(found).toMatchObject({
      db030: 'household',
      db040: 'area',
      rb030: 'member.ref',
      rb090: 'member.sex',
      age: 'member.age',
      py010n: 'income.wage',
      py050n: 'income.business',
    })
    expect(suggestions.find((s) => s.column === 'age')?.values).toEqual({ '-1': '0' })
    expect(sums).toEqual(eusilcMapping('').sums)
    const natures = Object.entries(opened.opened?.natures ?? {})
    const wrong = natures.filter(
      ([c, n]) => /^[ph]y/.test(c) && (c[0] === 'h') !== (n !== 'person'),
    )
    expect(wrong).toEqual([])
  })
})
