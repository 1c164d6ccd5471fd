import { newMeter } from '@terrace/platform/db'
import { historyQuery } from '@terrace/platform/event'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { addArea, endArea, mergeAreas, renameArea, splitArea } from './area-change.ts'
import { anchorsUnder, getArea, knownAnchorsUnder, listAreas } from './area-query.ts'
import { areaByCode, areaOf, areasOf } from './area-store.ts'
import { boundariesOf, setBoundary } from './boundary.ts'
import { addMember } from './member.ts'
import { changeSettings } from './settings.ts'
import { type TestWorld, testTenant, testWorld } from './testing.ts'

let world: TestWorld
const boss = () => world.as('demo', 'boss')
const code = (expected: string) => expect.objectContaining({ code: expected })
const gb = (number: string) => ({ gb: number })

beforeAll(async () => {
  world = await testWorld()
  await testTenant(world)
  await testTenant(world, 'other', 'international')
})

/** A province with a county, a township and two villages. */
async function tree(prefix: string) {
  const ctx = await boss()
  const add = (level: string, name: string, parent?: string, number?: string) =>
    addArea(ctx, { level, name: `${prefix}${name}`, parent, codes: number ? gb(number) : {} })
  const province = await add('province', '省')
  const county = await add('county', '县', province.area)
  const town = await add('township', '乡', county.area)
  const south = await add('village', '南村', town.area)
  const north = await add('village', '北村', town.area)
  return { province, county, town, south, north }
}

