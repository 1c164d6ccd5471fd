import { isDay } from '@terrace/platform/dates'
import * as z from 'zod'
import { isSerial } from '../serial.ts'

const Text = z.string().trim().min(1).max(200)
/** One word in both languages of the card. */
const Words = z.strictObject({ en: Text, zh: Text })

/**
 * What a registration card shows (domain.md §1.5). Strict: there is no place for a cause, an illness,
 * an ID number, a bank account or a telephone of the household, and none can be slipped in.
 */
export const CardFace = z.strictObject({
  serial: z.string().refine(isSerial),
  /** The household's number in the register. */
  number: z.string().trim().min(1).max(40),
  head: Text,
  /** People in the household. */
  size: z.int().min(1).max(99),
  /** Names of the areas from the top down: county, township, village. */
  areaPath: z.array(Text).min(1).max(8),
  householdType: Words,
  /** The day of registration. */
  registered: z.string().refine(isDay),
  /** The last day on which it counts, where it has one. */
  validUntil: z.string().refine(isDay).optional(),
  /** The office that issues the card. */
  issuer: Text,
  hotline: z.string().trim().min(1).max(40),
  /** What the QR says, from `sealUrl`. */
  check: z.string().startsWith('http').max(400),
})
export type CardFace = z.infer<typeof CardFace>

/** One person of the handbook: the year of birth and no more of it, and no ID number. */
export const HandbookMember = z.strictObject({
  name: Text,
  relation: Words,
  birthYear: z.int().min(1850).max(2200).optional(),
})

/** What a handbook shows: the card's face on its cover, and what stands inside. */
export const Handbook = z.strictObject({
  face: CardFace,
  members: z.array(HandbookMember).min(1).max(99),
  /** Left out, its lines stay blank for the pen. */
  responsible: z.strictObject({ name: Text, unit: Text.optional() }).optional(),
})
export type Handbook = z.infer<typeof Handbook>
