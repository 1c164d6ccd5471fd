import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import type { Stripe } from 'stripe'
import { takesCards } from './terms.ts'

/** Currencies whose smallest unit the card company counts otherwise than we do. */
const OTHERWISE = ['BIF', 'DJF', 'ISK', 'KMF', 'MGA', 'UGX', 'VUV', 'XPF']

/** @throws Fault conflict `card.not-taken` */
export async function refuseCards(ctx: Pick<Ctx, 'db' | 'tenant'>, currency: string) {
  if (OTHERWISE.includes(currency) || !(await takesCards(ctx))) {
    throw fault('conflict', 'card.not-taken', { currency })
  }
}

/** The card company's library, loaded with the first card: most requests have none. */
export async function companyOf(ctx: Pick<Ctx, 'ports'>, secretKey: string): Promise<Stripe> {
  const { Stripe } = await import('stripe')
  return new Stripe(secretKey, {
    httpClient: Stripe.createFetchHttpClient(ctx.ports.fetch),
    maxNetworkRetries: 1,
    timeout: 10_000,
    telemetry: false,
  })
}
