import { type World, world } from '@terrace/local/world'
import { bufferSource, writeXlsx } from '@terrace/platform/tabular'
import { beforeEach, describe, expect, test } from 'vitest'
import { importHouseholdsFile } from './index.ts'
import { getPreview, getProblems } from './look.ts'
import type { MappingInput } from './mapping.ts'
import { everyHousehold, fileOf, follow, textOf } from './testing.ts'

let w: World
beforeEach(async () => {
  w = await world({ pack: 'cn', today: '2026-05-04' })
  await w.areas()
})

const mapping: MappingInput = {
  source: 'county office',
  shape: 'persons',
  household: 'family',
  columns: [
    { column: 'name', field: 'member.name' },
    { column: 'sex', field: 'member.sex' },
    { column: 'relation', field: 'member.relation' },
    { column: 'born', field: 'member.birth' },
    { column: 'wage', field: 'income.wage' },
    { column: 'id', field: 'member.idNumber' },
  ],
  constants: { year: '2026' },
  area: { columns: ['village'] },
}

const HEADER = 'family,village,name,sex,relation,born,wage,id'
const csv = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`

const bring = (text: string, given: MappingInput = mapping, name = 'list.csv') =>
  importHouseholdsFile(w.as('county'), fileOf(text, name), {
    mapping: given,
    follow: (job) => follow(w, job),
  })

const problemsOf = async (id: string) =>
  (await getProblems(w.as('county'), { import: id })).items.filter((p) => p.severity === 'error')

describe('rows that are wrong', () => {
  const rows = [
    'A,Upper,Li Ming,male,head,1980-02-03,"1,200.50",',
    'A,Upper,Li Hua,x,spouse,1981-02-03,,',
    'B,Upper,Wang Wei,female,head,1990-02-30,800,',
    'C,Nowhere,Zhao Yi,male,head,1970-01-01,1,',
    'D,Lower,Qian Er,male,son,1970-01-01,1,',
    'E,Green,=1+1,male,head,1970-01-01,-12.34,',
    'F,Green,Sun San,male,head,1970-01-01,12x,',
    ',Green,Nobody,male,head,1970-01-01,1,',
  ]

  test('are told by row, column and reason before anything is written', async () => {
    const checked = await importHouseholdsFile(w.as('county'), fileOf(csv(...rows)), {
      mapping,
      checkOnly: true,
      follow: (job) => follow(w, job),
    })
    expect(checked.check?.counts).toEqual({ new: 1, changed: 0, unchanged: 0, rejected: 6 })
    expect(await everyHousehold(w)).toEqual([])
    const found = await problemsOf(checked.import)
    expect(found.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'sex', 'value.code'],
      [4, 'born', 'value.no-such-day'],
      [5, 'village', 'area.unknown'],
      [6, undefined, 'household.no-head'],
      [8, 'wage', 'value.number'],
      [9, 'family', 'row.no-key'],
    ])
    expect(found[1]?.text).toBe('The day “1990-02-30” does not exist. Correct it.')
    const preview = await getPreview(w.as('county'), { import: checked.import })
    expect(preview.households).toHaveLength(1)
    expect(preview.income).toEqual({ wage: -1234, business: 0, property: 0, transfer: 0 })
  })

  test('come back as a file that can be corrected and brought alone', async () => {
    const first = await bring(csv(...rows))
    expect(first.job?.counts).toEqual({ new: 1, changed: 0, unchanged: 0, rejected: 6 })
    const errors = await textOf(w.as('county'), first.job?.job ?? '', 'errors.csv')
    expect(errors.startsWith(`\ufeff${HEADER},row,problem\r\n`)).toBe(true)
    // The family of the wrong row waits as a whole.
    expect(errors).toContain('A,Upper,Li Ming,male,head,1980-02-03,"1,200.50",,2,Left out with')
    expect(errors).toContain(
      ',3,"sex: “x” is not on the list. Match it to a value, or correct it."',
    )
    const corrected = errors
      .replace('Li Hua,x', 'Li Hua,female')
      .replace('1990-02-30', '1990-02-28')
      .replace('Nowhere', 'Stone')
      .replace('Qian Er,male,son', 'Qian Er,male,head')
      .replace('12x', '12')
      .replace('\r\n,Green', '\r\nG,Green')
    const second = await bring(corrected, mapping, 'errors.csv')
    expect(second.job?.counts).toEqual({ new: 6, changed: 0, unchanged: 0, rejected: 0 })
    const households = await everyHousehold(w)
    expect(households).toHaveLength(7)
    const names = households.flatMap((h) => h.members.map((m) => m.name)).sort()
    expect(names).toContain('=1+1')
    const outcomes = await textOf(w.as('county'), first.job?.job ?? '', 'outcomes.csv')
    expect(outcomes.split('\r\n').slice(0, 3)).toEqual([
      '\ufeffrow,household,outcome,problem',
      '2,A,rejected,Left out with its household because of row 3.',
      '3,A,rejected,"sex: “x” is not on the list. Match it to a value, or correct it."',
    ])
  })
})

describe('what stands twice', () => {
  test('is told by row and not collapsed', async () => {
    const id = '11010519491231002X'
    const done = await bring(
      csv(
        `A,Upper,Li Ming,female,head,1949-12-31,,${id}`,
        `B,Upper,Li Min,female,head,1949-12-31,,${id}`,
      ),
    )
    expect(done.job?.counts).toMatchObject({ new: 1, rejected: 1 })
    expect(
      (await problemsOf(done.import)).map(({ row, code, params }) => [row, code, params]),
    ).toEqual([[3, 'twice.id-number', { first: 2 }]])
    // Another file with the same person in another household.
    const other = await bring(csv(`Z,Lower,Li Ming,female,head,1949-12-31,,${id}`))
    expect(other.job?.counts).toMatchObject({ new: 0, rejected: 1 })
    expect((await problemsOf(other.import))[0]?.code).toBe('match.id-number')
  })

  test('household rows with one key are told too', async () => {
    const given: MappingInput = { ...mapping, shape: 'households' }
    const done = await bring(
      csv('A,Upper,Li Ming,male,head,1980-01-01,5,', 'A,Upper,Li Ming,male,head,1980-01-01,6,'),
      given,
    )
    expect(done.job?.counts).toMatchObject({ new: 1, rejected: 1 })
    expect((await problemsOf(done.import))[0]).toMatchObject({ row: 3, code: 'twice.household' })
  })
})

test('rows of a household need not stand together', async () => {
  const rows = Array.from({ length: 300 }, (_, i) => i)
  const people = [
    ...rows.map((i) => `H${i},Upper,Head ${i},male,head,1980-01-01,${i},`),
    ...rows.map((i) => `H${i},Upper,Child ${i},female,daughter,2010-01-01,1,`),
  ]
  const done = await bring(csv(...people))
  expect(done.check?.result).toMatchObject({ scattered: true, rows: 600, households: 300 })
  expect(done.job?.counts).toEqual({ new: 300, changed: 0, unchanged: 0, rejected: 0 })
  const households = await everyHousehold(w)
  expect(households.every((h) => h.members.length === 2)).toBe(true)
  const wages = households.reduce((sum, h) => sum + (h.snapshot.income.wage ?? 0), 0)
  expect(wages).toBe(rows.reduce((sum, i) => sum + (i + 1) * 100, 0))
  const again = await bring(csv(...people))
  expect(again.job?.counts).toEqual({ new: 0, changed: 0, unchanged: 300, rejected: 0 })
})

test('what changed in the next file is changed, with history, and nothing else', async () => {
  const a = 'A,Upper,Li Ming,male,head,1980-02-03,100,'
  const b = 'B,Upper,Wang Wei,female,head,1990-02-03,100,'
  await bring(csv(a, b))
  const done = await bring(csv(a.replace('100', '250'), b, 'B,Upper,Wang Jr,male,son,2020-02-03,,'))
  expect(done.job?.counts).toEqual({ new: 0, changed: 2, unchanged: 0, rejected: 0 })
  const households = await everyHousehold(w)
  expect(households.map((h) => h.members.length).sort()).toEqual([1, 2])
  expect(households.every((h) => h.version === 2 && h.status === 'candidate')).toBe(true)
  await w.settle()
})

const chinese: MappingInput = {
  source: '扶贫办',
  shape: 'persons',
  household: '户编号',
  columns: [
    { column: '户编号', field: 'number' },
    { column: '姓名', field: 'member.name' },
    { column: '性别', field: 'member.sex' },
    { column: '与户主关系', field: 'member.relation' },
    { column: '文化程度', field: 'member.education' },
    { column: '出生日期', field: 'member.birth' },
    { column: '工资性收入（万元）', field: 'income.wage', unit: 'ten-thousand' },
  ],
  constants: { year: '2026' },
  area: { columns: ['乡镇', '村'] },
}
const chineseRows = [
  [
    '户编号',
    '乡镇',
    '村',
    '姓名',
    '性别',
    '与户主关系',
    '文化程度',
    '出生日期',
    '工资性收入（万元）',
  ],
  ['33010001', 'North', 'Upper', '李明', '男', '01', '初中', '1980年2月3日', '1.2345'],
  ['33010001', 'North', 'Upper', '王芳', '女', '配偶', '小学', '1982/3/4', ''],
]
// 「户编号,乡镇…」 in GB18030, so that no encoder is needed here.
const gb18030 = (text: string): Buffer => {
  const table = new Map<string, [number, number]>()
  const decoder = new TextDecoder('gb18030')
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low !== 0x7f) table.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
    }
  }
  return Buffer.from(
    [...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : (table.get(c) ?? []))),
  )
}

async function expectChinese(done: Awaited<ReturnType<typeof bring>>) {
  expect(done.job?.counts).toEqual({ new: 1, changed: 0, unchanged: 0, rejected: 0 })
  const [household] = await everyHousehold(w)
  expect(household).toMatchObject({ number: '33010001', areaName: 'Upper' })
  expect(household?.snapshot.income).toEqual({ wage: 1_234_500 })
  expect(household?.members).toMatchObject([
    { name: '李明', sex: 'male', relation: 'head', education: 'junior', birth: '1980-02-03' },
    { name: '王芳', sex: 'female', relation: 'spouse', education: 'primary', birth: '1982-03-04' },
  ])
}

test('a Chinese file in GB18030 with office headings', async () => {
  const source = bufferSource(gb18030(chineseRows.map((row) => row.join(',')).join('\r\n')))
  const follows = { mapping: chinese, follow: (job: string) => follow(w, job) }
  await expectChinese(
    await importHouseholdsFile(w.as('county'), { name: '名单.csv', source }, follows),
  )
})

test('the same as a workbook', async () => {
  const [header = [], ...rows] = chineseRows
  const pieces: Uint8Array[] = []
  for await (const piece of writeXlsx(header, rows)) pieces.push(piece)
  const source = bufferSource(Buffer.concat(pieces))
  const follows = { mapping: chinese, follow: (job: string) => follow(w, job) }
  await expectChinese(
    await importHouseholdsFile(w.as('county'), { name: '名单.xlsx', source }, follows),
  )
})