describe('the tree', () => {
  test('paths lead down, lists hang under the third level from below', async () => {
    const { province, county, town, south } = await tree('甲')
    expect(south.path).toBe(`${province.area}/${county.area}/${town.area}/${south.area}/`)
    expect([province, county, town, south].map((a) => a.anchor)).toEqual([
      province.area,
      county.area,
      county.area,
      county.area,
    ])
    const ctx = await boss()
    const page = await getArea(ctx, { area: south.area })
    expect(page.above.map((a) => a.name)).toEqual(['甲省', '甲县', '甲乡'])
    expect((await getArea(ctx, { area: town.area })).children).toBe(2)
    const under = async (path: string) => (await anchorsUnder(ctx, path)).map((a) => a.area)
    expect(await under(province.path)).toEqual([province.area, county.area])
    expect(await under(south.path)).toEqual([county.area])
    expect(await under('')).toEqual(expect.arrayContaining([province.area, county.area]))
  })

  test('where lists hang is remembered, and forgotten by whoever changes the tree', async () => {
    const ctx = await boss()
    const { province, county } = await tree('壬')
    const known = async () =>
      (await knownAnchorsUnder(ctx, province.path)).map((anchor) => anchor.area)
    const calls = async () => {
      const before = ctx.db.meter.calls
      expect(await known()).toContain(county.area)
      return ctx.db.meter.calls - before
    }
    await known()
    // What was just changed is looked up each time: an index may lag behind.
    expect([await calls(), await calls()]).toEqual([1, 1])
    const other = await addArea(ctx, { level: 'county', name: '壬二县', parent: province.area })
    expect(await known()).toContain(other.area)
    const now = vi.spyOn(performance, 'now')
    now.mockReturnValue(performance.now() + 6_000)
    expect([await calls(), await calls()]).toEqual([1, 0])
    const third = await addArea(ctx, { level: 'county', name: '壬三县', parent: province.area })
    expect(await known()).toContain(third.area)
    now.mockRestore()
  })

  test('children come by code, then name, page by page', async () => {
    const ctx = await boss()
    const top = await addArea(ctx, { level: 'city', name: '排序市' })
    for (const [name, number] of [
      ['丙', '903'],
      ['甲', '901'],
      ['乙', '902'],
    ] as const) {
      await addArea(ctx, { parent: top.area, level: 'county', name, codes: gb(number) })
    }
    await addArea(ctx, { parent: top.area, level: 'county', name: '无码' })
    const first = await listAreas(ctx, { parent: top.area, limit: 3 })
    expect(first.items.map((a) => a.name)).toEqual(['甲', '乙', '丙'])
    const second = await listAreas(ctx, { parent: top.area, limit: 3, cursor: first.next })
    expect(second.items.map((a) => a.name)).toEqual(['无码'])
    await expect(listAreas(ctx, { parent: 'root', cursor: first.next })).rejects.toEqual(
      code('cursor.invalid'),
    )
  })

  test('a level must lie below, and a code belongs to one area', async () => {
    const ctx = await boss()
    const { town } = await tree('乙')
    const wrong = addArea(ctx, { parent: town.area, level: 'county', name: '错' })
    await expect(wrong).rejects.toMatchObject({ detail: { fields: [{ code: 'area.level' }] } })
    const add = (name: string) =>
      addArea(ctx, { parent: town.area, level: 'village', name, codes: gb('77') })
    const both = await Promise.allSettled([add('一'), add('二')])
    expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
    expect(both.find((r) => r.status === 'rejected')).toMatchObject({
      reason: { code: 'area.code-taken' },
    })
    expect((await areaByCode(ctx, 'gb', '77'))?.parent).toBe(town.area)
  })

  test('what is another tenant’s is the same 404 as what is not there', async () => {
    const { county } = await tree('丙')
    const other = await world.as('other', 'boss')
    const refusals = await Promise.allSettled([
      getArea(other, { area: county.area }),
      getArea(other, { area: 'a0000000000' }),
      renameArea(other, { area: county.area, name: 'X' }),
      areaOf(other, county.area),
      listAreas(other, { parent: county.area }),
    ])
    for (const refused of refusals) {
      expect(refused).toMatchObject({ reason: { kind: 'missing', code: 'area.missing' } })
    }
    expect(await areasOf(other, [county.area])).toEqual([])
  })

  test('a clerk sees the own part and the way down to it, and changes nothing', async () => {
    const { province, county, town, south } = await tree('丁')
    await tree('戊')
    await addMember(world.ports, 'demo', {
      user: 'town-officer',
      name: 'T',
      email: 't@example.org',
      roles: ['township', 'county'],
      areas: [town.area],
    })
    const ctx = await world.as('demo', 'town-officer')
    const top = await listAreas(ctx, {})
    expect(top.items.map((a) => a.area)).toEqual([province.area])
    const villages = await listAreas(ctx, { parent: town.area })
    expect(villages.items).toHaveLength(2)
    // Search answers with what is inside the scope only.
    expect((await listAreas(ctx, { name: '丁' })).items.map((a) => a.area).sort()).toEqual(
      [town.area, ...villages.items.map((a) => a.area)].sort(),
    )
    expect((await listAreas(ctx, { name: '戊' })).items).toEqual([])
    // The county is passed through, but not theirs to change.
    await expect(renameArea(ctx, { area: county.area, name: 'X' })).rejects.toEqual(
      code('area.missing'),
    )
    await expect(addArea(ctx, { level: 'province', name: 'X' })).rejects.toEqual(
      code('area.missing'),
    )
    await expect(renameArea(ctx, { area: south.area, name: '新南村' })).resolves.toMatchObject({
      name: '新南村',
    })
  })

  test('a page of children costs few read units', async () => {
    const ctx = await boss()
    const top = await addArea(ctx, { level: 'city', name: '大市' })
    await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        addArea(ctx, { parent: top.area, level: 'county', name: `第${i}县`, codes: gb(`5${i}`) }),
      ),
    )
    const meter = newMeter()
    const page = await listAreas({ ...ctx, db: ctx.db.metered(meter) }, { parent: top.area })
    expect(page.items).toHaveLength(50)
    expect(meter.calls).toBeLessThanOrEqual(2)
    expect(meter.read).toBeLessThanOrEqual(10)
  })
})

