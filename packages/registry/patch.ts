import * as z from 'zod'
import {
  HouseholdFacts,
  Income,
  Living,
  type Member,
  MemberFacts,
  Passage,
  Relocation,
} from './model.ts'

type Clearable<T extends z.ZodRawShape> = {
  [K in keyof T]: z.ZodOptional<z.ZodNullable<T[K]>>
}
/** Every field may be left out (unchanged) or `null` (cleared). */
function clearable<T extends z.ZodRawShape>(shape: T): z.ZodObject<Clearable<T>> {
  const fields = Object.entries(shape).map(([name, type]) => [
    name,
    (type as z.ZodType).nullable().optional(),
  ])
  return z.object(Object.fromEntries(fields)) as z.ZodObject<Clearable<T>>
}

const Secret = z.string().trim().min(1).max(60).nullable().optional()

/** One member: with `member` a change of that person, without it somebody who joins. */
export const MemberPatch = clearable(MemberFacts.shape).extend({
  member: z.string().optional(),
  idType: z.string().nullable().optional(),
  idNumber: Secret,
  phone: Secret,
  joined: Passage.optional(),
  /** `null` takes a departure back that was entered by mistake. */
  left: Passage.nullable().optional(),
})
export type MemberPatch = z.infer<typeof MemberPatch>

/** What may be changed in a household at once; what is not named stays. */
export const HouseholdPatch = clearable(HouseholdFacts.omit({ relocation: true }).shape).extend({
  phone: Secret,
  bankAccount: Secret,
  relocation: clearable(Relocation.shape).optional(),
  income: clearable(Income.shape).optional(),
  living: clearable(Living.shape).optional(),
  needs: z.record(z.string(), z.boolean().nullable()).optional(),
  members: z.array(MemberPatch).max(60).optional(),
})
export type HouseholdPatch = z.infer<typeof HouseholdPatch>

/** Lays a patch over what is there: `undefined` keeps, `null` takes away. */
export function lay<T extends object>(base: T, patch: object | undefined): T {
  if (!patch) return base
  const next = { ...base } as Record<string, unknown>
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete next[key]
    else if (value !== undefined) next[key] = value
  }
  return next as T
}

export const findMember = (members: readonly Member[], id: string): Member | undefined =>
  members.find((member) => member.member === id)
