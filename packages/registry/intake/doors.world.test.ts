import { type World, world } from '@terrace/local/world'
import { bufferSource, writeXlsx } from '@terrace/platform/tabular'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { createImport, getImport, getParts, setMapping, startImport, uploadPart } from './import.ts'
import { importHouseholdsFile } from './index.ts'
import { getInspection, openImport } from './inspect.ts'
import { getProblems, getValues, listFields, listImports } from './look.ts'
import type { MappingInput } from './mapping.ts'
import { PART } from './part-source.ts'
import { everyHousehold, fileOf, follow } from './testing.ts'

let w: World
let areas: Awaited<ReturnType<World['areas']>>
beforeAll(async () => {
  w = await world({ today: '2026-05-04' })
  areas = await w.areas()
})

const mapping: MappingInput = {
  source: 'office',
  shape: 'persons',
  household: 'family',
  columns: [
    { column: 'name', field: 'member.name' },
    { column: 'relation', field: 'member.relation' },
    { column: 'wage', field: 'income.wage' },
  ],
  area: { columns: ['village'] },
}
const csv = (...rows: string[]) => ['family,village,name,relation,wage', ...rows].join('\n')
const fault = (kind: string, code: string) => expect.objectContaining({ kind, code })

const uploaded = async (text: string, ctx = w.as('county')) => {
  const made = await createImport(ctx, { name: 'a.csv', size: Buffer.byteLength(text) })
  await uploadPart(ctx, { import: made.import, part: 0 }, Buffer.from(text))
  return { import: made.import }
}

describe('uploads', () => {
  test('two gigabytes are refused before a byte is sent', async () => {
    const asked = createImport(w.as('county'), { name: 'big.csv', size: 2 * 1024 ** 3 })
    await expect(asked).rejects.toEqual(fault('too-large', 'file.too-large'))
  })

  test('a part that is too long, too short, damaged or not announced is refused', async () => {
    const ctx = w.as('county')
    const made = await createImport(ctx, { name: '../../a.csv', size: PART + 3 })
    expect(made).toMatchObject({ name: '.._.._a.csv', parts: 2, state: 'uploading' })
    const send = (part: number, size: number, digest?: string) =>
      uploadPart(ctx, { import: made.import, part, digest }, new Uint8Array(size))
    await expect(send(1, 4)).rejects.toEqual(fault('too-large', 'import.part-size'))
    await expect(send(1, 2)).rejects.toEqual(fault('invalid', 'import.part-size'))
    await expect(send(2, 1)).rejects.toEqual(fault('too-large', 'import.part'))
    await expect(send(-1, 1)).rejects.toEqual(fault('too-large', 'import.part'))
    await expect(send(1, 3, '00')).rejects.toEqual(fault('invalid', 'import.part-digest'))
    await send(1, 3)
    expect((await getParts(ctx, made)).missing).toEqual([0])
    await expect(openImport(ctx, made)).rejects.toEqual(fault('conflict', 'import.parts-missing'))
  })

  test('a file of several parts is one file', async () => {
    let count = 0
    const line = `A,Upper,Li,head,1,${'x'.repeat(1000)}\n`
    const rows = Math.ceil((PART * 1.5) / line.length)
    const text =
      csv('').replace('wage', 'wage,note') +
      line.repeat(rows).replaceAll(/^A/gm, () => `A${Math.floor(count++ / 2)}`)
    const source = bufferSource(Buffer.from(text))
    const checked = await importHouseholdsFile(
      w.as('county'),
      { name: 'long.csv', source },
      { mapping, checkOnly: true, follow: (job) => follow(w, job) },
    )
    expect(checked.parts).toBe(2)
    expect(checked.check?.result).toMatchObject({ rows })
  })
})

describe('who may', () => {
  test('roles that keep no register may not even begin', async () => {
    for (const role of ['resident', 'helper', 'admin', 'auditor', 'household']) {
      const asked = createImport(w.as(role), { name: 'a.csv', size: 3 })
      await expect(asked, role).rejects.toEqual(fault('forbidden', 'role.may-not'))
    }
    const made = await createImport(w.as('clerk'), { name: 'a.csv', size: 3 })
    const send = uploadPart(w.as('admin'), { import: made.import, part: 0 }, new Uint8Array(3))
    await expect(send).rejects.toEqual(fault('forbidden', 'role.may-not'))
  })

  test("another clerk's import is as missing as one that is not there", async () => {
    const made = await createImport(w.as('clerk', [''], 'u-one'), { name: 'a.csv', size: 3 })
    const other = w.as('clerk', [''], 'u-two')
    await expect(getImport(other, made)).rejects.toEqual(fault('missing', 'import.missing'))
    const send = uploadPart(other, { import: made.import, part: 0 }, new Uint8Array(3))
    await expect(send).rejects.toEqual(fault('missing', 'import.missing'))
    const seen = (await listImports(other, {})).items.map((line) => line.import)
    expect(seen).not.toContain(made.import)
    expect((await getImport(w.as('county'), made)).import).toBe(made.import)
  })

  test('a clerk makes no areas and sets no status', async () => {
    const ctx = w.as('clerk')
    const which = await uploaded(csv('A,Upper,Li,head,1'), ctx)
    await openImport(ctx, which)
    const area = { ...mapping.area, create: { under: areas.county.area } }
    for (const more of [{ area }, { status: 'registered' as const }]) {
      const asked = setMapping(ctx, { ...which, mapping: { ...mapping, ...more } })
      await expect(asked).rejects.toEqual(fault('invalid', 'input.invalid'))
    }
  })

  test('what lies outside the own areas is unknown, and its households are not touched', async () => {
    const [north, south] = areas.townships
    const follows = { mapping, follow: (job: string) => follow(w, job) }
    const text = csv('S1,Green,Sun Li,head,1')
    const all = await importHouseholdsFile(w.as('county'), fileOf(text), follows)
    expect(all.job?.counts).toMatchObject({ new: 1 })
    const clerk = w.as('township', [north?.path ?? 'none'], 'u-north')
    const own = await importHouseholdsFile(
      clerk,
      fileOf(csv('S1,Upper,Sun Li,head,2', 'S2,Green,Sun Li,head,2', 'S3,Lower,Sun Li,head,2')),
      follows,
    )
    expect(own.job?.counts).toMatchObject({ new: 1, rejected: 2 })
    const { items } = await getProblems(clerk, { import: own.import })
    const errors = items.filter((p) => p.severity === 'error').map((p) => [p.row, p.code])
    expect(errors).toEqual([
      [2, 'match.elsewhere'],
      [3, 'area.unknown'],
    ])
    const kept = (await everyHousehold(w)).find((h) => h.source?.ref === 'S1')
    expect(kept).toMatchObject({ version: 1, path: expect.stringContaining(south?.path ?? 'none') })
  })
})

