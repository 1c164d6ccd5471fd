import { createHash } from 'node:crypto'
import { canonical } from '@terrace/platform/signing/canonical'
import * as z from 'zod'
import { Act } from '../paying/batch-model.ts'
import { recordsOf } from '../record.ts'

/** What a result says in one language; the unit belongs to what was measured: `households with tap water`. */
const Words = z.object({
  title: z.string().trim().min(3).max(120),
  text: z.string().trim().min(10).max(2000),
  unit: z.string().trim().min(1).max(60).optional(),
})

/** In as many languages as the office writes; at least one. */
export const Texts = z.object({ en: Words.optional(), zh: Words.optional() })

/** On what ground others may see it: nobody can be recognised, or who can be has agreed in writing. */
export const grounds = ['unrecognisable', 'consent'] as const

export const Photo = z.object({
  photo: z.string(),
  type: z.enum(['image/jpeg', 'image/png']),
  size: z.int(),
  /** Of the bytes that are shown. */
  sha256: z.string(),
})
export type Photo = z.infer<typeof Photo>

/** `draft → released → withdrawn`: what a budget line or a batch has brought about, as everybody may read. */
export const resultStates = ['draft', 'released', 'withdrawn'] as const

export const Result = z.object({
  result: z.string(),
  /** The budget line or batch that it is about, and the line in any case. */
  about: z.string(),
  line: z.string(),
  lineName: z.string(),
  day: z.iso.date(),
  area: z.string(),
  areaName: z.string(),
  texts: Texts,
  measured: z.number().optional(),
  photos: z.array(Photo),
  state: z.enum(resultStates),
  written: Act,
  released: Act.extend({ ground: z.enum(grounds) }).optional(),
  withdrawn: Act.extend({ reason: z.string() }).optional(),
  path: z.string(),
  version: z.int(),
})
export type Result = z.infer<typeof Result>

/** Under which all of a tenant hang. */
export const RESULTS = 'all'

export const results = recordsOf(
  'result',
  ({ result, day, line }: Result) => ({ id: result, holder: RESULTS, day, other: line }),
  ({ result, about, line, lineName, day, areaName, texts, state, path }) => ({
    ...{ result, about, line, lineName, day, areaName, state, path },
    titles: { en: texts.en?.title, zh: texts.zh?.title },
  }),
)

/** A result as everybody may read it: nobody of the office is named. */
export const OpenResult = Result.pick({
  result: true,
  about: true,
  line: true,
  day: true,
  area: true,
  areaName: true,
  texts: true,
  measured: true,
}).extend({
  /** What each photo is called at `/results/{result}/photos/{photo}`. */
  photos: z.array(z.string()),
  /** SHA-256 of the canonical text of what is said, with its photos' own: the log holds the same. */
  sha256: z.string(),
})
export type OpenResult = z.infer<typeof OpenResult>

/** What the log says of a result: its hash changes with every word and every photo. */
export function hashOf({ about, day, area, texts, measured, photos }: Result): string {
  const said = { about, day, area, texts, measured, photos: photos.map(({ sha256 }) => sha256) }
  return createHash('sha256')
    .update(canonical(JSON.parse(JSON.stringify(said))))
    .digest('hex')
}

export const openResult = (one: Result): OpenResult => ({
  ...one,
  photos: one.photos.map(({ photo }) => photo),
  sha256: hashOf(one),
})
