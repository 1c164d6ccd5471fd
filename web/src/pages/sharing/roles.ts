/**
 * Who is offered what. The server decides; this only hides what it would refuse. `roles.test.ts`
 * compares it with the server's own tables.
 */
export const offers = {
  /** See proposals and their sums. */
  read: ['finance', 'county', 'township', 'supervisor', 'auditor'],
  /** See who gets how much, in their areas. */
  roll: ['finance', 'county', 'township', 'clerk', 'auditor'],
  prepare: ['finance', 'county'],
  /** Decide what others prepared. */
  approve: ['finance', 'county'],
} as const
export type Deed = keyof typeof offers
