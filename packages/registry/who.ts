/** Who may do what with households (domain.md §5.2); area scope narrows each of them further. */

/** See households of their areas. */
export const readers = [
  'clerk',
  'resident',
  'helper',
  'recorder',
  'township',
  'county',
  'finance',
  'department',
  'supervisor',
  'auditor',
] as const

/** Change what is known of a household. */
export const editors = ['clerk', 'resident', 'township', 'county'] as const

/** Bring households in, move, split and merge them. */
export const keepers = ['clerk', 'township', 'county'] as const

/** Settle what concerns several households or the whole register. */
export const deciders = ['township', 'county'] as const

/** Sign in for their own household: what they see is theirs by name, never by area. */
export const holders = ['household'] as const
