import { randomBytes } from 'node:crypto'
import type { Ctx } from '@terrace/platform/context'
import { readCursor, writeCursor } from '@terrace/platform/cursor'
import type { Db, Item } from '@terrace/platform/db'
import { Keyring, localMasterKey } from '@terrace/platform/keyring'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { maskBank, maskIdNumber, maskPhone } from '../../packages/registry/mask.ts'

const keys = new Keyring(localMasterKey(randomBytes(32)), (size) => randomBytes(size))
const rows = new Map<string, Item>()
const db = { get: async ({ pk }: { pk: string }) => rows.get(pk) } as unknown as Db
const contextOf = (tenant: string) => ({ tenant, db, ports: { keys } }) as unknown as Ctx
beforeAll(async () => {
  for (const tenant of ['one', 'two']) {
    const { item } = await keys.create(tenant)
    const stored = item.Put.Item as Item
    rows.set(String(stored.pk), stored)
  }
})

const number = fc.string({ unit: fc.constantFrom(...'0123456789X'), minLength: 1, maxLength: 30 })
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
const shown = (mask: string) => mask.replaceAll(/[*\s]/g, '')

test('a mask shows at most a third of an ID number, and never in the middle', () => {
  fc.assert(
    fc.property(number, (value) => {
      const mask = maskIdNumber(value)
      expect(shown(mask).length).toBeLessThanOrEqual(Math.floor(value.length / 3))
      if (value.length > 4) expect(mask).toHaveLength(value.length)
      expect(mask).toMatch(/^[\dX]*\*+[\dX]*$/)
    }),
  )
})

test('a mask shows four of a bank account at most, and seven of a mobile number', () => {
  fc.assert(
    fc.property(number, (value) => {
      const [bank, phone] = [shown(maskBank(value)), shown(maskPhone(value))]
      expect(bank.length).toBeLessThanOrEqual(Math.min(4, Math.floor(value.length / 3)))
      const most = value.length >= 11 ? 7 : Math.floor(value.length / 3)
      expect(phone.length).toBeLessThanOrEqual(most)
      if (value.length <= 4) expect(bank + phone).toBe('')
    }),
  )
})

test('masks of any text hide something, and end with what the text ends with', () => {
  fc.assert(
    fc.property(text, (value) => {
      for (const mask of [maskBank, maskIdNumber, maskPhone]) expect(mask(value)).toContain('*')
    }),
  )
})

test('what is sealed opens for its purpose and tenant only, and never looks the same twice', async () => {
  const [one, two] = await Promise.all(['one', 'two'].map((tenant) => keys.of(db, tenant)))
  if (!one || !two) throw new Error('no keys')
  fc.assert(
    fc.property(text, text, text, (value, purpose, other) => {
      const sealed = one.seal(value, purpose)
      expect(one.open(sealed, purpose)).toBe(value)
      expect(one.seal(value, purpose)).not.toBe(sealed)
      expect(() => two.open(sealed, purpose)).toThrow('key.cannot-open')
      if (other !== purpose) expect(() => one.open(sealed, other)).toThrow('key.cannot-open')
      expect(one.blind(value, purpose)).toBe(one.blind(value, purpose))
      expect(one.blind(value, purpose)).not.toBe(two.blind(value, purpose))
    }),
  )
})

test('a cursor goes on for its tenant and question, unchanged, and for nothing else', async () => {
  const [one, two] = [contextOf('one'), contextOf('two')]
  const place = fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.integer()), {
    minKeys: 1,
    noNullPrototype: true,
  })
  await fc.assert(
    fc.asyncProperty(place, text, text, fc.nat(), async (next, question, other, at) => {
      const cursor = (await writeCursor(one, question, next)) ?? ''
      expect(await readCursor(one, question, cursor)).toEqual(JSON.parse(JSON.stringify(next)))
      const refused = { code: 'cursor.invalid', detail: { fields: [{ path: 'cursor' }] } }
      await expect(readCursor(two, question, cursor)).rejects.toMatchObject(refused)
      if (other !== question) {
        await expect(readCursor(one, other, cursor)).rejects.toMatchObject(refused)
      }
      const i = at % cursor.length
      const turned = cursor.charAt(i) === 'A' ? 'B' : 'A'
      const changed = cursor.slice(0, i) + turned + cursor.slice(i + 1)
      await expect(readCursor(one, question, changed)).rejects.toMatchObject(refused)
    }),
  )
})
