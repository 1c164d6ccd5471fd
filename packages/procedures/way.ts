import type { Ctx } from '@terrace/platform/context'
import * as z from 'zod'
import type { Case, Compared } from './case-model.ts'
import type { Entry, List } from './list-model.ts'
import { readLists } from './list-store.ts'
import { MatterEntity } from './matter.entity.ts'
import { type Brief, Step } from './matter.ts'
import { heldOf, matterKey } from './matter-store.ts'
import type { Notice } from './notice-model.ts'
import type { Objection } from './objection-model.ts'
import { mayRead } from './objection-store.ts'
import { joining, type Template } from './template.ts'

/** One act of the whole way, with what its record says of it. */
export const WayStep = Step.extend({
  /** Under which of the shown steps it stands, where no act of the template says so. */
  step: z.int().optional(),
  votes: z
    .object({
      present: z.int(),
      representatives: z.int(),
      for: z.int(),
      against: z.int(),
      abstain: z.int(),
    })
    .optional(),
  /** Of a decision: its number. */
  number: z.string().optional(),
  /** Of a notice: its last day; and that it hangs once more because the list was amended. */
  last: z.string().optional(),
  again: z.boolean().optional(),
  /** Of a department's answer. */
  source: z.string().optional(),
  result: z.enum(['match', 'no-match', 'not-available', 'confirmed', 'doubtful']).optional(),
})
export type WayStep = z.infer<typeof WayStep>

/** A list with what belongs to it, as its way is told. */
interface Told {
  list: List
  notices: Map<string, Notice>
  objections: Objection[]
}

/** The lists a case was on, the last one last. */
export async function listsOf(ctx: Ctx, { earlier = [], list }: Case): Promise<List[]> {
  const ids = [...earlier, ...(list ? [list] : [])]
  const found = await readLists(ctx, ids)
  return ids.flatMap((id) => found.find((one) => one.list === id) ?? [])
}

/** Everything that happened to a list, in order: its acts, and the objections to its notices. */
export async function wayOfList(ctx: Ctx, template: Template, list: List): Promise<WayStep[]> {
  const told = await toldOf(ctx, list)
  return inOrder([...actsOf(template, told), ...objectionsOf(ctx, template, told)])
}

/**
 * Everything that happened to a case, in order: its own acts, what departments said, and the acts of
 * its lists while it was on them.
 */
export async function wayOfCase(
  ctx: Ctx,
  template: Template,
  c: Case,
  lists: readonly List[],
): Promise<WayStep[]> {
  const all = await Promise.all(lists.map((list) => toldOf(ctx, list)))
  const came = c.steps.filter(({ move }) => move === joining(template)?.move)
  const shared = all.flatMap((told, k) => {
    const entry = told.list.entries.find((one) => one.case === c.case)
    const steps = [
      ...checkOf(template, told.list, entry),
      ...actsOf(template, told, entry),
      ...objectionsOf(ctx, template, told, c.case),
    ]
    const [from, to] = [came[k]?.at ?? '', leftAt(told, entry)]
    return steps.filter(({ at }) => at >= from && at <= to)
  })
  const asked = Object.entries(c.comparison).map(([source, one]) =>
    answerOf(template, c, source, one),
  )
  return inOrder([...c.steps, ...asked, ...shared])
}

const inOrder = (steps: WayStep[]): WayStep[] =>
  steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

async function toldOf(ctx: Ctx, list: List): Promise<Told> {
  if (list.notices.length === 0) return { list, notices: new Map(), objections: [] }
  const { tenant } = ctx
  const { anchor, path } = list
  const search = MatterEntity.query.byShelf({ tenant, anchor, shelf: 'objection' }).begins({ path })
  const filed: string[] = []
  for await (const item of ctx.db.all(search)) {
    const brief = JSON.parse(String(item.brief)) as Brief
    if (brief.list === list.list) filed.push(brief.id)
  }
  const items = await ctx.db.batchGet(
    [...list.notices, ...filed].map((id) => matterKey(tenant, id)),
    true,
  )
  const docs = items.map((item) => heldOf<Notice | Objection>(item).doc)
  const objections = docs.flatMap((doc) => ('objection' in doc ? [doc] : []))
  const notices = docs.flatMap((doc) => ('objection' in doc ? [] : [[doc.notice, doc] as const]))
  return { list, notices: new Map(notices), objections }
}

