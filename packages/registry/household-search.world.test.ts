import { type World, world } from '@terrace/local/world'
import type { Ctx } from '@terrace/platform/context'
import { toWrite } from '@terrace/platform/write'
import { beforeAll, describe, expect, test } from 'vitest'
import { addHousehold, moveHousehold } from './household.ts'
import { search } from './household-search.ts'
import { PersonNameEntity } from './person-key.entity.ts'

let w: World
let villages: Awaited<ReturnType<World['areas']>>['villages']
/** People of the same name elsewhere in the tenant. */
const NAMESAKES = 3_000

beforeAll(async () => {
  w = await world()
  villages = (await w.areas()).villages
  const lines = Array.from({ length: NAMESAKES }, (_, i) => {
    const household = `hh_${String(i).padStart(5, '0')}`
    const member = `m${i}`
    const place = { area: 'far', areaName: 'Far', path: 'far/' }
    const name = i % 2 ? '王小明' : `王小${String.fromCodePoint(0x4e00 + i)}`
    const facts = { household, number: household, member, name, head: true, status: 'candidate' }
    const brief = JSON.stringify({ ...facts, ...place })
    return PersonNameEntity.put({ tenant: w.tenant, initial: '王', name, household, member, brief })
  })
  for (let at = 0; at < lines.length; at += 100) {
    await w.ports.db.write(lines.slice(at, at + 100).map((row) => toWrite(w.ports.db, row)))
  }
  for (const [i, name] of ['王小明', '李梅', '王小龙', 'Ayşe Yılmaz'].entries()) {
    const members = [{ name, relation: 'head' }]
    await addHousehold(w.as('county'), { area: villages[i % 2]?.area ?? '', members })
  }
})

const clerk = (ctx: Ctx, i = 0): Ctx => ({
  ...ctx,
  roles: ['clerk'],
  scope: [villages[i]?.path ?? ''],
})
const cost = async (q: string, as: (ctx: Ctx) => Ctx) => {
  await w.cost((ctx) => search(as(ctx), { q }))
  return w.cost((ctx) => search(as(ctx), { q }))
}

describe('a name that thousands bear', () => {
  test.each(['王', '王小', '王小明'])('%s costs a clerk what the village holds', async (q) => {
    const { answer, meter } = await cost(q, clerk)
    const own = q === '王小明' ? ['王小明'] : ['王小明', '王小龙']
    expect(answer.items.map(({ name }) => name).sort()).toEqual(own)
    expect(answer.next).toBeUndefined()
    // Names and lists side by side with what is exact, then the households that were found.
    expect(meter.calls).toBeLessThanOrEqual(4)
    expect(meter.read).toBeLessThanOrEqual(15)
  })

  test('nobody of the village bears it: one page says so', async () => {
    const { answer, meter } = await cost('王', (ctx) => clerk(ctx, 2))
    expect(answer).toEqual({ items: [], next: undefined })
    expect(meter.calls).toBeLessThanOrEqual(3)
  })

  test('the whole county is searched in two calls, as before', async () => {
    const { answer, meter } = await cost('李梅', (ctx) => ctx)
    expect(answer.items).toHaveLength(1)
    expect(meter.calls).toBeLessThanOrEqual(2)
    expect(meter.read).toBeLessThanOrEqual(2)
    const many = await cost('王', (ctx) => ctx)
    expect(many.answer.items).toHaveLength(50)
    expect(many.answer.next).toBeDefined()
  })

  test('a wider scope finds each of its people once, page by page', async () => {
    const scope = villages.slice(0, 2).map(({ path }) => path)
    const found: (string | undefined)[] = []
    let cursor: string | undefined
    do {
      const page = await search(w.as('township', scope), { q: '王小', cursor })
      found.push(...page.items.map(({ name }) => name))
      cursor = page.next
    } while (cursor)
    expect(found.sort()).toEqual(['王小明', '王小龙'])
  })
})

test('the names in the lines cost nothing to write: a family of three stays at 24 units', async () => {
  const members = ['王小明', '李小明', '王小强'].map((name, i) => ({
    name,
    relation: ['head', 'spouse', 'son'][i],
    sex: ['male', 'female', 'male'][i],
    birth: '1990-05-01',
  }))
  const input = { area: villages[2]?.area ?? '', causeMain: 'illness', members }
  const { meter } = await w.cost((ctx) =>
    addHousehold(ctx, { ...input, members: members.map((m) => ({ ...m, name: `张${m.name}` })) }),
  )
  expect(meter.write).toBeLessThanOrEqual(24)
})

test('a family name that stands last is found first, and who moved away is not', async () => {
  const ask = async (q: string) => (await search(clerk(w.as('clerk'), 1), { q })).items
  for (const q of ['ayşe', 'YIL', 'yılmaz a', 'Ayşe y']) expect(await ask(q), q).toHaveLength(1)
  const [ayse] = await ask('ayşe')
  const to = { household: ayse?.household ?? '', area: villages[2]?.area ?? '', reason: 'Moved' }
  await moveHousehold(w.as('county'), to)
  expect(await ask('ayşe')).toEqual([])
})

test('a village of many: pages go on where they ended, nobody is lost or told twice', async () => {
  const area = villages[3]?.area ?? ''
  const all = Array.from({ length: 130 }, (_, i) => `王小${String.fromCodePoint(0x5e00 + i)}`)
  for (let at = 0; at < all.length; at += 10) {
    const some = all
      .slice(at, at + 10)
      .map((name) => ({ area, members: [{ name, relation: 'head' }] }))
    await Promise.all(some.map((input) => addHousehold(w.as('county'), input)))
  }
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = await search(clerk(w.as('clerk'), 3), { q: '王', cursor })
    found.push(...page.items.map(({ name }) => name ?? ''))
    cursor = page.next
  } while (cursor)
  expect(found.sort()).toEqual([...all].sort())
})
