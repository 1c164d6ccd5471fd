/**
 * Who is offered what. The server decides; this only hides what it would refuse. `roles.test.ts`
 * compares it with the server's own tables.
 */
export const offers = {
  /** See what came in. */
  read: ['finance', 'county', 'township', 'supervisor', 'auditor'],
  /** Enter notices and gifts, record payments, ask for refunds. */
  book: ['finance'],
  /** Pay or refuse what somebody else asked to pay back. */
  decide: ['finance', 'county'],
  /** Say where gifts are paid in. */
  terms: ['admin'],
} as const
export type Deed = keyof typeof offers
