/** Whose money a fund holds: levels of government, then kinds of givers. */
export const origins = [
  'central',
  'province',
  'prefecture',
  'county',
  'social',
  'enterprise',
  'other',
] as const
