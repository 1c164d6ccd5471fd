import { isDay } from '@terrace/platform/dates'
import * as z from 'zod'
import { cardKinds } from './credential/card-credential.ts'

export const Day = z.string().refine(isDay, { params: { code: 'field.day' } })
const By = z.object({ id: z.string(), name: z.string() })
/** Who did it, and when. */
const Done = { by: By, at: z.string() }

/**
 * `issued` and `suspended` may still change; the others are ends. `reissued`: its holder has another
 * card with a new serial. `superseded`: another document took its place. `expired`: its time is over,
 * and it may be reissued.
 */
export const states = [
  'issued',
  'suspended',
  'expired',
  'reissued',
  'superseded',
  'revoked',
] as const
export const State = z.enum(states)
export type State = z.infer<typeof State>

/** Why a card is ended before its time (domain.md §1.5). */
export const revokeReasons = [
  'approved-in-error',
  'fraud',
  'household-ended',
  'moved-away',
  'superseded',
  'court',
] as const
export const RevokeReason = z.enum(revokeReasons)

/** Days in which the holder may appeal, from the day of the decision on (domain.md §1.5). */
export const APPEAL = 30

/** Why a card is replaced by one with another serial. */
export const reissueReasons = ['lost', 'damaged', 'facts-changed', 'expired'] as const
export const ReissueReason = z.enum(reissueReasons)

/** How the holder received it: a mark of their own, or a refusal seen by two. */
export const Receipt = z.object({
  how: z.enum(['signature', 'thumb-print', 'witnessed']),
  day: Day,
  /** Who took it, where that was not the head of the household. */
  receiver: z.string().trim().min(1).max(100).optional(),
  witnesses: z.array(z.string().trim().min(1).max(100)).max(2).optional(),
})

/** What a holder said against the end of their card, and what the office answered. */
export const CardAppeal = z.object({
  /** The day it came. */
  day: Day,
  text: z.string(),
  ...Done,
  state: z.enum(['open', 'upheld', 'dismissed']),
  answer: z.string().optional(),
  decided: z.object(Done).optional(),
})

export const Card = z.object({
  card: z.string(),
  kind: z.enum(cardKinds),
  serial: z.string(),
  state: State,
  version: z.int(),
  household: z.string(),
  /** Number and head as they were when it was issued; printing reads the household itself. */
  number: z.string(),
  head: z.string().optional(),
  case: z.string(),
  list: z.string().optional(),
  /** The number of the decision. */
  decision: z.string().optional(),
  issued: Day,
  /** The first day on which it no longer counts; left out, it has no such day. */
  expires: Day.optional(),
  area: z.string(),
  areaName: z.string(),
  path: z.string(),
  anchor: z.string(),
  /** The path of the issuing office's area: who ends the card answers for all of it. */
  office: z.string(),
  /** Its place in the tenant's status lists. */
  place: z.int(),
  /** A revocation that waits for a second person. */
  request: z.object({ reason: RevokeReason, note: z.string(), ...Done }).optional(),
  suspended: z.object({ note: z.string(), ...Done }).optional(),
  ended: z
    .object({
      /** `removed`: the household was, by a procedure of its own. */
      reason: z.union([RevokeReason, ReissueReason, z.literal('removed')]),
      note: z.string(),
      asked: By.optional(),
      ...Done,
      /** The last day on which the holder may appeal. */
      appealUntil: Day.optional(),
    })
    .optional(),
  appeal: CardAppeal.optional(),
  replaces: z.string().optional(),
  replacedBy: z.string().optional(),
  receipt: Receipt.extend(Done).optional(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Card = z.infer<typeof Card>

/** A card as its desk shows it. */
export const CardView = Card.omit({ path: true, anchor: true, office: true, place: true }).extend({
  /** The asker is the one who asked for the revocation: another must confirm it. */
  ownRequest: z.boolean(),
})
export type CardView = z.infer<typeof CardView>

/** The line of a card that lists show. */
export const CardBrief = Card.pick({
  card: true,
  serial: true,
  state: true,
  household: true,
  number: true,
  head: true,
  area: true,
  areaName: true,
  list: true,
  issued: true,
  expires: true,
}).extend({
  /** A revocation waits for a second person. */
  waits: z.boolean(),
  /** An appeal against its end waits for an answer. */
  appealed: z.boolean(),
  /** Who may not decide what waits: they asked for the end of the card, or confirmed it. */
  apart: z.array(z.string()).optional(),
  received: z.boolean(),
})
export type CardBrief = z.infer<typeof CardBrief>

/** A card as it counts on a day: one whose last day has passed says so at once. */
export const onDay = <C extends Pick<Card, 'state' | 'expires'>>(card: C, today: string): C =>
  isAlive(card) && card.expires !== undefined && card.expires <= today
    ? { ...card, state: 'expired' }
    : card

export const isAlive = (card: Pick<Card, 'state'>): boolean =>
  card.state === 'issued' || card.state === 'suspended'
