import { isDay } from '@terrace/platform/dates'
import type { PublicFact } from '@terrace/platform/public-entry'
import { canonical } from '@terrace/platform/signing/canonical'
import * as z from 'zod'

/*
 * What the log may say, kind by kind. There is no free text in it: ids, days, amounts, currencies and
 * words of fixed lists only, so that no name, number, account or illness of anybody finds a place.
 * Counts of households are 0, at least five, or `<5`.
 */

/** An id of ours: it tells nothing to whom it is not known, and cannot be an ID number or a telephone. */
const Id = z.string().regex(/^[a-z]{1,8}_[0-9a-hjkmnp-tv-z]{23,24}$/)
/** A gift is named by its payment reference, which only its giver was told. */
const Gift = z.string().regex(/^gft_[2-9a-hjkmnp-z]{8}$/)
const Area = z.string().regex(/^a[0-9a-hjkmnp-tv-z]{10}$/)
const Amount = z.int().min(0)
const Households = z.union([z.literal(0), z.int().min(5).max(100_000_000), z.literal('<5')])
const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const currencies = new Set(Intl.supportedValuesOf('currency'))
const Currency = z.string().refine((code) => currencies.has(code))
const Year = z.int().min(2000).max(2200)
/** Families of measures (domain.md §1.1, steps 9 to 17). */
const Family = z.enum([
  'industry',
  'training',
  'infrastructure',
  'finance',
  'employment',
  'protection',
  'policy',
])
/** Whose money: a level of government, or a kind of giver. Never who. */
const Origin = z.enum([
  'central',
  'province',
  'prefecture',
  'county',
  'individual',
  'social',
  'enterprise',
  'other',
])

const money = { currency: Currency, amount: Amount }
const purpose = { area: Area, family: Family.optional() }

const entry = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({
    v: z.literal(1),
    kind: z.literal(kind),
    /** The tenant's day on which it happened. */
    day: z.string().refine(isDay),
    /** What it is about: entries about one thing are found by it. */
    ref: z.union([Id, Gift]),
    ...shape,
  })

export const Entry = z.discriminatedUnion('kind', [
  /** A list of a village took effect: so many households were registered, or rose out. */
  entry('list.completed', {
    area: Area,
    effect: z.enum(['register', 'remove']),
    households: Households,
  }),
  /** A gift or an allocation came in. */
  entry('contribution.received', {
    fund: Id,
    origin: Origin,
    form: z.enum(['money', 'in-kind']),
    ...money,
  }),
  /** A gift went back to whom it came from. */
  entry('contribution.refunded', { fund: Id, ...money }),
  /** A part of a fund was bound. */
  entry('earmark.made', { fund: Id, ...purpose, year: Year, ...money }),
  /** A project or a benefit got its budget. */
  entry('line.opened', { earmark: Id, ...purpose, ...money }),
  /** A share of pooled money moved on: first in, first out; places are minor units of each account. */
  entry('lot.moved', { from: Id, to: Id, fromAt: Amount, toAt: Amount, ...money }),
  /** A batch of payments may be paid. */
  entry('batch.released', { line: Id, ...purpose, households: Households, ...money }),
  /** What became of a batch, summed up: confirmed, and come back. */
  entry('batch.settled', {
    line: Id,
    ...purpose,
    households: Households,
    returned: Amount,
    ...money,
  }),
  /** What a line or batch brought about was shown to everybody, or is no more; the hash of all it says. */
  entry('result.released', { about: Id, area: Area, sha256: Hash }),
  entry('result.withdrawn', { about: Id, area: Area, sha256: Hash }),
  /** Payments of a line that stand in no batch, summed up for a day and an area. */
  entry('payments.confirmed', { line: Id, ...purpose, households: Households, ...money }),
])
export type Entry = z.infer<typeof Entry>

/** The one spelling of an entry, which is what the log hashes; undefined for what may not stand in it. */
export function entryText(fact: PublicFact, day: string): string | undefined {
  const parsed = Entry.safeParse({ ...fact, v: 1, day })
  return parsed.success ? canonical(parsed.data) : undefined
}

export const readEntry = (text: string): Entry => Entry.parse(JSON.parse(text))
