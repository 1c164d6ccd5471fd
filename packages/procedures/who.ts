/** Who may do what with cases (domain.md §5.2). The template narrows each act further, and area too. */

/** See cases, lists, notices of their areas. */
export const readers = [
  'clerk',
  'resident',
  'recorder',
  'township',
  'county',
  'department',
  'supervisor',
  'auditor',
] as const

/** May act at all; which act is whose, the template says. */
export const actors = ['clerk', 'resident', 'recorder', 'township', 'county'] as const

/** Put a household forward. */
export const openers = ['clerk', 'resident', 'township', 'county'] as const

/** Answer for a department's register, or enter what it answered on paper. */
export const comparers = ['department', 'township', 'county'] as const

/** Look into what somebody else decided. */
export const reviewers = ['township', 'county'] as const

/** The role that answers for each level: who investigates one level up. */
export const officers = {
  village: ['clerk', 'resident'],
  township: ['township'],
  county: ['county'],
} as const
