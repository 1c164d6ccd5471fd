/** Who may do what with money (domain.md §5.2): nobody both prepares and approves, pays and checks. */

/** See sums: funds, budgets, batches, the journal. */
export const readers = ['finance', 'county', 'township', 'supervisor', 'auditor'] as const

/** See who gets how much, in their areas. */
export const rollReaders = ['finance', 'county', 'township', 'clerk', 'auditor'] as const

/** Keep the books: funds, budgets, entries, bank files. */
export const bookers = ['finance'] as const

/** Prepare what others decide. */
export const preparers = ['finance', 'county'] as const

/** Decide what others prepared: proposals, batches. Never their own. */
export const approvers = ['finance', 'county'] as const

/** Ask recipients whether their money came: nobody who paid it, and not the village that handed it out. */
export const callers = ['resident', 'township', 'county'] as const

/** Find out about a payment that its recipient disputes: nobody who had a hand in it. */
export const resolvers = ['finance', 'county'] as const

/** See whom they ask and what was said. */
export const callReaders = ['resident', 'township', 'county', 'finance', 'auditor'] as const

/** Hand cash or goods over, and write down who received them. */
export const deliverers = ['clerk', 'township', 'finance'] as const
