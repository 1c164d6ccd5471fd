/*
 * Who is offered what. The server decides; this only hides what it would refuse. `roles.test.ts`
 * compares it with the server's own tables.
 */
export const offers = {
  /** Change what is known of a household. */
  edit: ['clerk', 'resident', 'township', 'county'],
  /** Bring households in, move, split and merge them. */
  keep: ['clerk', 'township', 'county'],
  /** Settle what concerns many households. */
  decide: ['township', 'county'],
  idNumber: ['clerk', 'resident', 'township', 'county', 'finance', 'department', 'auditor'],
  phone: ['clerk', 'resident', 'helper', 'township', 'county', 'finance', 'auditor', 'household'],
  bankAccount: ['township', 'county', 'finance', 'auditor'],
} as const
export type Deed = keyof typeof offers

export const isOffered = (roles: readonly string[], deed: Deed): boolean =>
  roles.some((role) => (offers[deed] as readonly string[]).includes(role))
