import { command } from '@terrace/platform/command'
import { fault, invalid } from '@terrace/platform/fault'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { expectVersion, Version } from './case-move.ts'
import { checkEvidence } from './evidence.ts'
import { settleNow } from './leave.ts'
import { failedState } from './list-act.ts'
import { flowsOf } from './list-flow.ts'
import { type Entry, going, type List } from './list-model.ts'
import { listIn, listRow, readList, subjectOfList } from './list-store.ts'
import { type ListView, viewList } from './list-view.ts'
import { mayMove } from './move.ts'
import { movesFrom, stateOf } from './template.ts'
import { templateOf } from './template-store.ts'
import { actors, openers } from './who.ts'

const Check = z.object({
  case: z.string(),
  result: z.enum(['confirmed', 'doubtful']),
  note: z.string().trim().min(1).max(1000),
  evidence: z.array(z.string().max(40)).max(10).default([]),
})

/**
 * Results of the spot check, by those who will decide and did not survey (domain.md §1.4 step 5).
 * @throws Fault conflict `sample.none`, invalid `sample.not-in-it`, and those of `mayMove`
 */
export const checkEntries = command(
  {
    id: 'list.check',
    allow: actors,
    input: z.object({ list: z.string(), version: Version, checks: z.array(Check).min(1).max(500) }),
  },
  async (ctx, { list: id, version, checks }): Promise<ListView> => {
    const held = await readList(ctx, id)
    const was = held.doc
    const template = await templateOf(ctx, was.template, was.templateVersion)
    const move = movesFrom(template, 'list', was.state).find(({ sample }) => sample)
    if (!move) throw fault('conflict', 'sample.none')
    mayMove(ctx, move, subjectOfList(was))
    expectVersion(held, version)
    const by = { id: ctx.actor.id, name: ctx.actor.name }
    const given = new Map(checks.map(({ case: one, ...check }) => [one, check]))
    const sampled = new Set(going(was).flatMap((e) => (e.sampled ? [e.case] : [])))
    const strange = checks.findIndex((check) => !sampled.has(check.case))
    if (strange >= 0) throw invalid([{ path: `checks.${strange}.case`, code: 'sample.not-in-it' }])
    const proofs = checks.flatMap(({ evidence }) => evidence)
    await checkEvidence(ctx, proofs, was.path)
    const entries = was.entries.map((entry): Entry => {
      const check = given.get(entry.case)
      return check ? { ...entry, check: { ...check, by, day: ctx.today() } } : entry
    })
    const next: List = { ...was, entries, version: was.version + 1, updatedAt: ctx.now() }
    const event = { name: 'list.checked', about: id, pending: false }
    ctx.save(event, [listRow(ctx.tenant, held, next)])
    return viewList(template, next, held.holds)
  },
)

/**
 * A household on a list takes its application back: it leaves the list, and what is on the board must
 * go up again without it.
 * @throws Fault missing `list.not-on-it`, conflict `list.effect-runs`
 */
export const withdrawEntry = command(
  {
    id: 'list.withdraw-entry',
    allow: openers,
    input: z.object({
      list: z.string(),
      case: z.string(),
      version: Version,
      reason: z.string().trim().min(1).max(1000),
    }),
  },
  async (ctx, { list: id, case: which, version, reason }): Promise<ListView> => {
    const [settings, held] = await Promise.all([settingsOf(ctx), readList(ctx, id)])
    expectVersion(held, version)
    const was = held.doc
    const template = await templateOf(ctx, was.template, was.templateVersion)
    if (was.effect || was.gathering) throw fault('conflict', 'list.effect-runs')
    const entry = going(was).find((one) => one.case === which)
    if (!entry) throw fault('missing', 'list.not-on-it')
    const left = template.states.find(({ kind }) => kind === 'left')?.state ?? failedState(template)
    const out = { state: left, move: 'withdraw', reason, day: ctx.today() }
    const gone: Entry = { ...entry, out }
    const written = await settleNow(ctx, template, was, [gone])
    const entries = was.entries.map((one) => (one === entry ? { ...gone, settled: true } : one))
    const amended = was.notice !== undefined && stateOf(template, was.state)?.kind === 'open'
    const changed = { ...was, entries, ...(amended ? { amended: true } : {}) }
    const next = listIn(ctx, settings, template, was, changed)
    const event = { name: 'list.entry-left', about: id, reason, facts: flowsOf(was, next) }
    ctx.save([event, ...written.events], [listRow(ctx.tenant, held, next), ...written.rows])
    return viewList(template, next, held.holds)
  },
)
