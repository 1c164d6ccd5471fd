/**
 * Who is offered what. The server decides; this only hides what it would refuse. `roles.test.ts`
 * compares it with the server's own tables.
 */
export const offers = {
  read: [
    'clerk',
    'resident',
    'helper',
    'recorder',
    'township',
    'county',
    'department',
    'supervisor',
    'auditor',
  ],
  /** Print, and record who received a card. */
  give: ['clerk', 'resident', 'township', 'county'],
  /** Ask for a revocation, suspend, replace. */
  keep: ['township', 'county'],
  /** Decide a revocation, let a suspended card count again. */
  decide: ['county'],
  /** See with which keys cards are signed. */
  seeKeys: ['admin', 'county', 'auditor'],
  /** Replace and revoke them. */
  keys: ['admin'],
} as const
export type Deed = keyof typeof offers
