import { command, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import * as z from 'zod'
import { recordsOf } from '../record.ts'
import { readers } from '../who.ts'

/** Where transfers go. */
export const Bank = z.object({
  holder: z.string().trim().min(2).max(120),
  bank: z.string().trim().min(2).max(120),
  account: z.string().trim().min(4).max(60),
  /** BIC, branch, or what else a bank asks for. */
  note: z.string().trim().max(200).optional(),
})

const Terms = z.object({
  bank: Bank.optional(),
  /** The keys of the tenant's own account with the card company, sealed. */
  sealed: z.string().optional(),
  changedAt: z.string(),
  state: z.literal('open'),
  path: z.string(),
  version: z.int(),
})
type Terms = z.infer<typeof Terms>

const terms = recordsOf(
  'donation-terms',
  ({ changedAt }: Terms) => ({ id: 'own', holder: 'all', day: changedAt.slice(0, 10) }),
  ({ path }) => ({ path }),
)

const CardKeys = z.object({
  secretKey: z.string().regex(/^(sk|rk)_(test|live)_\w{8,200}$/),
  webhookSecret: z.string().regex(/^whsec_[\w+/=]{8,200}$/),
})
type CardKeys = z.infer<typeof CardKeys>
const PURPOSE = 'donation.card-keys'

/** Where a tenant's givers transfer to; undefined when it takes no transfers. */
export const bankOf = async (ctx: Pick<Ctx, 'db' | 'tenant'>) =>
  (await terms.find(ctx, 'own'))?.bank

/** Whether one can pay by card here. */
export const takesCards = async (ctx: Pick<Ctx, 'db' | 'tenant'>): Promise<boolean> =>
  (await terms.find(ctx, 'own'))?.sealed !== undefined

/** The keys with which cards are charged; undefined when the tenant takes none. */
export async function cardKeysOf(
  ctx: Pick<Ctx, 'ports' | 'db' | 'tenant'>,
): Promise<CardKeys | undefined> {
  const sealed = (await terms.find(ctx, 'own'))?.sealed
  if (!sealed) return undefined
  const keys = await ctx.ports.keys.of(ctx.db, ctx.tenant)
  return CardKeys.parse(JSON.parse(keys.open(sealed, PURPOSE)))
}

export const TermsView = z.object({
  bank: Bank.optional(),
  /** Whether keys are there; they are shown to nobody. */
  cards: z.boolean(),
})

export const getTerms = query(
  { id: 'donation-terms.get', allow: [...readers, 'admin'], input: z.object({}) },
  async (ctx) => {
    const found = await terms.find(ctx, 'own')
    return { bank: found?.bank, cards: found?.sealed !== undefined }
  },
)

/**
 * Says where gifts are paid in. The administrator's, with a second factor: whoever may change the
 * account to which strangers transfer could take every gift, so it is not for who keeps the books.
 */
export const putTerms = command(
  {
    id: 'donation-terms.put',
    allow: ['admin'],
    input: z.object({
      bank: Bank.optional(),
      /** `null` takes no cards any longer; left out, what is there stays. */
      cardKeys: CardKeys.nullable().optional(),
    }),
  },
  async (ctx, { bank, cardKeys }) => {
    const was = await terms.find(ctx, 'own')
    const keys = await ctx.ports.keys.of(ctx.db, ctx.tenant)
    const kept = was?.sealed ? { sealed: was.sealed } : {}
    const sealed = cardKeys
      ? { sealed: keys.seal(JSON.stringify(cardKeys), PURPOSE) }
      : cardKeys === null
        ? { sealed: undefined }
        : kept
    const change = { ...(bank ? { bank } : {}), ...sealed, changedAt: ctx.now() }
    const { next, row } = was
      ? terms.changed(ctx.tenant, was, change)
      : fresh(ctx.tenant, { ...change, state: 'open', path: '', version: 1 })
    const changes = bank ? [{ path: 'bank', before: was?.bank, after: bank }] : []
    ctx.save({ name: 'donation-terms.changed', about: 'donation-terms', changes, pending: false }, [
      row,
    ])
    return { bank: next.bank, cards: next.sealed !== undefined }
  },
)

const fresh = (tenant: string, next: Terms) => ({ next, row: terms.created(tenant, next) })
