/*
 * Who is offered what. The server decides, and the template narrows each act; this only hides what
 * would be refused. `roles.test.ts` compares it with the server's own tables.
 */

/** See cases, lists and notices of their areas. */
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
/** May act at all. */
export const actors = ['clerk', 'resident', 'recorder', 'township', 'county'] as const
/** Put a household forward. */
export const openers = ['clerk', 'resident', 'township', 'county'] as const
/** Enter what a department's register says. */
export const comparers = ['department', 'township', 'county'] as const
/** Look into a hit. */
export const checkers = ['clerk', 'resident', 'township', 'county'] as const
/** Answer objections and appeals. */
export const reviewers = ['township', 'county'] as const
/** Have a worklist of cases and lists. */
export const workers = [...actors, 'department'] as const
