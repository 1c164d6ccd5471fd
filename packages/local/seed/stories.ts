/** How far a village's list has come. The order is the order of the steps. */
export const ways = [
  'listed',
  'assembly-passed',
  'notice-1',
  'township-review',
  'township-passed',
  'notice-2',
  'county-review',
  'county-approved',
  'announced',
  'registered',
] as const
export type Way = (typeof ways)[number]

export interface Story {
  /** Which village, in the county's order; the first five are those of the demo's township. */
  village: number
  households: number
  to: Way
  /** Days since the households applied: notices of an old list are over. */
  since: number
  /** Somebody objected to its notice, and waits for an answer. */
  objection?: boolean
}

/** A list in every state, so that each demo login has its next step before it. */
export const stories: readonly Story[] = [
  { village: 0, households: 3, to: 'notice-1', since: 27 },
  { village: 0, households: 2, to: 'notice-2', since: 48 },
  { village: 0, households: 4, to: 'listed', since: 14 },
  { village: 1, households: 4, to: 'township-review', since: 28 },
  { village: 1, households: 3, to: 'notice-1', since: 10, objection: true },
  { village: 2, households: 2, to: 'county-review', since: 50 },
  { village: 3, households: 2, to: 'announced', since: 54 },
  { village: 4, households: 2, to: 'registered', since: 60 },
]

/** Single cases, in the first village: one in every state before the list. */
export const singles = [
  { to: 'draft', since: 1 },
  { to: 'submitted', since: 24 },
  { to: 'submitted', since: 2 },
  { to: 'returned', since: 6 },
  { to: 'surveyed', since: 5 },
  { to: 'group-appraised', since: 8, answers: 2 },
  { to: 'group-appraised', since: 12, answers: 4, hit: true },
  { to: 'compared', since: 15 },
  { to: 'compared', since: 13 },
  // Whoever signs in as a household of the demo: it reads why, and may appeal or apply again.
  { to: 'rejected', since: 20, own: true },
] as const
export type Single = (typeof singles)[number]
