import { existsSync, readFileSync } from 'node:fs'
import { projectPending } from '@terrace/platform/projection'
import { beforeAll, expect, test } from 'vitest'
import { addArea, renameArea } from './area-change.ts'
import { uploadAreaFile } from './area-file.ts'
import { startAreaImport } from './area-import.ts'
import { getArea, listAreas } from './area-query.ts'
import { areaByCode } from './area-store.ts'
import { addMember } from './member.ts'
import { type TestWorld, testTenant, testWorld } from './testing.ts'

let world: TestWorld
beforeAll(async () => {
  world = await testWorld()
  for (const tenant of ['demo', 'part', 'china']) await testTenant(world, tenant)
})

const code = (expected: string) => expect.objectContaining({ code: expected })

async function upload(tenant: string, name: string, lines: string[]) {
  const file = `uploads/${tenant}/${name}.csv`
  await world.ports.files.put(file, lines.join('\n'), 'text/csv')
  return file
}

const counties = ['code,name', '1101,"东城"', '1102,西城']
const towns = [
  'code,name,county',
  ...Array.from({ length: 120 }, (_, i) => `${1101000 + i},第${i}乡,${i < 60 ? 1101 : 1102}`),
  '9999999,孤乡,77',
  ',无码,1101',
  '1101001,重复,1101',
]

async function input(tenant: string, own = counties, below = towns) {
  return {
    scheme: 'gb',
    files: [
      {
        file: await upload(tenant, 'towns', below),
        level: 'township',
        codeColumn: 'code',
        nameColumn: 'name',
        parentColumn: 'county',
      },
      {
        file: await upload(tenant, 'counties', own),
        level: 'county',
        codeColumn: 'code',
        nameColumn: 'name',
      },
    ],
  }
}

async function run(tenant: string, own = counties, below = towns) {
  const ctx = await world.as(tenant, 'boss')
  const { job } = await startAreaImport(ctx, await input(tenant, own, below))
  return world.work(tenant, job)
}

test('the same files again change nothing; a renamed area changes; wrong lines say why', async () => {
  const first = await run('demo')
  expect(first).toMatchObject({
    state: 'done',
    done: 125,
    total: 125,
    counts: { new: 122, changed: 0, unchanged: 0, rejected: 3 },
  })
  const [{ key }] = first.files as [{ key: string }]
  const errors = Buffer.from(await world.ports.files.get(key)).toString()
  expect(errors.trim().split('\r\n').slice(1)).toEqual([
    'towns.csv,122,9999999,孤乡,77,There is no area above with the code 77. Add it to the file first.',
    'towns.csv,123,,无码,1101,The code is missing or too long. Correct it.',
    'towns.csv,124,1101001,重复,1101,The file has this code twice. Keep one row.',
  ])
  const ctx = await world.as('demo', 'boss')
  const east = await areaByCode(ctx, 'gb', '1101')
  expect((await getArea(ctx, { area: east?.area ?? '' })).children).toBe(60)
  expect((await listAreas(ctx, { parent: east?.area, limit: 1 })).items[0]).toMatchObject({
    name: '第0乡',
    codes: { gb: '1101000' },
    anchor: east?.area,
  })

  const again = await run('demo')
  expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 122, rejected: 3 })
  const renamed = await run('demo', ['code,name', '1101,新东城', '1102,西城'])
  expect(renamed.counts).toEqual({ new: 0, changed: 1, unchanged: 121, rejected: 3 })
  expect((await areaByCode(ctx, 'gb', '1101'))?.name).toBe('新东城')
  const moved = await run('demo', counties, ['code,name,county', '1101000,第0乡,1102'])
  expect(moved.counts).toMatchObject({ changed: 1, unchanged: 1, rejected: 1 })
  // Each chunk that wrote left one event, waiting for its projections.
  expect(await projectPending(world.ports.db, 'demo', [])).toBeGreaterThanOrEqual(4)
})

test('a worker that has to leave hands over; nothing is doubled or lost', async () => {
  const ctx = await world.as('part', 'boss')
  const { job } = await startAreaImport(ctx, await input('part'))
  let breaths = 0
  const half = await world.work('part', job, () => ++breaths > 3)
  expect(half.state).toBe('queued')
  expect(Number(half.done)).toBeLessThan(125)
  const whole = await world.work('part', job)
  expect(whole).toMatchObject({ state: 'done', done: 125, counts: { new: 122, rejected: 3 } })
  const [{ key }] = whole.files as [{ key: string }]
  expect(
    Buffer.from(await world.ports.files.get(key))
      .toString()
      .split('\r\n'),
  ).toHaveLength(5)
  const all = await Promise.all(['1101', '1102'].map((number) => areaByCode(ctx, 'gb', number)))
  const counts = await Promise.all(all.map((a) => getArea(ctx, { area: a?.area ?? '' })))
  expect(counts.map((a) => a.children)).toEqual([60, 60])
})

test('people may change areas while an import runs', async () => {
  await testTenant(world, 'busy')
  const ctx = await world.as('busy', 'boss')
  const top = await addArea(ctx, { level: 'county', name: '东城', codes: { gb: '1101' } })
  const { job } = await startAreaImport(ctx, await input('busy'))
  const [done] = await Promise.all([
    world.work('busy', job),
    ...Array.from({ length: 5 }, async (_, i) => {
      await addArea(ctx, { parent: top.area, level: 'township', name: `加${i}` })
    }),
  ])
  expect(done).toMatchObject({ state: 'done', counts: { new: 121, unchanged: 1 } })
  expect((await getArea(ctx, { area: top.area })).children).toBe(65)
})

