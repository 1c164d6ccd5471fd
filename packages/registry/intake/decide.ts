import { parse } from '@terrace/platform/command'
import { isFault } from '@terrace/platform/fault'
import type { Area } from '@terrace/tenancy'
import { type Household, HouseholdInput } from '../model.ts'
import type { HouseholdPatch, MemberPatch } from '../patch.ts'
import { currentYear, type Prepared, prepareChange, prepareNew } from '../writer.ts'
import type { Draft, Problem } from './draft.ts'
import { type Pairing, pairMembers } from './pair-members.ts'
import { keptProblems, problemAt, type Refusal } from './problem.ts'
import { foreignIds, matchOf, type Register, readRegister, refOf } from './register.ts'
import { deskNow, type Session } from './session.ts'

export type Fate = 'new' | 'changed' | 'unchanged' | 'rejected'

/** What becomes of a household of the file. */
export interface Outcome {
  draft: Draft
  fate: Fate
  problems: Problem[]
  prepared?: Prepared
  household?: string
}

/** Decides for each household of a batch what is to be done. Writes nothing. */
export async function decide(session: Session, drafts: readonly Draft[]): Promise<Outcome[]> {
  const sound = drafts.filter((draft) => !draft.problems.some((p) => p.severity === 'error'))
  const [register, areas] = await Promise.all([
    readRegister(session, sound),
    Promise.all(drafts.map((draft) => session.areas.find(draft.area))),
  ])
  const desk = deskNow(session)
  return drafts.map((draft, i) => {
    const found = areas[i]
    const problems = [...draft.problems]
    if (!found || 'code' in found) problems.push(problemAt(session, draft, 'area', found ?? none))
    const rejected = problems.some((p) => p.severity === 'error')
    if (rejected || !found || 'code' in found) return { draft, fate: 'rejected', problems }
    return decideOne({ ...session, desk }, register, draft, found.area)
  })
}

const none = { code: 'area.none' }

function decideOne(session: Session, register: Register, draft: Draft, area: Area): Outcome {
  const { desk, mapping } = session
  const problems = [...draft.problems]
  const match = matchOf(session, register, draft)
  const reject = (more: Problem[]): Outcome => ({
    draft,
    fate: 'rejected',
    problems: [...problems, ...more],
    ...(match && 'household' in match ? { household: match.household } : {}),
  })
  if (match && 'code' in match) return reject([problemAt(session, draft, 'household', match)])
  const foreign = foreignIds(session, register, draft, match)
  if (foreign.length > 0) return reject(foreign)
  const pairing = match && pairMembers(session, register, match, draft)
  try {
    const input = parse(HouseholdInput, { ...draft.input, area: area.area })
    if (!match || !pairing) {
      const options = { status: mapping.status, source: refOf(session, draft) }
      return fated(session, draft, 'new', problems, prepareNew(desk, area, input, options))
    }
    const year = otherYear(session, match, input)
    if (year) return reject([problemAt(session, draft, 'year', year)])
    const moved = area.area === match.area ? undefined : area
    const prepared = prepareChange(desk, match, patchOf(input, pairing, draft), moved)
    problems.push(...keptProblems(session, draft, match, pairing))
    if (prepared) return fated(session, draft, 'changed', problems, prepared, pairing)
    return { draft, fate: 'unchanged', problems, household: match.household }
  } catch (error) {
    if (!isFault(error) || error.kind === 'internal' || error.kind === 'unavailable') throw error
    const fields = error.detail.fields ?? [{ path: '', code: error.code }]
    return reject(fields.map((field) => problemAt(session, draft, field.path, field, pairing)))
  }
}

/** A household that is to be written, with what the quality rules find in it. */
function fated(
  session: Session,
  draft: Draft,
  fate: Fate,
  problems: Problem[],
  prepared: Prepared,
  pairing?: Pairing,
): Outcome {
  const { household, findings } = prepared.household
  const found = findings.map(({ rule, path, params }): Problem => {
    const refusal = { code: `quality.${rule}`, ...(params ? { params } : {}) }
    return { ...problemAt(session, draft, path, refusal, pairing), severity: 'warning' }
  })
  return { draft, fate, problems: [...problems, ...found], prepared, household }
}

/** Amounts of one year must not be laid over those of another. */
function otherYear(session: Session, match: Household, input: HouseholdInput): Refusal | undefined {
  if (!input.income && !input.living && !input.needs) return undefined
  const year = input.year ?? currentYear(session.desk)
  const kept = match.snapshot.year
  return year === kept ? undefined : { code: 'match.other-year', params: { year, kept } }
}

function patchOf(
  input: HouseholdInput,
  pairing: Pairing,
  { people }: Pick<Draft, 'people'>,
): HouseholdPatch {
  const { members, area: _area, number: _number, year: _year, ...facts } = input
  return {
    ...facts,
    members: members.map((member, i): MemberPatch => {
      const id = pairing.ids[i]
      if (id === undefined) return member
      const { relation, ...rest } = member
      return people[i]?.assumed ? { ...rest, member: id } : { ...rest, relation, member: id }
    }),
  }
}