describe('changes', () => {
  test('a rename is found under the new name, not the old; its history says who', async () => {
    const ctx = await boss()
    const { county } = await tree('己')
    const renamed = await renameArea(await boss(), {
      area: county.area,
      name: '庚县',
      codes: gb('88'),
      reason: 'Decree 12',
    })
    expect((await areaOf(ctx, county.area)).name).toBe('庚县')
    const find = async (name: string) => (await listAreas(ctx, { name })).items.map((a) => a.area)
    expect(await find('庚县')).toEqual([county.area])
    expect(await find('己县')).toEqual([])
    expect((await listAreas(ctx, { scheme: 'gb', code: '88' })).items[0]?.name).toBe('庚县')
    const stale = renameArea(ctx, { area: county.area, name: 'Z', version: renamed.version - 1 })
    await expect(stale).rejects.toEqual(code('area.stale'))
    const { items } = await ctx.db.query(historyQuery('demo', county.area))
    expect(items.map((e) => [e.name, e.reason])).toEqual([
      ['area.added', undefined],
      ['area.changed', 'Decree 12'],
    ])
    // The code given up is free, the new one is not.
    const { county: another } = await tree('辛')
    await renameArea(ctx, { area: county.area, codes: gb('89') })
    await renameArea(ctx, { area: another.area, codes: gb('88') })
    await expect(renameArea(ctx, { area: another.area, codes: gb('89') })).rejects.toEqual(
      code('area.code-taken'),
    )
  })

  test('an area ends when nothing is below, and takes no children afterwards', async () => {
    const ctx = await boss()
    const { town, south, north } = await tree('壬')
    await expect(endArea(ctx, { area: town.area, until: '2026-06-01' })).rejects.toEqual(
      code('area.has-children'),
    )
    for (const { area } of [south, north]) await endArea(ctx, { area, until: '2026-06-01' })
    expect((await getArea(ctx, { area: town.area })).children).toBe(0)
    const [ended, added] = await Promise.allSettled([
      endArea(ctx, { area: town.area, until: '2026-06-01' }),
      addArea(ctx, { parent: town.area, level: 'village', name: '同时' }),
    ])
    // Whichever came first, the tree holds: no living area below an ended one.
    expect([ended.status, added.status].sort()).toEqual(['fulfilled', 'rejected'])
    const now = await getArea(ctx, { area: town.area })
    expect(now.ended ? now.children : 1).toBe(ended.status === 'fulfilled' ? 0 : 1)
  })

  test('merging and splitting leave links to what follows', async () => {
    const ctx = await boss()
    const { town, south, north } = await tree('癸')
    await mergeAreas(await boss(), {
      into: south.area,
      areas: [north.area],
      until: '2026-06-01',
    })
    const merged = await getArea(ctx, { area: north.area })
    expect(merged).toMatchObject({ ended: true, successors: [south.area], until: '2026-06-01' })
    const { parts } = await splitArea(ctx, {
      area: south.area,
      parts: [{ name: '东村' }, { name: '西村' }, { name: '中村' }],
      until: '2026-07-01',
    })
    expect((await getArea(ctx, { area: south.area })).successors).toEqual(parts.map((p) => p.area))
    expect(parts.every((p) => p.parent === town.area && p.anchor === south.anchor)).toBe(true)
    expect((await getArea(ctx, { area: town.area })).children).toBe(3)
    const again = mergeAreas(ctx, { into: south.area, areas: [north.area], until: '2026-08-01' })
    await expect(again).rejects.toEqual(code('area.ended'))
    const { county } = await tree('子')
    const [part] = parts
    await expect(
      mergeAreas(ctx, { into: county.area, areas: [part?.area ?? ''], until: '2026-08-01' }),
    ).rejects.toMatchObject({ detail: { fields: [{ code: 'area.not-siblings' }] } })
    const { items } = await ctx.db.query(historyQuery('demo', north.area))
    expect(items.at(-1)).toMatchObject({
      name: 'area.merged',
      facts: { from: [{ area: north.area }], into: [{ area: south.area, path: south.path }] },
    })
  })

  test('levels and currency stand once there is an area; names of levels do not', async () => {
    const ctx = await world.as('other', 'boss')
    const { levels } = await changeSettings(ctx, { currency: 'EUR' })
    await addArea(ctx, { level: 'region', name: 'North' })
    await expect(changeSettings(ctx, { currency: 'KES' })).rejects.toEqual(
      code('settings.frame-in-use'),
    )
    await expect(changeSettings(ctx, { levels: levels.slice(1) })).rejects.toEqual(
      code('settings.frame-in-use'),
    )
    const renamed = levels.map((l) => ({ ...l, name: { en: `${l.name.en}!`, zh: l.name.zh } }))
    expect((await changeSettings(ctx, { levels: renamed })).levels[0]?.name.en).toBe('Region!')
  })
})

