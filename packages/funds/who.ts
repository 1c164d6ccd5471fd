/** Who may do what with money (domain.md §5.2): nobody both prepares and approves, pays and checks. */

/** See money, without the names of those who get it where their role does not show households. */
export const readers = ['finance', 'county', 'township', 'supervisor', 'auditor'] as const

/** Keep the books: funds, budgets, entries, bank files. */
export const bookers = ['finance'] as const

/** Prepare what others decide. */
export const preparers = ['finance', 'county'] as const

/** Decide what others prepared: proposals, batches. Never their own. */
export const approvers = ['finance', 'county'] as const
