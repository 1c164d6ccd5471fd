export { areaStatistics, countsOf } from './area-statistics.ts'
export { type Counts, deltasOf } from './counts.ts'
export { Dashboard } from './dashboard.ts'
