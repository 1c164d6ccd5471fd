import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Item } from './db.ts'
import { asRange } from './key-range.ts'

const query = (sk: string) => ({
  IndexName: 'gsi1',
  KeyConditionExpression: '#pk = :pk and begins_with(#sk1, :sk1)',
  ExpressionAttributeValues: { ':pk': 'p', ':sk1': sk },
})

test('a beginning becomes a range of the same key, and nothing else changes', () => {
  expect(asRange(query('$household_1#path_a/'))).toEqual({
    IndexName: 'gsi1',
    KeyConditionExpression: '#pk = :pk and #sk1 BETWEEN :sk1 AND :sk1_last',
    ExpressionAttributeValues: {
      ':pk': 'p',
      ':sk1': '$household_1#path_a/',
      ':sk1_last': '$household_1#path_a/\u{10ffff}',
    },
  })
  const whole = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'p' } }
  expect(asRange(whole)).toBe(whole)
})

test('in the order of bytes, the range holds what begins so and nothing else', () => {
  const bytes = (text: string) => Buffer.from(text)
  const text = fc.string({ unit: 'grapheme', maxLength: 4 })
  fc.assert(
    fc.property(text, text, fc.boolean(), (low, other, joined) => {
      const key = joined ? low + other : other
      const values = asRange(query(low)).ExpressionAttributeValues as Item
      const high = values[':sk1_last']
      const above = Buffer.compare(bytes(key), bytes(low)) >= 0
      const inside = above && Buffer.compare(bytes(key), bytes(String(high))) <= 0
      expect(inside).toBe(key.startsWith(low))
    }),
  )
})
