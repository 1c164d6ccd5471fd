/** Who may do what with cards (domain.md §1.5, §5.2); area scope narrows each of them further. */

/** See the cards of their areas. */
export const readers = [
  'clerk',
  'resident',
  'helper',
  'recorder',
  'township',
  'county',
  'department',
  'supervisor',
  'auditor',
] as const

/** Hand cards out: print them, record who received them. */
export const givers = ['clerk', 'resident', 'township', 'county'] as const

/** Ask for a revocation, suspend, replace what was lost. */
export const keepers = ['township', 'county'] as const

/** The office that issued: it alone ends a card, or lets it stand again. */
export const issuers = ['county'] as const
