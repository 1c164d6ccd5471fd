/** The demo county, and a second workspace of the neutral pack for those who belong to both. */
export const DEMO = 'qinghe'
export const HARBOUR = 'harbour'
