/**
 * Who is offered what. The server decides; this only hides what it would refuse. `roles.test.ts`
 * compares it with the server's own tables.
 */
export const offers = {
  /** See sums: funds, budgets, batches, the journal. */
  read: ['finance', 'county', 'township', 'supervisor', 'auditor'],
  /** See who gets how much. */
  roll: ['finance', 'county', 'township', 'clerk', 'auditor'],
  /** Keep the books, release, send, reconcile. */
  book: ['finance'],
  prepare: ['finance', 'county'],
  /** Check and approve what somebody else prepared. */
  approve: ['finance', 'county'],
  /** Ask recipients whether their money came, and see what they said. */
  callBack: ['resident', 'township', 'county'],
  seeCalls: ['resident', 'township', 'county', 'finance', 'auditor'],
  /** Find out about what a recipient disputes. */
  resolve: ['finance', 'county'],
  deliver: ['clerk', 'township', 'finance'],
} as const
export type Deed = keyof typeof offers
