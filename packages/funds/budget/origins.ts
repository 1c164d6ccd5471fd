/** Whose money it is, by level of government or kind of giver (domain.md §4.1 row 6). */
export const origins = [
  'central',
  'province',
  'prefecture',
  'county',
  'social',
  'enterprise',
  'other',
] as const
