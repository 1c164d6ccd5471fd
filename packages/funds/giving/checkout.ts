import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import * as z from 'zod'
import { companyOf } from './card-company.ts'
import type { Contribution } from './contribution-model.ts'
import { referenceOf } from './reference.ts'
import { cardKeysOf } from './terms.ts'

/** The card company's own page: no card number ever passes here. */
export const Checkout = z.object({ url: z.string() })

/**
 * A page on which a pledge is paid by card. Asked again within a day, it is the same page.
 * @throws Fault conflict `card.not-taken`, unavailable `card.company`
 */
export async function openCheckout(
  ctx: Ctx,
  gift: Contribution,
): Promise<z.infer<typeof Checkout>> {
  const keys = await cardKeysOf(ctx)
  if (!keys) throw fault('conflict', 'card.not-taken', { currency: gift.currency })
  const company = await companyOf(ctx, keys.secretKey)
  const back = `${ctx.ports.baseUrl}/give/${ctx.tenant}`
  const reference = referenceOf(gift.contribution)
  const metadata = { tenant: ctx.tenant, contribution: gift.contribution }
  try {
    const { url } = await company.checkout.sessions.create(
      {
        mode: 'payment',
        client_reference_id: gift.contribution,
        metadata,
        payment_intent_data: { metadata, description: `${gift.fundName} ${reference}` },
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: gift.currency.toLowerCase(),
              unit_amount: gift.amount,
              product_data: { name: gift.fundName },
            },
          },
        ],
        success_url: `${back}?paid=${reference}`,
        cancel_url: `${back}?pledged=${reference}`,
      },
      { idempotencyKey: `${ctx.tenant}-${gift.contribution}` },
    )
    if (url) return { url }
  } catch (error) {
    // Its kind and no more: what was asked names a gift.
    console.error('checkout', error instanceof Error ? error.name : error)
  }
  throw fault('unavailable', 'card.company')
}