test('files of others, wrong columns and wrong levels stop it before anything is written', async () => {
  const ctx = await world.as('demo', 'boss')
  const good = await input('demo')
  const [file] = good.files
  if (!file) throw new Error('no file')
  const attempt = async (change: object, scheme = 'gb') => {
    const { job } = await startAreaImport(ctx, { scheme, files: [{ ...file, ...change }] })
    return world.work('demo', job)
  }
  const stolen = await upload('part', 'secret', counties)
  for (const [change, wanted] of [
    [{ file: stolen }, 'area.file-foreign'],
    [{ file: 'uploads/demo/../part/secret.csv' }, 'area.file-foreign'],
    [{ nameColumn: 'nom' }, 'area.file-column'],
    [{ level: 'galaxy' }, 'area.file-level'],
  ] as const) {
    const failed = await attempt(change)
    expect(failed).toMatchObject({ state: 'failed', counts: {} })
    expect(JSON.stringify(failed.error)).toContain(wanted)
  }
  expect((await attempt({ file: 'uploads/demo/none.csv' })).error).toMatchObject({
    code: 'file.missing',
  })
})

test('a county imports only inside its own part', async () => {
  const ctx = await world.as('demo', 'boss')
  const east = await areaByCode(ctx, 'gb', '1101')
  await addMember(world.ports, 'demo', {
    user: 'east',
    name: 'East',
    email: 'east@example.org',
    roles: ['county'],
    areas: [east?.area ?? ''],
  })
  const own = await world.as('demo', 'east')
  const file = await upload('demo', 'more', [
    'code,name,county',
    '1101900,自己乡,1101',
    '1102900,别人乡,1102',
  ])
  const column = { codeColumn: 'code', nameColumn: 'name', parentColumn: 'county' }
  const { job } = await startAreaImport(own, {
    scheme: 'gb',
    files: [{ file, level: 'township', ...column }],
  })
  expect((await world.work('demo', job)).counts).toMatchObject({ new: 1, rejected: 1 })
  await addMember(world.ports, 'demo', {
    user: 'clerk',
    name: 'Clerk',
    email: 'clerk@example.org',
    roles: ['clerk'],
  })
  const clerk = await world.as('demo', 'clerk')
  await expect(startAreaImport(clerk, await input('demo'))).rejects.toEqual(code('role.may-not'))
  await renameArea(own, { area: east?.area ?? '', name: '东城' })
})

test('an uploaded file is kept only when it is a table, in size, from one who keeps areas', async () => {
  const ctx = await world.as('demo', 'boss')
  const bytes = (text: string) => new TextEncoder().encode(text)
  const put = uploadAreaFile(ctx, { name: '../a/b县.csv' }, bytes(counties.join('\n')))
  const { file, ...shown } = await put
  expect(shown).toEqual({
    columns: ['code', 'name'],
    rows: [
      ['1101', '东城'],
      ['1102', '西城'],
    ],
  })
  expect(file).toMatch(/^uploads\/demo\/areas\/[^/]+\/__a_b县\.csv$/)
  const columns = { level: 'county', codeColumn: 'code', nameColumn: 'name' }
  const started = await startAreaImport(ctx, { scheme: 'gb', files: [{ file, ...columns }] })
  expect((await world.work('demo', started.job)).counts).toMatchObject({ new: 0, rejected: 0 })
  const attempt = async (user: string, content: Uint8Array) =>
    uploadAreaFile(await world.as('demo', user), { name: 'x.csv' }, content)
  await expect(attempt('boss', new Uint8Array(4 * 2 ** 20 + 1))).rejects.toEqual(
    code('file.too-large'),
  )
  await expect(attempt('boss', bytes(''))).rejects.toEqual(code('file.empty'))
  await expect(attempt('boss', bytes('%PDF-1.7 x'))).rejects.toEqual(code('file.kind'))
  await expect(attempt('clerk', bytes('code,name'))).rejects.toEqual(code('role.may-not'))
})

/** China's divisions down to townships, where the files are: `DIVISIONS` names their folder. */
const folder = process.env.DIVISIONS ?? ''
test.runIf(existsSync(`${folder}/divisions-streets.csv`))(
  'a country of 44,703 divisions comes in, and again without a change',
  { timeout: 900_000 },
  async () => {
    const levels = [
      ['provinces', 'province', undefined],
      ['cities', 'city', 'provinceCode'],
      ['areas', 'county', 'cityCode'],
      ['streets', 'township', 'areaCode'],
    ] as const
    const files = []
    for (const [name, level, parentColumn] of levels) {
      const text = readFileSync(`${folder}/divisions-${name}.csv`, 'utf8')
      const file = await upload('china', name, [text])
      const columns = { codeColumn: 'code', nameColumn: 'name' }
      files.push({ file, level, ...columns, ...(parentColumn ? { parentColumn } : {}) })
    }
    const ctx = await world.as('china', 'boss')
    for (const counts of [
      { new: 44_703, changed: 0, unchanged: 0, rejected: 0 },
      { new: 0, changed: 0, unchanged: 44_703, rejected: 0 },
    ]) {
      const started = performance.now()
      const { job } = await startAreaImport(ctx, { scheme: 'gb-t-2260', files })
      const done = await world.work('china', job)
      const seconds = (performance.now() - started) / 1000
      console.info(`44,703 divisions in ${seconds.toFixed(1)} s`)
      expect(done).toMatchObject({ state: 'done', counts })
    }
    const found = await listAreas(ctx, { name: '东华门' })
    expect(found.items[0]?.codes).toEqual({ 'gb-t-2260': '110101001' })
  },
)