/** The acts of a list; of one entry with its own vote, and with why it went no further. */
function actsOf(template: Template, { list, notices }: Told, entry?: Entry): WayStep[] {
  const seen = { assembly: 0, decision: 0, notice: 0 }
  return list.steps.map((step): WayStep => {
    const record = template.moves.find(({ move }) => move === step.move)?.record
    const out = entry?.out?.move === step.move && entry.out.day === step.day ? entry.out : undefined
    const told = { ...step, ...(out ? { reason: out.reason } : {}) }
    if (record === 'assembly') {
      const held = list.assemblies[seen.assembly++]
      if (!held) return told
      const { present, representatives, votes, exceptions } = held
      const apart = exceptions.find((one) => one.case === entry?.case) ?? votes
      const { for: ayes, against, abstain } = apart
      return { ...told, votes: { present, representatives, for: ayes, against, abstain } }
    }
    if (record === 'decision') {
      const number = list.decisions[seen.decision++]?.number
      return { ...told, ...(number ? { number } : {}) }
    }
    if (record === 'notice' || record === 'announcement') {
      const notice = notices.get(list.notices[seen.notice++] ?? '')
      const again = step.from === step.to
      const last = notice?.kind === 'notice' ? { last: notice.last } : {}
      return { ...told, ...last, ...(again ? { again } : {}) }
    }
    return told
  })
}

/**
 * Objections as far as they concern an entry, or all of a list: who filed one is never said, and why
 * one was dismissed only to those who answer. Of one about somebody else only that it changed the list.
 */
function objectionsOf(
  ctx: Ctx,
  template: Template,
  { list, notices, objections }: Told,
  only?: string,
): WayStep[] {
  return objections.flatMap((one) => {
    const mine = only === undefined || one.case === undefined || one.case === only
    const up = notices.get(one.notice)
    const step = stepOfNotice(template, list, up)
    const filed: WayStep = {
      ...{ move: 'objection-filed', from: 'open', to: 'open', roles: [], by: nobody },
      ...{ at: one.filedAt, day: one.day, step },
    }
    const acts = one.steps.flatMap((act): WayStep[] => {
      const upheld = act.to === 'upheld-remove' || act.to === 'upheld-amend'
      if (!mine) return upheld ? [{ ...act, move: 'objection-amended', step }] : []
      const told = upheld || mayRead(ctx, one.level)
      const move = act.move === 'acknowledge' ? 'objection-taken' : `objection-${act.to}`
      const reason = act.move === 'decide' && told && one.answer ? { reason: one.answer } : {}
      return [{ ...act, move, step, ...reason }]
    })
    return mine ? [filed, ...acts] : acts
  })
}

/** Who objects may stay unnamed, and is never named here. */
const nobody = { id: 'public', name: '' }

/** The shown step under which a notice was put up. */
function stepOfNotice(template: Template, list: List, notice: Notice | undefined) {
  const at = list.notices.indexOf(notice?.notice ?? '')
  const ups = list.steps.filter(({ move }) => {
    const record = template.moves.find((one) => one.move === move)?.record
    return record === 'notice' || record === 'announcement'
  })
  return template.moves.find(({ move }) => move === ups[at]?.move)?.step ?? 1
}

/** The spot check of an entry: it stands right before the decision that it was for. */
function checkOf(template: Template, list: List, entry: Entry | undefined): WayStep[] {
  const { check } = entry ?? {}
  if (!check) return []
  const move = template.moves.find(({ sample }) => sample)
  const decided = list.steps.find((one) => one.move === move?.move && one.day >= check.day)
  const { by, day, note, result, evidence } = check
  return [
    {
      ...{ move: 'check', from: list.state, to: list.state, roles: [], by, day, result, evidence },
      ...{ at: decided?.at ?? `${day}T23:59:59.999Z`, reason: note, step: move?.step ?? 1 },
    },
  ]
}

/** What a department said of a household. */
function answerOf(template: Template, c: Case, source: string, answer: Compared): WayStep {
  const move = template.moves.find(({ record }) => record === 'comparison')
  const { result, day, note, recordedBy: by, recordedAt: at } = answer
  return {
    ...{
      move: 'compared-with',
      from: c.state,
      to: c.state,
      roles: [],
      by,
      at,
      day,
      source,
      result,
    },
    ...(note ? { reason: note } : {}),
    step: move?.step ?? 1,
  }
}

/** The instant after which what a list does is no longer about an entry. */
function leftAt({ list, objections }: Told, entry: Entry | undefined): string {
  const out = entry?.out
  if (!out) return '9999'
  const struck = objections.find((one) => one.answer === out.reason)
  if (out.move === 'objection' && struck?.answeredAt) return struck.answeredAt
  const act = list.steps.find((one) => one.move === out.move && one.day === out.day)
  return act?.at ?? `${out.day}T23:59:59.999Z`
}
