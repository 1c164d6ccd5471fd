import type { ListName } from '../../api/settings.ts'
import type { FieldKey } from './field-messages.ts'

/*
 * Every field once: its words, what it holds and where it is asked. Pages, forms, the history and the
 * comparison of two versions all read this table, so that a field has one name everywhere.
 */

export type Holds =
  | { is: 'text' | 'flag' | 'day' | 'year' | 'money' | 'secret' }
  | { is: 'code' | 'codes'; list: ListName; most?: number }
  | { is: 'number'; unit?: 'area' | 'km' | 'm2' | 'months' | 'years'; integer?: boolean }
  | { is: 'idType' }

export interface FieldSpec {
  name: string
  label: FieldKey
  holds: Holds
  /** The tenant's own words, for what it may name itself. */
  own?: { en: string; zh: string }
}

const text = (name: string, label: FieldKey): FieldSpec => ({ name, label, holds: { is: 'text' } })
const flag = (name: string, label: FieldKey): FieldSpec => ({ name, label, holds: { is: 'flag' } })
const money = (name: string, label: FieldKey): FieldSpec => ({
  name,
  label,
  holds: { is: 'money' },
})
const code = (name: string, label: FieldKey, list: ListName): FieldSpec => ({
  name,
  label,
  holds: { is: 'code', list },
})
const codes = (name: string, label: FieldKey, list: ListName, most: number): FieldSpec => ({
  name,
  label,
  holds: { is: 'codes', list, most },
})
const simple = (name: string, label: FieldKey, is: 'day' | 'year' | 'secret'): FieldSpec => ({
  name,
  label,
  holds: { is },
})
const area = (name: string, label: FieldKey): FieldSpec => ({
  name,
  label,
  holds: { is: 'number', unit: 'area' },
})
const months = (name: string, label: FieldKey): FieldSpec => ({
  name,
  label,
  holds: { is: 'number', unit: 'months', integer: true },
})

export const factFields: readonly FieldSpec[] = [
  text('address', 'address'),
  simple('phone', 'phone', 'secret'),
  code('type', 'type', 'householdType'),
  code('standard', 'standard', 'standard'),
  code('causeMain', 'causeMain', 'cause'),
  codes('causesOther', 'causesOther', 'cause', 2),
  code('relapseCause', 'relapseCause', 'relapseCause'),
  simple('firstIdentified', 'firstIdentified', 'day'),
  simple('plannedExitYear', 'plannedExitYear', 'year'),
  simple('exitYear', 'exitYear', 'year'),
  simple('relapseYear', 'relapseYear', 'year'),
  flag('military', 'military'),
  flag('noLabourFallback', 'noLabourFallback'),
  text('bankName', 'bankName'),
  simple('bankAccount', 'bankAccount', 'secret'),
]

export const relocationFields: readonly FieldSpec[] = [
  flag('resettled', 'resettled'),
  flag('willing', 'willing'),
  code('mode', 'relocationMode', 'relocationMode'),
  code('placement', 'relocationPlacement', 'relocationPlacement'),
  code('site', 'relocationSite', 'relocationSite'),
]

/** Lines of each source of income, in the order of the form that families know (domain.md §2.3). */
export const incomeSources = [
  { source: 'wage', lines: [money('wage', 'wage')] },
  { source: 'business', lines: [money('business', 'business')] },
  {
    source: 'property',
    lines: [money('dividend', 'dividend'), money('propertyOther', 'propertyOther')],
  },
  {
    source: 'transfer',
    lines: [
      money('allowance', 'allowanceMoney'),
      money('destituteSupport', 'destituteSupport'),
      money('pension', 'pension'),
      money('ecological', 'ecological'),
      money('birthPlanning', 'birthPlanning'),
      money('transferOther', 'transferOther'),
    ],
  },
] as const

export const costField = money('operatingCost', 'operatingCost')
/** For the screening of risks only; not part of net income. */
export const screeningFields = [money('payouts', 'payouts'), money('outOfPocket', 'outOfPocket')]

export const incomeFields: readonly FieldSpec[] = [
  ...incomeSources.flatMap((one) => [...one.lines]),
  costField,
  ...screeningFields,
]

export const landFields: readonly FieldSpec[] = [
  area('arable', 'arable'),
  area('irrigated', 'irrigated'),
  area('forest', 'forest'),
  area('returnedForest', 'returnedForest'),
  area('orchard', 'orchard'),
  area('pasture', 'pasture'),
  area('waterArea', 'waterArea'),
]
export const housingFields: readonly FieldSpec[] = [
  { name: 'dwelling', label: 'dwelling', holds: { is: 'number', unit: 'm2' } },
  code('houseGrade', 'houseGrade', 'houseGrade'),
  flag('houseUnsafe', 'houseUnsafe'),
  flag('toilet', 'toilet'),
  code('fuel', 'fuel', 'fuel'),
  flag('waterSafe', 'waterSafe'),
  flag('waterDifficult', 'waterDifficult'),
  flag('domesticPower', 'domesticPower'),
  flag('productionPower', 'productionPower'),
  flag('television', 'television'),
  code('roadType', 'roadType', 'roadType'),
  { name: 'roadDistance', label: 'roadDistance', holds: { is: 'number', unit: 'km' } },
]
export const tradeFields: readonly FieldSpec[] = [
  flag('cooperative', 'cooperative'),
  flag('enterpriseLed', 'enterpriseLed'),
  flag('entrepreneurLed', 'entrepreneurLed'),
]
export const livingFields: readonly FieldSpec[] = [...landFields, ...housingFields, ...tradeFields]

/** Who somebody is. */
export const personFields: readonly FieldSpec[] = [
  text('name', 'name'),
  code('relation', 'relation', 'relation'),
  code('sex', 'sex', 'sex'),
  simple('birth', 'birth', 'day'),
  { name: 'age', label: 'age', holds: { is: 'number', unit: 'years', integer: true } },
  { name: 'idType', label: 'idType', holds: { is: 'idType' } },
  simple('idNumber', 'idNumber', 'secret'),
  simple('phone', 'phone', 'secret'),
  code('ethnicity', 'ethnicity', 'ethnicity'),
  code('political', 'political', 'political'),
]
export const schoolFields: readonly FieldSpec[] = [
  code('education', 'education', 'education'),
  code('student', 'student', 'student'),
  code('dropoutReason', 'dropoutReason', 'dropoutReason'),
  flag('commonLanguage', 'commonLanguage'),
]
export const healthFields: readonly FieldSpec[] = [
  codes('health', 'health', 'health', 4),
  code('disabilityType', 'disabilityType', 'disabilityType'),
  code('disabilityDegree', 'disabilityDegree', 'disabilityDegree'),
]
export const workFields: readonly FieldSpec[] = [
  code('labour', 'labour', 'labour'),
  code('workPlace', 'workPlace', 'workPlace'),
  months('workMonths', 'workMonths'),
  text('employer', 'employer'),
  code('workChannel', 'workChannel', 'workChannel'),
  flag('workPlanned', 'workPlanned'),
  code('publicJob', 'publicJob', 'publicJob'),
  months('publicJobMonths', 'publicJobMonths'),
]
export const coverFields: readonly FieldSpec[] = [
  codes('insurance', 'insurance', 'insurance', 8),
  flag('allowance', 'allowance'),
  flag('destitute', 'destitute'),
  flag('medicalAid', 'medicalAid'),
  flag('relocated', 'relocated'),
]
export const memberFields: readonly FieldSpec[] = [
  ...personFields,
  ...schoolFields,
  ...healthFields,
  ...workFields,
  ...coverFields,
]
