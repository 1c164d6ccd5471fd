import {
  type Contribution,
  contributionOf,
  contributions,
  donors,
  everywhere,
  giverOf,
  readers,
  referenceOf,
} from '@terrace/funds'
import { query } from '@terrace/platform/command'
import { type Ctx, covers, hasRole } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import type { Db } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { addProof, type Document } from '@terrace/platform/signing/proof'
import { issuerOf, type Settings, settingsOf, signerOfTenant } from '@terrace/tenancy'
import * as z from 'zod'
import { packCredential } from './credential/packed.ts'
import { receiptCredential } from './credential/receipt-credential.ts'
import type { ReceiptFace } from './pdf/receipt-paper.ts'

/** Givers see their own; who keeps or checks the books sees those of their areas. */
export const receiptReaders = ['donor', ...readers] as const

/** Each payment of a contribution has a receipt: `K7M4-9PXQ-1`, the reference and which payment. */
const numberOf = (gift: Contribution, n: number) => `${referenceOf(gift.contribution)}-${n}`

/** The contribution and the payment that a number names. */
export async function findReceipt(ctx: { db: Db; tenant: string }, number: string) {
  const [, reference = '', order = ''] = /^(.{8,12})-(\d{1,3})$/.exec(number.trim()) ?? []
  const id = contributionOf(reference)
  const gift = id ? await contributions.find(ctx, id) : undefined
  const paid = gift?.payments[Number(order) - 1]
  if (!gift || !paid || paid.takenBack) return undefined
  return { gift, paid, number: numberOf(gift, Number(order)) }
}

/** @throws Fault missing `receipt.missing`, also for what somebody else gave */
export async function readReceipt(ctx: Ctx, number: string) {
  const found = await findReceipt(ctx, number)
  const office = found && hasRole(ctx, ...readers) && covers(ctx, found.gift.path)
  const own = async () => {
    const donor = hasRole(ctx, 'donor') ? await donors.find(ctx, ctx.actor.id) : undefined
    // Some gave without telling who they are: nobody's login is theirs.
    return donor !== undefined && found?.gift.giver === donor.giver
  }
  if (!found || !(office || (await own()))) throw fault('missing', 'receipt.missing')
  return found
}
type Found = Awaited<ReturnType<typeof readReceipt>>

export const ReceiptLine = z.object({
  receipt: z.string(),
  contribution: z.string(),
  fundName: z.string(),
  amount: z.int(),
  currency: z.string(),
  day: z.string(),
})
export const ReceiptPage = z.object({
  items: z.array(ReceiptLine),
  next: z.string().optional(),
})

/** The receipts of whoever asks, newest gifts first. */
export const listReceipts = query(
  { id: 'receipt.list', allow: ['donor'], input: z.object({ cursor: Cursor }) },
  async (ctx, { cursor }) => {
    const page = await contributions.pageOf(everywhere(ctx), await giverOf(ctx), cursor)
    const gifts = await contributions.findMany(
      ctx,
      page.items.map(({ contribution }) => contribution),
    )
    const items = gifts.flatMap((gift) =>
      gift.payments.flatMap(({ amount, day, takenBack }, i) =>
        takenBack
          ? []
          : [
              {
                receipt: numberOf(gift, i + 1),
                contribution: gift.contribution,
                fundName: gift.fundName,
                currency: gift.currency,
                ...{ amount, day },
              },
            ],
      ),
    )
    return { items, next: page.next }
  },
)

const Which = z.object({ receipt: z.string().max(20) })

async function credentialOf(ctx: Ctx, found: Found, settings: Settings): Promise<Document> {
  const { gift, paid, number } = found
  const { signer, method } = await signerOfTenant(ctx)
  const document = receiptCredential({
    number,
    issuer: issuerOf(ctx),
    office: settings.name,
    giver: gift.anonymous ? undefined : gift.name,
    amount: paid.amount,
    currency: gift.currency,
    day: paid.day,
    fund: gift.fundName,
    means: gift.means,
    goods: gift.goods?.what,
    validFrom: gift.pledgedAt,
  })
  return addProof(document, { verificationMethod: method, created: ctx.now() }, signer)
}

/** The receipt as a signed W3C credential; an anonymous giver's does not name them. */
export const getReceiptCredential = query(
  { id: 'receipt.credential', allow: receiptReaders, input: Which },
  async (ctx, { receipt }) =>
    credentialOf(ctx, await readReceipt(ctx, receipt), await settingsOf(ctx)),
)

/** The face of a receipt, its QR sealed by the key that signs now. */
export async function receiptFace(ctx: Ctx, found: Found): Promise<ReceiptFace> {
  const settings = await settingsOf(ctx)
  const { gift, paid, number } = found
  const packed = packCredential(await credentialOf(ctx, found, settings))
  return {
    number,
    giver: gift.name,
    amount: paid.amount,
    currency: gift.currency,
    day: paid.day,
    fund: gift.fundName,
    means: gift.means,
    ...(gift.goods ? { goods: gift.goods.what } : {}),
    office: settings.name,
    hotline: settings.hotline || '—',
    refunded: gift.refunded,
    check: `${ctx.ports.baseUrl}/r/${number}#${packed}`,
  }
}

/** What the QR of a receipt says. */
export const getReceiptLink = query(
  { id: 'receipt.link', allow: receiptReaders, input: Which },
  async (ctx, { receipt }) => ({
    url: (await receiptFace(ctx, await readReceipt(ctx, receipt))).check,
  }),
)

/** All that anybody may learn of a receipt: never who gave. */
export const VerifiedReceipt = z.strictObject({
  answer: z.enum(['valid', 'refunded', 'not-valid']),
  receipt: z.string(),
  amount: z.int().optional(),
  currency: z.string().optional(),
  day: z.string().optional(),
  fund: z.string().optional(),
})

/** Whether a receipt was issued and its money is still given, for everybody. */
export const verifyReceipt = query(
  { id: 'receipt.verify', allow: ['public'], input: Which },
  async (ctx, { receipt }): Promise<z.infer<typeof VerifiedReceipt>> => {
    const found = await findReceipt(ctx, receipt)
    if (!found) return { answer: 'not-valid', receipt }
    const { gift, paid, number } = found
    const answer = gift.refunded > 0 ? 'refunded' : 'valid'
    const { amount, day } = paid
    return { answer, receipt: number, amount, day, currency: gift.currency, fund: gift.fundName }
  },
)