describe('the mapping', () => {
  test('what does not fit is told field by field', async () => {
    const ctx = w.as('county')
    const which = await uploaded(csv('A,Upper,Li,head,1'))
    await openImport(ctx, which)
    const asked = setMapping(ctx, {
      ...which,
      mapping: {
        ...mapping,
        household: 'none',
        columns: [
          { column: 'name', field: 'member.name' },
          { column: 'wage', field: 'member.name' },
          { column: 'wage', field: 'no.such' },
        ],
        sums: [
          { field: 'income.wage', expression: 'wage + salary' },
          { field: 'address', expression: 'wage' },
        ],
        constants: { year: 'soon' },
      },
    })
    const error = await asked.catch(
      (e: { detail: { fields: { path: string; code: string }[] } }) => e,
    )
    expect(error).toMatchObject({ code: 'mapping.invalid' })
    expect('detail' in error && error.detail.fields.map((f) => [f.path, f.code])).toEqual([
      ['mapping.columns.1', 'mapping.twice'],
      ['mapping.columns.2', 'mapping.no-field'],
      ['mapping.sums.0', 'expression.column'],
      ['mapping.sums.1', 'mapping.no-amount'],
      ['mapping.constants.year', 'value.year'],
      ['mapping.household', 'mapping.no-column'],
    ])
    await expect(startImport(ctx, which)).rejects.toEqual(fault('conflict', 'import.not-checked'))
  })

  test('is remembered for the next file with these columns, an error file too', async () => {
    const follows = { mapping, follow: (job: string) => follow(w, job) }
    await importHouseholdsFile(w.as('county'), fileOf(csv('R1,Upper,Li,head,1')), follows)
    for (const header of ['', ',row,problem', ',原行号,问题']) {
      const text = csv('R2,Upper,Li,head,1').replace('wage', `wage${header}`)
      const which = await uploaded(text)
      const { remembered } = await openImport(w.as('county'), which)
      expect(remembered[0]).toMatchObject({ source: 'office', household: 'family' })
      expect((await getInspection(w.as('county'), which)).remembered).toHaveLength(1)
    }
  })

  test('a key that stands on too many rows is no key', async () => {
    const rows = Array.from({ length: 501 }, (_, i) => `F${i},Upper,Li,head,1`)
    const asked = importHouseholdsFile(w.as('county'), fileOf(csv(...rows)), {
      mapping: { ...mapping, household: 'village' },
      follow: (job) => follow(w, job),
    })
    await expect(asked).rejects.toMatchObject({
      code: 'import.check-failed',
      detail: { error: { code: 'import.key-too-wide', detail: { key: 'Upper' } } },
    })
  })

  test('fields and values are there to choose from', async () => {
    const ctx = w.as('county')
    const { items } = await listFields(ctx, {})
    const relation = items.find((f) => f.field === 'member.relation')
    expect(relation?.codes?.[0]).toMatchObject({ code: 'head', label: { zh: '户主' } })
    const which = await uploaded(csv('A,Upper,Li,head,1', 'A,Upper,Li,kin,1', 'A,Upper,Li,kin,1'))
    await openImport(ctx, which)
    const values = await getValues(ctx, { ...which, column: 'relation', field: 'member.relation' })
    expect(values.items).toEqual([
      { value: 'kin', count: 2 },
      { value: 'head', count: 1, code: 'head' },
    ])
  })
})

test('a formula counts with the value it last had, and says so', async () => {
  const pieces: Uint8Array[] = []
  const header = ['family', 'village', 'name', 'relation', 'wage']
  for await (const piece of writeXlsx(header, [['X1', 'Upper', 'Li', 'head', 100]])) {
    pieces.push(piece)
  }
  const entries = unzipSync(Buffer.concat(pieces))
  const sheet = strFromU8(entries['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  const changed = sheet.replace('<v>100</v>', '<f>50*2</f><v>100</v>')
  expect(changed).not.toBe(sheet)
  const bytes = zipSync({ ...entries, 'xl/worksheets/sheet1.xml': strToU8(changed) })
  const done = await importHouseholdsFile(
    w.as('county'),
    { name: 'formula.xlsx', source: bufferSource(bytes) },
    { mapping, follow: (job) => follow(w, job) },
  )
  expect(done.job?.counts).toMatchObject({ new: 1, rejected: 0 })
  const { items } = await getProblems(w.as('county'), { import: done.import })
  expect(items).toContainEqual(
    expect.objectContaining({ row: 2, column: 'wage', code: 'cell.formula', severity: 'warning' }),
  )
  const household = (await everyHousehold(w)).find((h) => h.source?.ref === 'X1')
  expect(household?.snapshot.income.wage).toBe(10_000)
})
