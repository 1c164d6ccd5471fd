import { normalIdNumber } from '../identity-number.ts'
import { searchNames } from '../person-name.ts'
import { ROOM } from '../room.ts'
import { type Draft, draftOf, type Group } from './draft.ts'
import { type Place, rowByRow, Scattered, together } from './group.ts'
import type { Plan } from './plan.ts'
import { Seen } from './seen.ts'
import { rowsOf, type Session } from './session.ts'
import { fieldAt } from './whose.ts'

/** Households that are decided and committed together. */
export interface Batch {
  index: number
  drafts: Draft[]
  /** Rows of the file. */
  rows: number
  /** Where the next one begins. */
  next: Place
  /** What was met in it for the first time. */
  marks: Marks
}

/** Keys of households, their numbers, and ID numbers, as `Seen` answers them. */
export type Marks = readonly (readonly number[])[]

/** Where reading goes on, and the marks of everything before it. */
export interface Start {
  place: Place
  marks: AsyncIterable<Marks>
}

/** Households of a batch; their places number its parts. */
export const PLACES = 64

/**
 * The households of the file in batches. Cut by the file and the mapping alone, so that a worker
 * that takes over cuts at the same places. What stands twice in the file is marked here, because
 * only who reads the whole file can know.
 */
export async function* batches(
  session: Session,
  scattered: boolean,
  from?: Start,
): AsyncGenerator<Batch> {
  const twice = new Twice(session, scattered)
  for await (const marks of from?.marks ?? []) twice.restore(marks)
  let next = from?.place ?? { heap: 0, at: 0 }
  let drafts: Draft[] = []
  let [index, weight, rows] = [0, 0, 0]
  for await (const { group, next: after } of groupsOf(session, scattered, next)) {
    const draft = draftOf(session.plan, group)
    const more = weightOf(draft)
    if (drafts.length > 0 && (weight + more > ROOM || drafts.length === PLACES)) {
      yield { index: index++, drafts, rows, next, marks: twice.fresh() }
      drafts = []
      weight = 0
      rows = 0
    }
    // Only now: what is marked belongs to the batch that it stands in.
    twice.mark(draft)
    drafts.push(draft)
    weight += more
    rows += group.rows.length
    next = after
  }
  if (drafts.length > 0) yield { index, drafts, rows, next, marks: twice.fresh() }
}

function groupsOf({ plan, table, mapping, heaps }: Session, scattered: boolean, from: Place) {
  if (scattered) return heaps.groups(plan, from)
  const rows = rowsOf(table, from.at > 0 ? from.at : undefined)
  return placed(mapping.shape === 'households' ? rowByRow(plan, rows) : together(plan, rows))
}

/** Rows of a household stand together here: the next one begins below its last. */
async function* placed(
  groups: AsyncIterable<Group>,
): AsyncGenerator<{ group: Group; next: Place }> {
  for await (const group of groups) {
    yield { group, next: { heap: 0, at: (group.rows.at(-1)?.row ?? 0) + 1 } }
  }
}

/** Rows that this household writes when it is new: itself, number, ref, finding, people. */
function weightOf({ input }: Draft): number {
  let rows = 4
  for (const { name, idNumber } of input.members) {
    rows += (name ? searchNames(name).length : 0) + (idNumber ? 1 : 0)
  }
  return rows
}

/** Finds what may stand in a file once only. The first stays, the later ones are kept out. */
class Twice {
  private readonly session: Session
  private readonly scattered: boolean
  private readonly households = new Seen()
  private readonly numbers = new Seen()
  private readonly ids = new Seen()
  constructor(session: Session, scattered: boolean) {
    this.session = session
    this.scattered = scattered
  }

  fresh(): Marks {
    return [this.households.fresh(), this.numbers.fresh(), this.ids.fresh()]
  }

  restore([households = [], numbers = [], ids = []]: Marks): void {
    this.households.restore(households)
    this.numbers.restore(numbers)
    this.ids.restore(ids)
  }

  /** @throws Scattered when a household comes up again whose rows were to stand together */
  mark({ group, input, people, problems }: Draft): void {
    const { plan, mapping } = this.session
    const row = group.rows[0]?.row ?? 0
    const say = (at: number, field: string, code: string, first: number) => {
      const column = field === 'household' ? plan.header[plan.key] : plan.columnOf.get(field)
      const where = column ? { column } : {}
      problems.push({ row: at, ...where, field, code, params: { first }, severity: 'error' })
    }
    if (group.key === '') problems.push({ ...keyProblem(plan, group), severity: 'error' })
    else if (!this.scattered) {
      const first = this.households.first(group.key, row)
      if (first !== undefined && mapping.shape === 'persons') throw new Scattered()
      if (first !== undefined) say(row, 'household', 'twice.household', first)
    }
    if (input.number !== undefined && plan.columnOf.get('number') !== plan.header[plan.key]) {
      const first = this.numbers.first(input.number, row)
      if (first !== undefined) say(row, 'number', 'twice.number', first)
    }
    const refs = new Map<string, number>()
    for (const [i, { ref, idNumber, idType }] of input.members.entries()) {
      const { row: at, place } = people[i] ?? { row, place: 1 }
      const had = ref === undefined ? undefined : refs.get(ref)
      if (had !== undefined) say(at, fieldAt(place, 'ref'), 'twice.person', had)
      if (ref !== undefined) refs.set(ref, at)
      if (!idNumber) continue
      const first = this.ids.first(`${idType ?? ''}\n${normalIdNumber(idNumber)}`, at)
      if (first !== undefined) say(at, fieldAt(place, 'idNumber'), 'twice.id-number', first)
    }
  }
}

const keyProblem = (plan: Plan, group: Group) => ({
  row: group.rows[0]?.row ?? 0,
  column: plan.header[plan.key] ?? '',
  field: 'household',
  code: 'row.no-key',
})
