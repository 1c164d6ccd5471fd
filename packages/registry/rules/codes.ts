import type { Day } from '@terrace/platform/dates'
import type { FieldFault } from '@terrace/platform/fault'
import { codeOf, codesOn, isValidOn, type ListName, type Settings } from '@terrace/tenancy'
import type { Household, Member } from '../model.ts'

/** The lists that fields choose from. */
const ofMember = {
  relation: 'relation',
  sex: 'sex',
  ethnicity: 'ethnicity',
  political: 'political',
  education: 'education',
  student: 'student',
  dropoutReason: 'dropoutReason',
  health: 'health',
  disabilityType: 'disabilityType',
  disabilityDegree: 'disabilityDegree',
  labour: 'labour',
  workPlace: 'workPlace',
  workChannel: 'workChannel',
  publicJob: 'publicJob',
  insurance: 'insurance',
} as const satisfies Partial<Record<keyof Member, ListName>>
const ofHousehold = {
  type: 'householdType',
  standard: 'standard',
  causeMain: 'cause',
  causesOther: 'cause',
  relapseCause: 'relapseCause',
} as const satisfies Partial<Record<keyof Household, ListName>>
const ofLiving = { roadType: 'roadType', houseGrade: 'houseGrade', fuel: 'fuel' } as const
const ofRelocation = {
  mode: 'relocationMode',
  placement: 'relocationPlacement',
  site: 'relocationSite',
} as const

interface Use {
  path: string
  list: ListName
  code: string
  member?: string
}

/** Each code of `facts` with the list that should have it; lists of codes one by one. */
const usesOf = (facts: object, lists: Record<string, ListName>, prefix: string, member?: string) =>
  Object.entries(lists).flatMap(([field, list]): Use[] => {
    const value: unknown = (facts as Record<string, unknown>)[field]
    const whose = member === undefined ? {} : { member }
    if (typeof value === 'string') return [{ path: prefix + field, list, code: value, ...whose }]
    if (!Array.isArray(value)) return []
    return value.map((code, i) => ({
      path: `${prefix}${field}.${i}`,
      list,
      code: String(code),
      ...whose,
    }))
  })

const memberUses = (member: Member, at: number): Use[] => {
  const [prefix, id] = [`members.${at}.`, member.member]
  return [
    ...usesOf(member, ofMember, prefix, id),
    ...usesOf(member.joined ?? {}, { reason: 'joinReason' }, `${prefix}joined.`, id),
    ...usesOf(member.left ?? {}, { reason: 'leaveReason' }, `${prefix}left.`, id),
  ]
}

/** Enough to choose from in a sentence; the form shows them all. */
const MOST = 12
interface Labelled {
  label: { en: string; zh: string }
}
/** Each language's sentence names the choices: `{values}` in English, `{valuesZh}` in Chinese. */
function choices(entries: readonly Labelled[]): { values: string; valuesZh: string } {
  const more = entries.length > MOST ? ['…'] : []
  const shown = entries.slice(0, MOST)
  return {
    values: [...shown.map((entry) => entry.label.en), ...more].join(', '),
    valuesZh: [...shown.map((entry) => entry.label.zh), ...more].join('、'),
  }
}

function checkUse(settings: Settings, use: Use, today: Day): FieldFault[] {
  const { list, code, path, member } = use
  const entry = codeOf(settings, list, code)
  if (entry && isValidOn(entry, today)) return []
  const params = {
    value: code,
    list,
    ...choices(codesOn(settings, list, today)),
    ...(member === undefined ? {} : { member }),
  }
  return [{ path, code: entry ? 'code.not-valid' : 'code.unknown', params }]
}

function checkIdTypes(settings: Settings, household: Household): FieldFault[] {
  const { types } = settings.identity
  return household.members.flatMap(({ idType, member }, i) =>
    idType === undefined || types.some((type) => type.code === idType)
      ? []
      : [
          {
            path: `members.${i}.idType`,
            code: 'code.unknown',
            params: { value: idType, list: 'idType', ...choices(types), member },
          },
        ],
  )
}

/** Every code is in the tenant's list and may be chosen today; every need is on its checklist. */
export function checkCodes(settings: Settings, household: Household, today: Day): FieldFault[] {
  const { living, needs = {} } = household.snapshot
  const uses = [
    ...usesOf(household, ofHousehold, ''),
    ...usesOf(living, ofLiving, 'living.'),
    ...usesOf(household.relocation ?? {}, ofRelocation, 'relocation.'),
    ...usesOf(household.closed ?? {}, { reason: 'closeReason' }, 'closed.'),
    ...household.members.flatMap(memberUses),
  ]
  const unknownNeeds = Object.keys(needs)
    .filter((code) => !settings.needs.some((need) => need.code === code))
    .map((code) => ({
      path: `needs.${code}`,
      code: 'code.unknown',
      params: { value: code, list: 'needs', ...choices(settings.needs) },
    }))
  return [
    ...uses.flatMap((use) => checkUse(settings, use, today)),
    ...checkIdTypes(settings, household),
    ...unknownNeeds,
  ]
}
