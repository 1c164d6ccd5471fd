import { describe, expect, it } from 'vitest'
import { messagesIn } from './faults.ts'
import {
  formatAgo,
  formatCount,
  formatInstant,
  formatMoney,
  formatMoneyShort,
  spellDay,
} from './format.ts'
import { defineMessages, fill } from './message.ts'

const catalogues = import.meta.glob(
  [
    '../pages/*/messages.ts',
    '../ui/words.ts',
    '../ui/frame/places.ts',
    '../../../packages/*/{i18n,messages}.ts',
  ],
  { eager: true },
)

/** Every message of the app and of the packages, by file. */
function all(): [string, string, { en: string; zh: string }][] {
  const found: [string, string, { en: string; zh: string }][] = []
  for (const [file, module] of Object.entries(catalogues)) {
    for (const value of Object.values(module as object)) {
      const messages = (value as { messages?: unknown } | null)?.messages ?? value
      for (const [key, text] of Object.entries(messagesIn({ messages }))) {
        found.push([file, key, text])
      }
    }
  }
  return found
}

const names = (text: string) =>
  [...text.matchAll(/\{(\w+)/g)]
    .map((match) => match[1])
    .filter((n, i, a) => a.indexOf(n) === i)
    .sort()

describe('every message', () => {
  it('is found', () => expect(all().length).toBeGreaterThan(200))
  it.each(all())('%s %s is in both languages', (file, _key, text) => {
    expect(text.en.trim()).not.toBe('')
    expect(text.zh.trim()).not.toBe('')
    // Ours are typed by the English text; the packages' own may have a parameter per language.
    if (file.includes('packages/')) return
    expect(names(text.zh).filter((name) => !names(text.en).includes(name))).toEqual([])
  })
})

describe('fill', () => {
  it('chooses one and many, and writes numbers with separators', () => {
    const text = '{count} {count|household|households} in {area}'
    expect(fill(text, 'en', { count: 1, area: 'North' })).toBe('1 household in North')
    expect(fill(text, 'en', { count: 12000, area: 'North' })).toBe('12,000 households in North')
  })
  it('leaves what it was not told', () => expect(fill('{who}', 'en', {})).toBe('{who}'))
  it('is typed by the catalogue', () => {
    const t = defineMessages({ hello: { en: 'Hello {name}', zh: '{name}，您好' } })
    expect(t('hello', { name: 'Li' })).toMatch(/Li/)
    // @ts-expect-error a missing key is a type error
    expect(t('missing')).toBe('missing')
  })
})

describe('formats', () => {
  it('money from minor units, with the decimals of its currency', () => {
    expect(formatMoney(1234505, 'CNY', 'en')).toBe('¥12,345.05')
    expect(formatMoney(1234505, 'CNY', 'zh')).toBe('¥12,345.05')
    expect(formatMoney(1500, 'JPY', 'en')).toBe('¥1,500')
  })
  it('large counts and sums in 万 where people expect it', () => {
    expect(formatCount(123_456, 'zh')).toBe('12.3万')
    expect(formatCount(123_456, 'en')).toBe('123,456')
    expect(formatMoneyShort(1_234_500_000, 'CNY', 'zh')).toBe('¥1234.5万')
  })
  it('days spelled in text, instants plain in tables', () => {
    expect(spellDay('2026-11-23', 'en')).toBe('23 November 2026')
    expect(spellDay('2026-11-23', 'zh')).toBe('2026年11月23日')
    expect(spellDay('no day', 'en')).toBe('no day')
    expect(formatInstant('2026-11-23T06:05:00Z', 'Asia/Shanghai')).toBe('2026-11-23 14:05')
  })
  it('how long ago', () => {
    const now = Date.parse('2026-11-23T12:00:00Z')
    expect(formatAgo('2026-11-20T12:00:00Z', 'en', now)).toBe('3 days ago')
    expect(formatAgo('2026-11-20T12:00:00Z', 'zh', now)).toBe('3天前')
  })
})
