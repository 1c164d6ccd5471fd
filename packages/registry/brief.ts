import type { Item } from '@terrace/platform/db'
import type { Settings } from '@terrace/tenancy'
import { isBelow, isIncomeKnown, perCapita } from './income.ts'
import type { Household, Member } from './model.ts'
import { normalName } from './person-name.ts'

/** The line that a list shows; every index carries it, so it stays small. */
export interface Brief {
  household: string
  number: string
  head?: string | undefined
  people: number
  status: string
  cause?: string | undefined
  type?: string | undefined
  line: string
  monitored: boolean
  perCapita?: number | undefined
  area: string
  areaName: string
  findings: number
  updatedAt: string
  /** Everybody's normal name, each after a bar: who searches a few villages reads their lists. */
  names?: string | undefined
}

/** The line of an item that an index gave. */
export const readBrief = (item: Item): Brief => JSON.parse(String(item.brief)) as Brief

/**
 * What a filter looks for in the line's JSON. Quotes in a name are escaped there, so that nothing
 * typed can look like a field.
 */
export const inBrief = (field: keyof Brief, value: string | boolean): string =>
  `${JSON.stringify(field)}:${JSON.stringify(value)}`

/** What statistics count of a household. */
export interface Facts {
  path: string
  people: number
  status: string
  cause: string
  type: string
  line: string
  monitored: boolean
}
/** A household as it was counted, and as it is to be counted. */
export interface FactsChange {
  before?: Facts | undefined
  after?: Facts | undefined
}

export const present = (household: Household): Member[] =>
  household.members.filter((member) => !member.left)

export const headOf = (household: Household): Member | undefined =>
  present(household).find((member) => member.relation === 'head')

/** The amount of a year, or of the latest year before it: lines are often set late. */
function latestAmount(amounts: Record<string, number>, year: number): number | undefined {
  const known = Object.keys(amounts).map(Number)
  return amounts[String(Math.max(...known.filter((y) => y <= year)))]
}

/**
 * The lowest named line of the snapshot's year under which the household falls; `above` when it
 * falls under none, `unknown` without income. Compared exactly, in integers.
 */
export function lineOf(settings: Settings, household: Household): string {
  const { income, year } = household.snapshot
  const people = present(household).length
  if (people === 0 || !isIncomeKnown(income)) return 'unknown'
  const lines = settings.lines
    .map((line) => ({ code: line.code, amount: latestAmount(line.amounts, year) }))
    .filter((line): line is { code: string; amount: number } => line.amount !== undefined)
    .sort((a, b) => a.amount - b.amount)
  return lines.find((line) => isBelow(income, people, line.amount))?.code ?? 'above'
}

/** The line that lists and counts have of a household; today's where none was written down. */
const savedLine = (settings: Settings, household: Household): string =>
  household.line ?? lineOf(settings, household)

export const isMonitored = (household: Household): boolean => household.status === 'monitored'

export function briefOf(settings: Settings, household: Household): Brief {
  const people = present(household).length
  return {
    household: household.household,
    number: household.number,
    head: headOf(household)?.name,
    people,
    status: household.status,
    cause: household.causeMain,
    type: household.type,
    line: savedLine(settings, household),
    monitored: isMonitored(household),
    perCapita: perCapita(household.snapshot.income, people),
    area: household.area,
    areaName: household.areaName,
    findings: household.findings.length,
    updatedAt: household.updatedAt,
    names: namesIn(household),
  }
}

/** The people of a closed household are found where they went. */
function namesIn(household: Household): string | undefined {
  if (household.status === 'closed') return undefined
  const names = present(household).map(({ name }) => normalName(name ?? ''))
  return names.map((name) => (name === '' ? '' : `|${name}`)).join('') || undefined
}

/** Texts of which a line holds one when a name of it may begin with this normal name. */
export function nameMarks(name: string): string[] {
  // The last word may stand first in a search: its beginning is looked for, the rest is compared.
  const [word = ''] = name.split(' ')
  return [`|${word}`, ` ${word}`]
}

/** Closed and removed households are history: no count has them. */
const counted = (household: Household) =>
  household.status !== 'closed' && household.status !== 'removed'

export function factsOf(settings: Settings, household: Household): Facts | undefined {
  if (!counted(household)) return undefined
  return {
    path: household.path,
    people: present(household).length,
    status: household.status,
    cause: household.causeMain ?? 'none',
    type: household.type ?? 'none',
    line: savedLine(settings, household),
    monitored: isMonitored(household),
  }
}
