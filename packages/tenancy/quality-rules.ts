/**
 * Ids of the data-quality rules on registry data (domain.md §2.6). Which apply, how strictly and
 * with which limits is a setting; what each one checks is the registry's. Limits of money are in
 * minor units a year.
 */
export const qualityRules = [
  'member.name', // no name
  'member.birth', // neither birthday nor age
  'member.count', // the stated number of members differs from the list
  'member.one-head', // not exactly one head
  'member.one-spouse', // more than one spouse of the head
  'member.relation-sex', // relation and sex do not go together
  'identity.checksum', // the number's check digit is wrong
  'identity.duplicate', // the same number twice in the registry
  'identity.missing', // a member without any document
  'phone.format', // the phone number does not fit the pattern
  'cause.count', // causes: one main, few others, none twice
  'cause.missing', // no main cause
  'education.one-of', // education and student status: exactly one
  'student.preschool-age', // healthy, of school age, still in preschool
  'dropout.reason', // of school age, not in school, no reason
  'health.exclusive', // "healthy" together with something else
  'health.disability', // disability without type or degree
  'labour.child', // younger than working age and able
  'labour.elder', // elder and still able: check
  'labour.healthy-adult', // healthy, grown, no student, and yet unable
  'labour.fallback', // nobody able to work, and the household is not marked so
  'work.place-months', // place and months: both or none
  'work.unable', // a work record of somebody unable to work
  'work.destitute', // a destitute-supported person as migrant worker
  'public-job.months', // job and months: both or none
  'public-job.age', // outside the ages of public-welfare jobs
  'public-job.per-household', // too many in one home
  'insurance.one-basic', // not exactly one basic medical scheme
  'insurance.missing', // no medical cover at all
  'road.distance', // far from the road, or blank
  'income.per-head', // per-head income of a graduated household low or blank
  'income.wage', // wages improbably low or high
  'income.cost', // production income without cost, or cost without income
  'income.ecological', // ecological pay without land
  'income.allowance', // allowance improbably low
  'income.pension', // pension below the minimum
  'income.destitute', // destitute support improbably low
  'land.returned-forest', // returned-to-forest area larger than forest and pasture
  'housing.unsafe', // unsafe house, not monitored
  'water.unsafe', // unsafe water, not monitored
  'date.order', // dates of registration, exit and relapse out of order
] as const
export type QualityRule = (typeof qualityRules)[number]
