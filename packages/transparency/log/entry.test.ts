import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Entry, entryText, readEntry } from './entry.ts'

const DAY = '2026-11-26'
const id = (prefix: string) => `${prefix}_01jxk2m3n4p5q6r7s8t9v0w`
const area = 'a0123456789'
const money = { currency: 'CNY', amount: 500_000 }
const line = { line: id('lin'), area, family: 'training', households: 42, ...money }

/** One of each kind. */
const samples: Record<Entry['kind'], Record<string, unknown>> = {
  'list.completed': { ref: id('list'), area, effect: 'register', households: 7 },
  'contribution.received': {
    ref: id('con'),
    fund: id('fun'),
    origin: 'individual',
    form: 'money',
    ...money,
  },
  'contribution.refunded': { ref: id('con'), fund: id('fun'), ...money },
  'earmark.made': {
    ref: id('ear'),
    fund: id('fun'),
    area,
    family: 'training',
    year: 2026,
    ...money,
  },
  'line.opened': { ref: id('lin'), earmark: id('ear'), area, family: 'training', ...money },
  'lot.moved': {
    ref: id('con'),
    from: id('fun'),
    to: id('bat'),
    fromAt: 0,
    toAt: 12,
    ...money,
  },
  'batch.released': { ref: id('bat'), ...line },
  'batch.settled': { ref: id('bat'), ...line, returned: 0 },
  'result.released': { ref: id('rsl'), about: id('lin'), area, sha256: '0f'.repeat(32) },
  'result.withdrawn': { ref: id('rsl'), about: id('lin'), area, sha256: '0f'.repeat(32) },
  'payments.confirmed': { ref: id('lin'), ...line },
}
const kinds = Object.entries(samples)

/** Telephone, account and ID numbers, an illness and a name, as they are written. */
const CANARIES = [
  '15912348888',
  '+86 159 1234 8888',
  '6222998877665544',
  '37010219710304122X',
  'chronic',
  '慢性病',
  'HIV',
  '王建国',
  'a@example.org',
]

test('every kind has a sample here', () => {
  expect(Object.keys(samples).sort()).toEqual(
    Entry.options.map(({ shape }) => shape.kind.value).sort(),
  )
})

describe.each(kinds)('%s', (kind, sample) => {
  test('is written in one spelling, whatever the order of its fields', () => {
    const text = entryText({ kind, ...sample }, DAY)
    expect(text).toBeDefined()
    const turned = Object.fromEntries(Object.entries(sample).reverse())
    expect(entryText({ ...turned, kind }, DAY)).toBe(text)
    expect(readEntry(text ?? '')).toEqual({ ...sample, kind, v: 1, day: DAY })
    // What the script that verifies receipts takes for granted.
    const parsed = JSON.parse(text ?? '') as object
    expect(JSON.stringify(parsed, Object.keys(parsed).sort())).toBe(text)
  })

  test('holds nothing of anybody, in whatever field', () => {
    for (const field of [...Object.keys(sample), 'kind', 'more', 'name', '__proto__']) {
      for (const canary of CANARIES) {
        const spoilt = JSON.parse(
          JSON.stringify({ kind, ...sample }).replace(
            /}$/,
            `,${JSON.stringify(field)}:${JSON.stringify(canary)}}`,
          ),
        )
        const text = entryText(spoilt, DAY)
        expect(text ?? '').not.toContain(canary)
        if (field !== '__proto__') expect([field, text]).toEqual([field, undefined])
      }
    }
    for (const canary of CANARIES) expect(entryText({ kind, ...sample }, canary)).toBeUndefined()
  })

  test('takes no free text, no nested value and no fraction', () => {
    const wrong = fc.oneof(
      fc.string({ minLength: 4 }),
      fc.object(),
      fc.double({ noInteger: true, noNaN: true }),
      fc.integer({ max: -1 }),
      fc.constant(null),
    )
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(sample)), wrong, (field, value) => {
        expect(entryText({ kind, ...sample, [field]: value }, DAY)).toBeUndefined()
      }),
    )
  })
})

test('a count from one to four is not told', () => {
  for (const households of [1, 2, 3, 4]) {
    const fact = { ...samples['list.completed'], kind: 'list.completed', households }
    expect(entryText(fact, DAY)).toBeUndefined()
  }
})
