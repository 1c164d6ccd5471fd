import { command, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault, isFault } from '@terrace/platform/fault'
import { HouseholdInput, holderRow, holders, ownHousehold } from '@terrace/registry'
import * as z from 'zod'
import { appealedCase, FileAppeal } from './appeal.ts'
import type { Case } from './case-model.ts'
import { movedCase, Version } from './case-move.ts'
import { OpenCase, openedCase } from './case-open.ts'
import { readCase } from './case-store.ts'
import { casesOf } from './household-cases.ts'
import type { Held } from './matter-store.ts'
import { type OwnCase, viewOwn } from './own-view.ts'
import { receiptFor } from './receipt.ts'
import { Application } from './record.ts'

/*
 * What a household does for itself: it applies, takes back, appeals, and reads why. Everything here is
 * found from the sign-in (`ownHousehold`), so that no address and no field can name somebody else's.
 */

/** The household itself and nothing more, whatever else the person may be; `path`: where it lives. */
const asOwn = (ctx: Ctx, path: string): Ctx => ({ ...ctx, roles: [...holders], scope: [path] })

/** @throws Fault missing `case.missing` for whatever is not theirs */
async function readOwn(ctx: Ctx, id: string): Promise<{ own: Ctx; held: Held<Case> }> {
  const household = await ownHousehold(ctx)
  // Its cases stay its own when it moved away: whose they are says the household, not the place.
  const held = household && (await readCase({ ...ctx, scope: [''] }, id))
  if (!held || held.doc.household !== household.household) throw fault('missing', 'case.missing')
  return { own: asOwn(ctx, held.doc.path), held }
}

/** Every case of one's own household, newest first. */
export const listOwn = query(
  { id: 'own.list', allow: holders, input: z.object({}) },
  async (ctx): Promise<{ items: OwnCase[] }> => {
    const household = await ownHousehold(ctx)
    if (!household) return { items: [] }
    const cases = await casesOf({ ...ctx, scope: [''] }, household.household)
    return { items: await Promise.all(cases.map((one) => viewOwn(ctx, one))) }
  },
)

/** One case of one's own. @throws Fault missing `case.missing` */
export const getOwn = query(
  { id: 'own.get', allow: holders, input: z.object({ case: z.string() }) },
  async (ctx, { case: id }): Promise<OwnCase> => viewOwn(ctx, (await readOwn(ctx, id)).held.doc),
)

/** Who applies is the person who is signed in: it is not theirs to say. */
const OwnApplication = Application.omit({ by: true, filedBy: true }).extend({
  applicant: z.object({
    name: z.string().trim().min(1).max(100),
    member: z.string().max(40).optional(),
  }),
})
type OwnApplication = z.output<typeof OwnApplication>

const signed = (ctx: Ctx, { applicant, ...rest }: OwnApplication) => ({
  ...rest,
  by: 'applicant' as const,
  applicant: { ...applicant, user: ctx.actor.id },
})

const applied = command(
  {
    id: 'own.apply',
    allow: holders,
    input: OpenCase.pick({ draft: true, kin: true }).extend({
      /** A household that is not on file yet; the register gives it its number. */
      input: HouseholdInput.omit({ number: true }).optional(),
      application: OwnApplication.optional(),
    }),
  },
  async (ctx, { input, application, draft, kin }): Promise<OwnCase> => {
    const household = await ownHousehold(ctx)
    if (household && input) throw fault('conflict', 'holder.taken')
    const own = household ? asOwn(ctx, household.path) : { ...ctx, roles: [...holders] }
    const { opened, rows, events } = await openedCase(own, {
      template: 'identification',
      draft,
      kin,
      ...(household ? { household: household.household } : { input }),
      ...(application ? { application: signed(ctx, application) } : {}),
    })
    const claim = household ? [] : [holderRow(ctx, ctx.actor.id, opened.household)]
    ctx.save(events, [...rows, ...claim])
    return viewOwn(ctx, opened)
  },
)

/**
 * A household applies for itself, as a draft or handed in; one that is new is entered, and is theirs
 * from then on. That an ID number is on file already says nothing of whose it is.
 * @throws Fault of `openCase`; conflict `own.on-file` `holder.taken`
 */
export const applyOwn: typeof applied = Object.assign(
  (async (ctx, input) => {
    try {
      return await applied(ctx, input)
    } catch (error) {
      if (!isFault(error) || error.code !== 'member.id-taken') throw error
      throw fault('conflict', 'own.on-file')
    }
  }) as typeof applied,
  { def: applied.def },
)

/** An act of one's own case: to hand it in, completed or not, or to take it back. */
export const moveOwn = command(
  {
    id: 'own.move',
    allow: holders,
    input: z.object({
      case: z.string(),
      move: z.string().max(40),
      version: Version,
      reason: z.string().trim().min(1).max(1000).optional(),
      application: OwnApplication.optional(),
    }),
  },
  async (ctx, { case: id, application, ...asked }): Promise<OwnCase> => {
    const { own, held } = await readOwn(ctx, id)
    const records = application ? { application: signed(ctx, application) } : {}
    const { next, event, rows } = await movedCase(own, held, { ...asked, ...records })
    ctx.save(event, rows)
    return viewOwn(ctx, next)
  },
)

/** A household appeals by itself. @throws Fault of `fileAppeal` */
export const appealOwn = command(
  { id: 'own.appeal', allow: holders, input: FileAppeal },
  async (ctx, { case: id, ...asked }): Promise<OwnCase> => {
    const { own, held } = await readOwn(ctx, id)
    const { next, event, rows } = await appealedCase(own, held, asked)
    ctx.save(event, rows)
    return viewOwn(ctx, next)
  },
)

/** Why it was decided so. @throws Fault missing `case.missing` */
export const getOwnReceipt = query(
  {
    id: 'own.receipt',
    allow: holders,
    input: z.object({ case: z.string(), lang: z.enum(['en', 'zh']).optional() }),
  },
  async (ctx, { case: id, lang = ctx.lang }) => {
    const { own, held } = await readOwn(ctx, id)
    return receiptFor(own, held.doc, lang)
  },
)
