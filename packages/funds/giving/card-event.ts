import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { dayIn } from '@terrace/platform/dates'
import { fault } from '@terrace/platform/fault'
import type { Upload } from '@terrace/platform/http/upload'
import type { Stripe } from 'stripe'
import * as z from 'zod'
import { insist } from '../insist.ts'
import { companyOf } from './card-company.ts'
import { everywhere } from './giver.ts'
import { Came, receiveContribution } from './receive.ts'
import { cardKeysOf } from './terms.ts'

/** Seconds for which a signed message counts: one that was caught and sent again later does not. */
const FRESH = 300
const LARGEST = 256 * 1024

const Effect = z.object({ effect: z.enum(['received', 'again', 'none']) })
type Effect = z.infer<typeof Effect>

const receiveCard = command(
  {
    id: 'contribution.receive-card',
    allow: ['public'],
    input: Came.extend({ contribution: z.string().max(60) }),
  },
  async (ctx, came): Promise<Effect> => {
    const { again, rows, events } = await receiveContribution(everywhere(ctx), came)
    if (rows.length > 0) ctx.save(events, rows)
    return { effect: again ? 'again' : 'received' }
  },
)

/**
 * What the card company tells: `POST /card-events`, signed. Told twice, late or out of order, each
 * payment counts once, since its own name is what the ledger knows it by. What else it tells has none.
 * @throws Fault missing `card-event.unknown`, invalid `card-event.signature` `card-event.old`
 */
export const takeCardEvent: Upload = async (ctx, _params, bytes, headers): Promise<Effect> => {
  const keys = await cardKeysOf(ctx)
  if (!keys) throw fault('missing', 'card-event.unknown')
  if (bytes.length > LARGEST) throw fault('too-large', 'body.too-large', { maximum: LARGEST })
  const company = await companyOf(ctx, keys.secretKey)
  const signature = headers.get('stripe-signature') ?? ''
  const event = trusted(ctx, company, bytes, signature, keys.webhookSecret)
  const paid = paidBy(event)
  if (!paid) return { effect: 'none' }
  const session = paid
  const contribution = session.metadata?.contribution ?? ''
  if (session.metadata?.tenant !== ctx.tenant) throw fault('missing', 'contribution.missing')
  const actor = { id: 'stripe', name: 'Stripe', method: 'webhook' }
  const day = dayIn(event.created * 1000, ctx.zone)
  return insist(() =>
    receiveCard(
      { ...ctx, actor },
      {
        contribution,
        amount: session.amount_total ?? 0,
        currency: String(session.currency ?? '').toUpperCase(),
        bank: `stripe ${nameOf(session.payment_intent) ?? session.id}`,
        // Its clock may be a moment ahead of ours.
        day: day > ctx.today() ? ctx.today() : day,
      },
    ),
  )
}

function trusted(ctx: Ctx, company: Stripe, bytes: Uint8Array, signature: string, secret: string) {
  try {
    const at = ctx.ports.machineNow().getTime()
    const body = Buffer.from(bytes)
    return company.webhooks.constructEvent(body, signature, secret, FRESH, undefined, at)
  } catch (error) {
    const old = error instanceof Error && /tolerance/.test(error.message)
    throw fault('invalid', old ? 'card-event.old' : 'card-event.signature')
  }
}

/** The session whose money is there; some ways of paying take days after the page was left. */
function paidBy(event: Stripe.Event): Stripe.Checkout.Session | undefined {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return event.data.object.payment_status === 'paid' ? event.data.object : undefined
    default:
      return undefined
  }
}

const nameOf = (intent: Stripe.Checkout.Session['payment_intent']): string | undefined =>
  typeof intent === 'string' ? intent : intent?.id
