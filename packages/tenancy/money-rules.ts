import * as z from 'zod'

const Months = z.int().min(1).max(600)

/** Months after which money that only stands there is old, and very old (domain.md §4.2 row 6). */
export const IdleMonths = z
  .object({ first: Months, second: Months })
  .refine(({ first, second }) => first < second, {
    path: ['second'],
    params: { code: 'settings.idle-order' },
  })
export type IdleMonths = z.infer<typeof IdleMonths>

/** Whom an office asks whether money came, once a batch is reconciled. */
export const CallBackRule = z.object({
  /** Percent of the payments that were confirmed, rounded up. */
  share: z.int().min(0).max(100),
  /** So many at least, or all where there are fewer. */
  least: z.int().min(0).max(1000),
  /** Minor units of the tenant's currency: whoever got more is always asked; 0: nobody for that alone. */
  above: z.int().min(0).max(1e12),
  /** Tries after which one who cannot be reached is asked no more. */
  tries: z.int().min(1).max(20),
})
export type CallBackRule = z.infer<typeof CallBackRule>

/** What a tenant begins with. The rule of call-backs is ours: domain.md names no number [P]. */
export const moneyRules = {
  idleMonths: { first: 12, second: 24 } satisfies IdleMonths,
  callBack: { share: 5, least: 3, above: 0, tries: 3 } satisfies CallBackRule,
}
