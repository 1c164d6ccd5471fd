import type { Day } from '@terrace/platform/dates'
import type { QualityRule, Settings } from '@terrace/tenancy'
import { present } from './brief.ts'
import type { Finding, Household } from './model.ts'
import type { Case, Check, Found } from './quality/case.ts'
import * as household from './quality/household.ts'
import * as people from './quality/people.ts'
import * as work from './quality/work.ts'

/** What each rule of domain.md §2.2 and §2.6 looks for; the words stand in `i18n.ts`. */
const checks: Record<QualityRule | 'member.name' | 'member.birth', Check> = {
  'member.count': people.memberCount,
  'member.one-head': people.oneHead,
  'member.one-spouse': people.oneSpouse,
  'member.relation-sex': people.relationSex,
  'member.name': people.nameMissing,
  'member.birth': people.birthMissing,
  'identity.checksum': people.identityChecksum,
  'identity.duplicate': people.identityDuplicate,
  'identity.missing': people.identityMissing,
  'phone.format': people.phoneFormat,
  'cause.count': household.causeCount,
  'cause.missing': household.causeMissing,
  'education.one-of': people.educationOneOf,
  'student.preschool-age': people.preschoolAge,
  'dropout.reason': people.dropoutReason,
  'health.exclusive': people.healthExclusive,
  'health.disability': people.healthDisability,
  'labour.child': work.labourChild,
  'labour.elder': work.labourElder,
  'labour.healthy-adult': work.labourHealthyAdult,
  'labour.fallback': work.labourFallback,
  'work.place-months': work.workPlaceMonths,
  'work.unable': work.workUnable,
  'work.destitute': work.workDestitute,
  'public-job.months': work.publicJobMonths,
  'public-job.age': work.publicJobAge,
  'public-job.per-household': work.publicJobsPerHousehold,
  'insurance.one-basic': people.insuranceOneBasic,
  'insurance.missing': people.insuranceMissing,
  'road.distance': household.roadDistance,
  'income.per-head': household.incomePerHead,
  'income.wage': household.incomeWage,
  'income.cost': household.incomeCost,
  'income.ecological': household.incomeEcological,
  'income.allowance': household.incomeAllowance,
  'income.pension': household.incomePension,
  'income.destitute': household.incomeDestitute,
  'land.returned-forest': household.returnedForest,
  'housing.unsafe': household.housingUnsafe,
  'water.unsafe': household.waterUnsafe,
  'date.order': household.dateOrder,
}

export interface QualityOptions {
  today: Day
  /** ID numbers in clear by member id; a number that is not there is not checked. */
  idNumbers?: ReadonlyMap<string, string>
  /** Phones in clear by member id, the household's own under `household`. */
  phones?: ReadonlyMap<string, string>
}

/** What is not set limits nothing: every number is at least, at most and within it. */
const limitsOf = (params: Record<string, number>): Case['limits'] => ({
  least: params.least ?? Number.NEGATIVE_INFINITY,
  most: params.most ?? params.others ?? Number.POSITIVE_INFINITY,
  from: params.from ?? Number.NEGATIVE_INFINITY,
  until: params.until ?? Number.POSITIVE_INFINITY,
  age: params.age ?? Number.NaN,
  km: params.km ?? Number.POSITIVE_INFINITY,
})

interface Ready {
  rule: QualityRule
  severity: Finding['severity']
  params: Record<string, number>
  limits: Case['limits']
  check: Check
}
/** The rules that are on, made ready once for each settings read: an import asks 100,000 times. */
const ready = new WeakMap<Settings, Ready[]>()
function readyOf(settings: Settings): Ready[] {
  const known = ready.get(settings)
  if (known) return known
  const list = settings.quality.flatMap(({ rule, severity, params }): Ready[] => {
    const check: Check | undefined = checks[rule]
    if (severity === 'off' || !check) return []
    return [{ rule, severity, params, limits: limitsOf(params), check }]
  })
  ready.set(settings, list)
  return list
}

/**
 * Every rule of the tenant that this household breaks, in the order of the settings, with the
 * rule's limits and what was counted as `params` (money in minor units). A rule that is `off` or
 * that this version does not know is silent; closed and removed households are history and have no
 * findings. Findings change with birthdays: the job over an area runs the rules again.
 */
export function checkQuality(
  settings: Settings,
  household: Household,
  { today, idNumbers = new Map(), phones = new Map() }: QualityOptions,
): Finding[] {
  if (household.status === 'closed' || household.status === 'removed') return []
  const findings: Finding[] = []
  const members = present(household)
  for (const { rule, severity, params, limits, check } of readyOf(settings)) {
    for (const found of check({
      settings,
      household,
      members,
      today,
      idNumbers,
      phones,
      limits,
    })) {
      findings.push(findingOf(rule, severity, found, params))
    }
  }
  return findings
}

/** No empty `params`: findings are stored with the household, which is read far more than written. */
function findingOf(
  rule: QualityRule,
  severity: Finding['severity'],
  { path, params: counted }: Found,
  limits: Record<string, number>,
): Finding {
  const params = counted ? { ...limits, ...counted } : limits
  return Object.keys(params).length > 0
    ? { rule, severity, path, params }
    : { rule, severity, path }
}