test('the largest split that is taken fits one transaction', async () => {
  const ctx = await boss()
  const { south } = await tree('卯')
  const parts = Array.from({ length: 12 }, (_, i) => ({
    name: `第${i}村`,
    codes: { a: `a${i}`, b: `b${i}`, c: `c${i}`, d: `d${i}` },
  }))
  const made = await splitArea(ctx, { area: south.area, parts, until: '2026-07-01' })
  expect(made.parts).toHaveLength(12)
  const codes = { a: '1', b: '1', c: '1', d: '1', e: '1' }
  await expect(addArea(ctx, { level: 'county', name: 'X', codes })).rejects.toMatchObject({
    detail: { fields: [{ code: 'area.codes-many' }] },
  })
})

describe('boundaries', () => {
  const square = (x: number) => ({
    type: 'Polygon' as const,
    coordinates: [
      [
        [x, 30],
        [x + 1, 30],
        [x + 1, 31],
        [x, 30],
      ],
    ],
  })

  test('one query gives the map of a level, without what has ended', async () => {
    const ctx = await boss()
    const { town, south, north } = await tree('丑')
    await setBoundary(ctx, { area: south.area, geometry: square(100) })
    await setBoundary(ctx, { area: north.area, geometry: square(101) })
    await setBoundary(ctx, { area: north.area, geometry: square(102) })
    const map = await boundariesOf(ctx, { area: town.area })
    expect(map.features.map((f) => f.properties.name).sort()).toEqual(['丑北村', '丑南村'])
    expect(map.features.find((f) => f.id === north.area)?.geometry).toEqual(square(102))
    await endArea(ctx, { area: north.area, until: '2026-06-01' })
    expect((await boundariesOf(ctx, { area: town.area })).features).toHaveLength(1)
  })

  test('shapes that are none are refused, and shapes too large', async () => {
    const ctx = await boss()
    const { south } = await tree('寅')
    const ring = [
      [100, 30],
      [101, 30],
      [101, 31],
    ]
    const wrong = [
      { type: 'Polygon', coordinates: [] },
      { type: 'Polygon', coordinates: [ring] },
      { type: 'Polygon', coordinates: [[...ring, [100, 30.1]]] },
      { type: 'Polygon', coordinates: [[[200, 30], ...ring.slice(1), [200, 30]]] },
      { type: 'Polygon', coordinates: [[['a', 30], ...ring.slice(1), ['a', 30]]] },
      { type: 'MultiPolygon', coordinates: [[ring]] },
      { type: 'Point', coordinates: [100, 30] },
    ]
    for (const geometry of wrong) {
      const set = setBoundary(ctx, { area: south.area, geometry: geometry as never })
      await expect(set).rejects.toMatchObject({ kind: 'invalid' })
    }
    const many = Array.from({ length: 20_000 }, (_, i) => [100 + i / 1e6, 30.123456])
    const large = { type: 'Polygon' as const, coordinates: [[...many, many[0]]] }
    await expect(setBoundary(ctx, { area: south.area, geometry: large })).rejects.toEqual(
      code('area.boundary-size'),
    )
  })
})
