import { type World, world } from '@terrace/local/world'
import type { Item } from '@terrace/platform/db'
import { bufferSource, writeXlsx } from '@terrace/platform/tabular'
import { importHouseholdsFile } from '@terrace/registry'
import { beforeAll, expect, test } from 'vitest'
import { stage } from './kit.ts'
import { ended, straight, type Way, ways } from './ways.ts'

/** Rows enough for several steps; what is wrong with them looks back over all of them. */
const ROWS = 2_400
const HEADER = ['family', 'place', 'name', 'relation', 'birth', 'id', 'wage']
const day = (i: number) => (i % 50 === 0 ? '1990-02-30' : `19${50 + (i % 45)}-03-04`)

/** Two people a family. A tenth have an ID number that somebody far above has too. */
const people = Array.from({ length: ROWS }, (_, i) => {
  const place = i % 40 < 2 ? `Hamlet ${i % 80}` : ['Upper', 'Lower'][Math.floor(i / 1_200)]
  const id = i % 10 === 0 ? `11010119900${String(i % 1_500).padStart(4, '0')}X` : ''
  const family = Math.floor(i / 2)
  const relation = i % 2 === 0 ? 'head' : 'spouse'
  return [`F${family}`, place, `Walker Number ${i}`, relation, day(i), id, `${i}.07`]
})
/** Families of the first rows come up again at the end, each with a child. */
const torn = [
  ...people,
  ...people.slice(0, 60).map(([f, p, n]) => [f, p, `Child of ${n}`, 'son', '2015-03-04', '', '1']),
]

let w: World
beforeAll(async () => {
  w = await world()
  await w.areas()
})

const mapping = {
  source: 'office',
  household: 'family',
  columns: [
    { column: 'name', field: 'member.name' },
    { column: 'relation', field: 'member.relation' },
    { column: 'birth', field: 'member.birth' },
    { column: 'id', field: 'member.idNumber' },
    { column: 'wage', field: 'income.wage' },
  ],
  area: { columns: ['place'], create: { under: 'root' } },
} as const

async function bytesOf(rows: (string | undefined)[][], kind: 'csv' | 'xlsx'): Promise<Buffer> {
  if (kind === 'csv') return Buffer.from([HEADER, ...rows].map((r) => r.join()).join('\n'))
  const cells = rows.map((row) => row.map((cell) => cell ?? ''))
  const pieces: Uint8Array[] = []
  async function* each() {
    yield* cells
  }
  for await (const piece of writeXlsx(HEADER, each())) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** An uploaded file with its mapping, as a check finds it. */
async function brought(name: string, bytes: Buffer, shape: 'persons' | 'households') {
  const given = { ...mapping, shape, columns: [...mapping.columns] }
  const area = { ...mapping.area, columns: [...mapping.area.columns] }
  const done = await importHouseholdsFile(
    w.as('county'),
    { name, source: bufferSource(bytes) },
    { mapping: { ...given, area }, checkOnly: true, follow: (job) => w.work(job) },
  )
  return { import: done.import, mapping: done.mapping }
}

/** Everything a check leaves, less what is new with each look: ids of households that are none yet. */
async function checked(input: { import: string }, way: Way) {
  const job = await stage(w, 'registry.check-import', input)
  const { workers, ended: end } = await ended(w, job, way, { rows: 6, files: 12 })
  const folder = `uploads/${w.tenant}/${input.import}/check-${job}`
  const read = async (name: string) => {
    const text = Buffer.from(await w.ports.files.get(`${folder}/${name}`)).toString()
    return JSON.parse(text.replaceAll(/\bm[a-z0-9]{10}\b/g, 'm*'))
  }
  const pages = (end.result as { pages: number } | undefined)?.pages ?? 0
  const problems = await Promise.all(
    Array.from({ length: pages }, (_, page) => read(`problems-${page}.json`)),
  )
  const preview = (await read('preview.json')) as { households: Item[] }
  const households = preview.households.map(({ rows, fate, household }) => {
    const { members, snapshot } = household as { members: Item[]; snapshot: Item }
    return { rows, fate, snapshot, names: members.map(({ name }) => name) }
  })
  const found = { ...preview, households }
  return { workers, end, problems, found, areas: await read('areas.json') }
}

const FILES = [
  { name: 'persons.csv', shape: 'persons', rows: people, households: ROWS / 2, areas: 2 },
  { name: 'torn.csv', shape: 'persons', rows: torn, households: ROWS / 2, areas: 2 },
  { name: 'rows.xlsx', shape: 'households', rows: people, households: ROWS, areas: 4 },
] as const

test.each(FILES)('a check of $name finds the same, however many workers it takes', async (file) => {
  const kind = file.name.endsWith('xlsx') ? 'xlsx' : 'csv'
  const input = await brought(file.name, await bytesOf(file.rows, kind), file.shape)
  const { workers: _, ...whole } = await checked(input, straight)
  const { rows, households, areas } = file
  const scattered = file.rows === torn
  expect(whole.end).toMatchObject({
    state: 'done',
    done: rows.length,
    result: { rows: rows.length, households, scattered, areasToMake: areas },
  })
  const twice = whole.problems.flat().filter(({ code }) => code === 'twice.id-number')
  expect(twice).toHaveLength(90)
  for (const way of ways) {
    const { workers, ...pieces } = await checked(input, way)
    expect(pieces).toEqual(whole)
    expect(workers).toBeGreaterThan(1)
  }
}, 300_000)
