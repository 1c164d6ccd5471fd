import type { Ctx } from '@terrace/platform/context'
import { Parts, type PartsState } from '@terrace/platform/job-parts'
import {
  type Household,
  headOf,
  isIncomeKnown,
  lineOf,
  netIncome,
  present,
} from '@terrace/registry'
import { lineFor, type Settings } from '@terrace/tenancy'
import type { Reason } from '../allocation/index.ts'
import type { Frozen, Proposal } from './proposal-model.ts'
import { sha256 } from './rule.ts'
import { variablesOf } from './variables.ts'

/** A candidate as it was frozen: all that a rule may look at, and who it is. */
export interface Listed {
  /** Id of the household, or of the village. */
  id: string
  /** Number of the household; the village's id again. Ties are settled by it. */
  number: string
  payee?: string
  people: number
  area: string
  areaName: string
  path: string
  /** Net income of all together and the yearly line a head, minor units; of which year. */
  net: number
  line: number
  year: number
  variables: Readonly<Record<string, number>>
}

/** What a rule gives a candidate, in the order of the candidates. */
export interface Given {
  amount: number
  why: Reason[]
  /** The score would have chosen it and it gets nothing, or the other way round. */
  target?: 'excluded' | 'included'
}

/** Candidates of a part of the list: what a page reads, and what a worker loses at most. */
export const PAGE = 500

export const folderOf = ({ proposal }: Pick<Proposal, 'proposal'>, ctx: Pick<Ctx, 'tenant'>) =>
  `proposals/${ctx.tenant}/${proposal}`

/** The frozen candidates. */
export const candidatesIn = (ctx: Ctx, { folder, parts }: Pick<Frozen, 'folder' | 'parts'>) =>
  new Parts<Listed>(ctx, 'candidates', parts, `${folder}/candidates`)

/** What the rule of this place gives them. */
export const givenIn = (ctx: Ctx, folder: string, rule: number, state: PartsState) =>
  new Parts<Given>(ctx, 'given', state, `${folder}/rule-${rule}`)

/** In which file the place of a candidate is looked up. */
export const bucketOf = (id: string, buckets: number): number =>
  Number.parseInt(sha256(id).slice(0, 8), 16) % buckets

/** The yearly amount a head of a named line, or of the first poverty line, in a year. */
export function amountOf(settings: Settings, standard: string | undefined, year: number) {
  const lines = settings.lines.filter(({ code }) => standard === undefined || code === standard)
  return lineFor({ lines }, standard ? (lines[0]?.kind ?? 'poverty') : 'poverty', year)?.amount
}

type LeftOut = keyof Frozen['leftOut']

/** A household as a candidate, or why it is none. */
export function judge(
  household: Household,
  settings: Settings,
  { filter, standard }: Pick<Proposal, 'filter' | 'standard'>,
  day: string,
): Listed | LeftOut {
  const { statuses, types, causes, lines, withoutIncome } = filter
  const among = (list: readonly string[] | undefined, code: string | undefined) =>
    list === undefined || (code !== undefined && list.includes(code))
  const eligible =
    among(statuses, household.status) &&
    among(types, household.type) &&
    among(causes, household.causeMain) &&
    among(lines, household.line ?? lineOf(settings, household))
  if (!eligible) return 'filter'
  const people = present(household).length
  if (people === 0) return 'nobody'
  const { income, year } = household.snapshot
  if (!isIncomeKnown(income) && withoutIncome === 'leave-out') return 'income'
  const line = amountOf(settings, standard, year) ?? 0
  const { household: id, number, area, areaName, path } = household
  const payee = headOf(household)?.name
  return {
    ...{ id, number, ...(payee === undefined ? {} : { payee }) },
    ...{ people, area, areaName, path, net: netIncome(income), line, year },
    variables: variablesOf(household, day),
  }
}
