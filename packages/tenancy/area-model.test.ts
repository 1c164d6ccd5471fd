import { expect, test } from 'vitest'
import { anchorLevel, fold, idsOf, placeBelow } from './area-model.ts'
import { packs } from './pack/index.ts'
import { mayReveal, maySee, roles, roleTable, sensitiveKinds } from './role.ts'

test('lists hang third from below, at the top when there are few levels', () => {
  expect(anchorLevel(packs.cn)).toBe(2)
  expect(anchorLevel(packs.international)).toBe(1)
  expect(anchorLevel({ levels: packs.cn.levels.slice(0, 2) })).toBe(0)
})

test('a place below takes the path on; a skipped level leaves the anchor above', () => {
  const province = placeBelow(packs.cn, 'a1', 'province', undefined)
  expect(province).toEqual({ path: 'a1/', anchor: 'a1', anchors: 'yes' })
  const town = placeBelow(packs.cn, 'a2', 'township', province)
  expect(town).toEqual({ path: 'a1/a2/', anchor: 'a1', anchors: 'no' })
  const county = placeBelow(packs.cn, 'a3', 'county', province)
  expect(county).toEqual({ path: 'a1/a3/', anchor: 'a3', anchors: 'yes' })
  const alone = placeBelow(packs.cn, 'a4', 'village', undefined)
  expect(alone).toEqual({ path: 'a4/', anchor: 'a4', anchors: 'yes' })
  expect(idsOf('a1/a3/')).toEqual(['a1', 'a3'])
  expect(idsOf('')).toEqual([])
})

test('names are searched without case and width', () => {
  expect(fold(' ＡＢＣ县 ')).toBe('abc县')
})

test('helpers never see bank or identity, administrators nothing of households', () => {
  for (const kind of ['bank', 'identity'] as const) {
    expect(mayReveal(['helper'], kind)).toBe(false)
    expect(maySee(['helper'], kind)).toBe(false)
  }
  for (const kind of sensitiveKinds) {
    expect(mayReveal(['admin'], kind)).toBe(false)
    expect(mayReveal([], kind)).toBe(false)
    expect(mayReveal(['no-such-role'], kind)).toBe(false)
  }
  expect(roleTable.auditor.edits).toBe(false)
  expect(mayReveal(['admin', 'county'], 'bank')).toBe(true)
  // Nobody sees bank accounts or ID numbers in passing: each look is an event.
  expect(roles.some((role) => maySee([role], 'bank') || maySee([role], 'identity'))).toBe(false)
})
