import { command } from '@terrace/platform/command'
import { fault, invalid } from '@terrace/platform/fault'
import * as z from 'zod'
import { funds, refuseClosed } from '../budget/fund.ts'
import { checkPaper } from '../paper.ts'
import { bookers } from '../who.ts'
import {
  Contact,
  contributions,
  Email,
  GiverKind,
  GiverName,
  Goods,
  viewOf,
} from './contribution-model.ts'
import { sealGiver } from './giver.ts'
import { newContribution, Pledging, refuseCurrency } from './pledge.ts'
import { payment } from './receive.ts'

/** What was given over a counter, entered by whoever took it. */
const Offline = Pledging.extend({
  means: z.enum(['cash', 'cheque', 'transfer', 'goods']),
  day: z.iso.date(),
  /** The number of the slip, the cheque, the bank's line; left out, it gets one of its own. */
  bank: z.string().trim().min(3).max(140).optional(),
  name: GiverName,
  kind: GiverKind.default('person'),
  email: Email.optional(),
  contact: Contact.optional(),
  /** Nobody asked the giver to be named, so nobody is unless that is said. */
  anonymous: z.boolean().default(true),
  goods: Goods.optional(),
})

/**
 * Records a gift that is there: cash, a cheque, goods at their stated value. Goods go to a fund of goods
 * and money to one of money.
 * @throws Fault missing `fund.missing`, conflict `fund.closed` `contribution.medium`, invalid
 *   `contribution.currency` `contribution.day` `contribution.goods` `paper.missing`
 */
export const enterContribution = command(
  { id: 'contribution.enter', allow: bookers, input: Offline },
  async (ctx, input) => {
    const fund = await funds.read(ctx, input.fund)
    refuseClosed(fund)
    const { means, goods, amount, day, bank, email, contact, name, kind, anonymous, wish } = input
    if ((means === 'goods') !== (goods !== undefined)) {
      throw invalid([{ path: 'goods', code: 'contribution.goods' }])
    }
    if ((means === 'goods') !== (fund.medium === 'goods')) {
      throw fault('conflict', 'contribution.medium')
    }
    refuseCurrency(fund, input.currency)
    if (goods) await checkPaper(ctx, goods.paper, 'goods.paper')
    const who = await sealGiver(ctx, { email, contact })
    const gift = { amount, means, anonymous, name, kind, wish, goods, ...who }
    const made = await newContribution(ctx, fund, gift)
    const slip = bank ?? `${means} ${made.contribution}`
    const came = await payment(ctx, made, { amount, currency: fund.currency, bank: slip, day })
    const whole = { ...made, ...came.contribution }
    ctx.save(came.events, [contributions.created(ctx.tenant, whole), ...came.rows])
    return viewOf(whole)
  },
)
