import { commit } from '@terrace/platform/command'
import type { Ctx, Ports } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import { translate } from '@terrace/platform/i18n'
import { job } from '@terrace/platform/job'
import { decimalsOf, formatAmount } from '@terrace/platform/money'
import { settingsOf, startDaily } from '@terrace/tenancy'
import * as z from 'zod'
import { funds } from '../budget/fund.ts'
import { closePassedOn } from './allocation.ts'
import { contributions } from './contribution-model.ts'
import { openGiver } from './giver.ts'
import { givingMessages } from './messages.ts'
import { newContribution, pledged } from './pledge.ts'
import { dayOf, RECURRING, type Recurring, recurrings } from './recurring.ts'
import { contributionIdOf, referenceOf } from './reference.ts'
import { bankOf } from './terms.ts'

/**
 * Once a day: recurring pledges that are due get the contribution of their month, their givers are told,
 * and allocations of which nothing is left are done. Who is to be told stands in the pledge until the
 * mail has gone out, so that a crash writes to somebody twice rather than never.
 */
export const givingJob = job(
  { id: 'giving.daily', queue: 'bulk', input: z.object({ day: z.iso.date() }) },
  async (ctx, { day }, run) => {
    const counts = { pledges: 0, mails: 0, 'passed-on': 0 }
    let done = 0
    for await (const line of recurrings.all(ctx, RECURRING, 'active')) {
      if (line.next > day && !line.telling) continue
      const found = await recurrings.find(ctx, line.recurring)
      const due = found && (found.telling ? found : await pledgeOf(ctx, found, day))
      if (!due?.telling) continue
      if (!found?.telling) counts.pledges++
      await tell(ctx, due, due.telling)
      counts.mails++
      await told(ctx, due)
      await run.save({ at: line.recurring }, { done: ++done, counts })
      await run.breathe()
    }
    counts['passed-on'] = await closePassedOn(ctx, day)
    return { counts }
  },
)

/** Makes the contribution of the month, once; undefined when it is not due or the fund is closed. */
async function pledgeOf(ctx: Ctx, was: Recurring, day: string): Promise<Recurring | undefined> {
  if (was.state !== 'active' || was.next > day) return undefined
  const fund = await funds.find(ctx, was.fund)
  if (!fund?.open || fund.state !== 'open') return ended(ctx, was)
  const { recurring, amount, anonymous, name, kind, giver, sealed, wish, lang } = was
  const gift = { amount, anonymous, name, kind, giver, sealed, wish, recurring, lang }
  let id = contributionIdOf(`${recurring} ${was.made}`)
  // Seven characters of chance: now and then they are somebody else's already.
  for (let n = 1; await contributions.find(ctx, id); n++) {
    id = contributionIdOf(`${recurring} ${was.made} ${n}`)
  }
  const made = await newContribution(ctx, fund, { ...gift, means: 'transfer' }, id)
  // After a time in which no schedule ran there is one pledge, not one for each month.
  let count = was.made + 1
  while (dayOf(was.start, count) <= day) count++
  const { next, row } = recurrings.changed(ctx.tenant, was, {
    made: count,
    next: dayOf(was.start, count),
    telling: made.contribution,
  })
  const saved = await save(ctx, pledged(made), [contributions.created(ctx.tenant, made), row])
  return saved ? next : undefined
}

async function ended(ctx: Ctx, was: Recurring): Promise<undefined> {
  const { row } = recurrings.changed(ctx.tenant, was, { state: 'ended' })
  await save(ctx, { name: 'recurring.ended', about: was.recurring, pending: false }, [row])
}

async function told(ctx: Ctx, was: Recurring): Promise<void> {
  const { row } = recurrings.changed(ctx.tenant, was, { telling: undefined })
  await save(ctx, { name: 'recurring.told', about: was.recurring, pending: false }, [row])
}

/** False when the donor changed it at this moment: tomorrow is soon enough. */
async function save(ctx: Ctx, ...[event, rows]: Parameters<Ctx['save']>): Promise<boolean> {
  try {
    await commit(ctx, 'giving.daily', [event].flat(), rows)
    return true
  } catch (error) {
    if (isFault(error) && error.kind === 'stale') return false
    throw error
  }
}

async function tell(ctx: Ctx, due: Recurring, contribution: string): Promise<void> {
  const [{ email }, bank, settings] = await Promise.all([
    openGiver(ctx, due.sealed),
    bankOf(ctx),
    settingsOf(ctx),
  ])
  if (!email) return
  const words = {
    name: due.name,
    office: settings.name,
    fund: due.fundName,
    amount: `${formatAmount(due.amount, decimalsOf(due.currency))} ${due.currency}`,
    reference: referenceOf(contribution),
    holder: bank?.holder ?? '',
    bank: bank?.bank ?? '',
    account: bank?.account ?? '',
    url: `${ctx.ports.baseUrl}/t/${ctx.tenant}/gifts/${contribution}`,
  }
  await ctx.ports.mail({
    to: email,
    subject: translate(givingMessages, 'recurring.mail-subject', due.lang, words),
    text: translate(givingMessages, 'recurring.mail-text', due.lang, words),
  })
}

/** Starts the day's work of a tenant, once; called as often as the schedule ticks. */
export const giveDaily = (ports: Ports, tenant: string): Promise<void> =>
  startDaily(ports, tenant, givingJob, { mark: 'giving', hour: 7 })
