/** The families of measures, as an earmark or the wish of a giver names one. */
export const families = [
  'industry',
  'training',
  'infrastructure',
  'finance',
  'employment',
  'protection',
  'policy',
] as const
