import { roles, Span } from '@terrace/tenancy'
import * as z from 'zod'

/*
 * A procedure as data (domain.md §1.4, §3.1, §6.5): who acts, who decides, what must be recorded, how
 * long it takes. The engine (`move.ts`) knows no procedure by name.
 */

const Name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
export const Label = z.object({
  en: z.string().trim().min(1).max(200),
  zh: z.string().trim().min(1).max(200),
})

/** Which area above a household acts: the lowest level, the one above it, the one above that. */
export const levels = ['village', 'township', 'county'] as const
export const Level = z.enum(levels)
export type Level = z.infer<typeof Level>

/** What an act has to leave behind; each kind is a schema of `record.ts`. */
export const recordKinds = [
  'application',
  'survey',
  'appraisal',
  'comparison',
  'entry',
  'assembly',
  'notice',
  'notice-end',
  'decision',
  'announcement',
  'merge',
] as const

/** What a finished list does to its households; each is run by `effect-job.ts`. */
export const effects = ['register', 'remove'] as const

export const Move = z.object({
  move: Name,
  label: Label,
  /** Under which of the shown steps it stands. */
  step: z.int().min(1).max(20),
  /** What moves: one household's case, or the village list with all its cases. */
  of: z.enum(['case', 'list']),
  from: z.array(Name).min(1).max(20),
  to: Name,
  by: z.array(z.enum(roles)).min(1),
  /** The officer's area must be this one or above it; it is also whose desk the case waits on. */
  level: Level,
  /** Moves whose actors may not act here: four eyes, and nobody approves their own work. */
  apart: z.array(Name).max(20).default([]),
  record: z.enum(recordKinds).optional(),
  /** It cannot be done without saying why. */
  reason: z.boolean().default(false),
  /** Time for this act from when the case came to stand before it. */
  due: Span.optional(),
  /** What stands over the notice or announcement that it puts up. */
  title: Label.optional(),
  /** Opens a public notice of at least so many calendar days; the tenant's setting may ask more. */
  notice: z.object({ days: z.int().min(1).max(90) }).optional(),
  /** The vote counts only with the tenant's quorum (`settings.quorum`). */
  quorum: z.boolean().default(false),
  /** Entries that must be checked before: a share, and all those related to officials. */
  sample: z.object({ percent: z.int().min(0).max(100), kinAll: z.boolean() }).optional(),
  effect: z.enum(effects).optional(),
})
export type Move = z.infer<typeof Move>

export const State = z.object({
  state: Name,
  label: Label,
  /** `open` goes on; `passed` and `failed` were decided; `left` ended without a decision. */
  kind: z.enum(['open', 'passed', 'failed', 'left']),
})

/** Whose data a household is compared with, and whether the case waits for the answer. */
export const Source = z.object({ source: Name, label: Label, required: z.boolean() })

/** What a tenant writes: everything but the version. */
export const TemplateInput = z.object({
  label: Label,
  /** The law or rule it follows, as the receipt cites it. */
  rules: Label,
  /** Households in these states may be put forward. */
  households: z.array(z.string().max(40)).min(1).max(12),
  /** A case may bring a household that is not yet on file. */
  creates: z.boolean(),
  steps: z
    .array(z.object({ step: z.int().min(1).max(20), label: Label }))
    .min(1)
    .max(20),
  states: z.array(State).min(2).max(40),
  start: Name,
  moves: z.array(Move).min(1).max(60),
  sources: z.array(Source).max(20),
  objections: z.object({ acknowledge: Span, investigate: Span, complex: Span }),
  /** A case that failed may be appealed once, within so many calendar days. */
  appeal: z.object({ days: z.int().min(1).max(365), answer: Span, back: Name }),
})
export type TemplateInput = z.infer<typeof TemplateInput>

export const Template = TemplateInput.extend({ template: Name, version: z.int().min(1) })
export type Template = z.infer<typeof Template>

export const stateOf = (template: TemplateInput, state: string) =>
  template.states.find((one) => one.state === state)

/**
 * Whether a case in this state went against its household, which may then appeal: it was refused, or
 * where the procedure takes something away, that was done.
 */
export function isAgainst(template: TemplateInput, state: string): boolean {
  const taking = template.moves.filter(({ effect }) => effect === 'remove')
  if (taking.length > 0) return taking.some(({ to }) => to === state)
  return stateOf(template, state)?.kind === 'failed'
}

/** Whether a case in this state has come to its end. */
export const isOver = (template: TemplateInput, state: string): boolean =>
  (stateOf(template, state)?.kind ?? 'left') !== 'open'

/** The moves that lead on from a state, in the template's order. */
export const movesFrom = (template: TemplateInput, of: Move['of'], state: string): Move[] =>
  template.moves.filter((move) => move.of === of && move.from.includes(state))

/** The act by which a case joins a list: the one that leaves an entry there. */
export const joining = (template: TemplateInput): Move | undefined =>
  template.moves.find((move) => move.record === 'entry')
