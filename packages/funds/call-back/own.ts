import { command, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { Cursor, readCursor } from '@terrace/platform/cursor'
import { fault } from '@terrace/platform/fault'
import { holders, ownHousehold } from '@terrace/registry'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { type BudgetLine, lines } from '../budget/line.ts'
import { everywhere } from '../giving/giver.ts'
import { batches } from '../paying/batch-model.ts'
import {
  Benefit,
  Cycle,
  type Entitlement,
  entitlementStates,
  entitlements,
} from '../paying/entitlement.ts'
import { Answer, answering } from './answer.ts'
import { answers, callBacks, callIdOf } from './model.ts'
import { opened } from './opened.ts'

/** A payment as the household that gets it sees it, with what it said of it last. */
export const OwnPayment = z.object({
  entitlement: z.string(),
  /** What the budget line that pays it is called: a code says little to a household. */
  name: z.string(),
  benefit: Benefit,
  cycle: Cycle,
  amount: z.int(),
  currency: z.string(),
  state: z.enum(entitlementStates),
  /** The day on which the bank or the counter says that it came. */
  day: z.string().optional(),
  said: z
    .object({ outcome: z.enum(answers), amount: z.int().optional(), day: z.string() })
    .optional(),
})
export type OwnPayment = z.infer<typeof OwnPayment>
export const OwnPayments = z.object({ items: z.array(OwnPayment), next: z.string().optional() })

function viewOf(
  due: Entitlement,
  named: readonly BudgetLine[],
  said: OwnPayment['said'],
): OwnPayment {
  const { entitlement, benefit, cycle, amount, currency, state, attempts } = due
  const day = state === 'confirmed' ? attempts.at(-1)?.day : undefined
  return {
    name: named.find(({ line }) => line === due.line)?.name ?? benefit,
    ...{ entitlement, benefit, cycle, amount, currency, state },
    ...(day ? { day } : {}),
    ...(said ? { said: { outcome: said.outcome, amount: said.amount, day: said.day } } : {}),
  }
}

/** What one's own household was granted, newest first, and what it said of it. */
export const listOwnPayments = query(
  { id: 'own-payment.list', allow: holders, input: z.object({ cursor: Cursor }) },
  async (asked, { cursor }): Promise<z.infer<typeof OwnPayments>> => {
    const household = await ownHousehold(asked)
    if (!household) {
      await readCursor(asked, 'payments of nobody', cursor)
      return { items: [] }
    }
    // Theirs wherever it lay when it was granted: whose it is says the household, not the place.
    const ctx = everywhere(asked)
    const page = await entitlements.pageOf(ctx, household.household, cursor)
    const dues = await entitlements.findMany(
      ctx,
      page.items.map(({ entitlement }) => entitlement),
    )
    const [found, named] = await Promise.all([
      callBacks.findMany(ctx, dues.map(callIdOf)),
      lines.findMany(ctx, [...new Set(dues.map(({ line }) => line))]),
    ])
    const saidOf = (due: Entitlement) =>
      found.find(({ call }) => call === callIdOf(due))?.told.findLast(({ by }) => by.own)
    return { items: dues.map((due) => viewOf(due, named, saidOf(due))), next: page.next }
  },
)

/** @throws Fault missing `entitlement.missing` for whatever is not theirs */
async function readOwn(ctx: Ctx, id: string): Promise<Entitlement> {
  const household = await ownHousehold(ctx)
  const due = household && (await entitlements.find(ctx, id))
  if (!due || due.household !== household.household) throw fault('missing', 'entitlement.missing')
  return due
}

/**
 * A household says that a payment came, came short, or did not come: in the record in which an office
 * writes down what it was told by telephone, whether it was drawn or not.
 * @throws Fault missing `entitlement.missing`, conflict `own-payment.not-paid`, invalid `call-back.amount`
 */
export const answerOwn = command(
  {
    id: 'own-payment.answer',
    allow: holders,
    input: Answer.extend({
      entitlement: z.string().max(60),
      outcome: Answer.shape.outcome.exclude(['not-reached']),
    }),
  },
  async (ctx, { entitlement: id, ...answer }): Promise<OwnPayment> => {
    const due = await readOwn(ctx, id)
    const batch = due.batch === undefined ? undefined : await batches.find(ctx, due.batch)
    if (due.state !== 'confirmed' || !batch) {
      throw fault('conflict', 'own-payment.not-paid', { state: due.state })
    }
    const was = await callBacks.find(ctx, callIdOf(due))
    const { tries } = (await settingsOf(ctx)).callBack
    const call = was ?? opened(ctx, batch, due, { drawn: false, tries })
    const day = ctx.today()
    const { next, rows, event } = answering(ctx, was, call, { ...answer, day, own: true })
    ctx.save(event, rows)
    return viewOf(due, await lines.findMany(ctx, [due.line]), next.told.at(-1))
  },
)
