import { command, query } from '@terrace/platform/command'
import { daysBetween } from '@terrace/platform/dates'
import { fault, invalid } from '@terrace/platform/fault'
import { addProof, type Document } from '@terrace/platform/signing/proof'
import { issuerOf, signerOfTenant } from '@terrace/tenancy'
import * as z from 'zod'
import { type CardView, Receipt } from './card-model.ts'
import { changed, readCard, viewOf } from './card-store.ts'
import { type CardStatement, cardCredential } from './credential/card-credential.ts'
import { Note, notice, refuseEnded, requireOffice } from './revocation.ts'
import { listUrl } from './status-list.ts'
import { LIST_SIZE } from './status-place.ts'
import { givers, issuers, keepers, readers } from './who.ts'

const Which = z.object({ card: z.string() })

export const getCard = query(
  { id: 'card.get', allow: readers, input: Which },
  async (ctx, { card }): Promise<CardView> => viewOf(ctx, await readCard(ctx, card)),
)

/** A card does not count for a while: something is being looked into. */
export const suspendCard = command(
  { id: 'card.suspend', allow: keepers, input: Which.extend({ note: Note }) },
  async (ctx, { card: id, note }): Promise<CardView> => {
    const card = await readCard(ctx, id)
    refuseEnded(card)
    if (card.state === 'suspended') throw fault('conflict', 'card.suspended')
    const by = { id: ctx.actor.id, name: ctx.actor.name }
    const suspended = { note, by, at: ctx.now() }
    const { next, row } = changed(ctx, card, { state: 'suspended', suspended })
    const event = { name: 'card.suspended', about: id, reason: note }
    ctx.save([event, notice(card, 'suspended', { note })], [row])
    return viewOf(ctx, next)
  },
)

/** The issuing office lets a suspended card count again. */
export const resumeCard = command(
  { id: 'card.resume', allow: issuers, input: Which.extend({ note: Note }) },
  async (ctx, { card: id, note }): Promise<CardView> => {
    const card = await readCard(ctx, id)
    refuseEnded(card)
    if (card.state !== 'suspended') throw fault('conflict', 'card.not-suspended')
    requireOffice(ctx, card)
    const { next, row } = changed(ctx, card, { state: 'issued', suspended: undefined })
    const event = { name: 'card.resumed', about: id, reason: note }
    ctx.save([event, notice(card, 'resumed', { note })], [row])
    return viewOf(ctx, next)
  },
)

/**
 * Records how the holder received the card: signature, thumb-print, or two who saw it refused.
 * @throws Fault conflict `card.received`, invalid `receipt.two-witnesses`, `receipt.day`
 */
export const recordReceipt = command(
  { id: 'card.receive', allow: givers, input: Receipt.extend({ card: z.string() }) },
  async (ctx, { card: id, ...receipt }): Promise<CardView> => {
    const card = await readCard(ctx, id)
    refuseEnded(card)
    if (card.receipt) throw fault('conflict', 'card.received')
    const witnesses = new Set(receipt.witnesses)
    if (receipt.how === 'witnessed' && witnesses.size !== 2) {
      throw invalid([{ path: 'witnesses', code: 'receipt.two-witnesses' }])
    }
    if (daysBetween(card.issued, receipt.day) < 0 || receipt.day > ctx.today()) {
      throw invalid([{ path: 'day', code: 'receipt.day', params: { issued: card.issued } }])
    }
    const by = { id: ctx.actor.id, name: ctx.actor.name }
    const { next, row } = changed(ctx, card, { receipt: { ...receipt, by, at: ctx.now() } })
    const facts = { how: receipt.how, day: receipt.day, household: card.household }
    ctx.save({ name: 'card.receipt-recorded', about: id, facts, pending: false }, [row])
    return viewOf(ctx, next)
  },
)

/** The instant at which a day begins in a zone, with that zone's offset. */
function midnight(day: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  const found = parts.formatToParts(new Date(`${day}T00:00:00Z`))
  const offset = found.find(({ type }) => type === 'timeZoneName')?.value.slice(3)
  return `${day}T00:00:00${offset || 'Z'}`
}

/** The card as a signed W3C credential, for other systems; its state stands in the status lists. */
export const getCredential = query(
  { id: 'card.credential', allow: readers, input: Which },
  async (ctx, { card: id }): Promise<Document> => {
    const card = await readCard(ctx, id)
    const { signer, method } = await signerOfTenant(ctx)
    const statement: CardStatement = {
      kind: card.kind,
      serial: card.serial,
      issuer: issuerOf(ctx),
      household: card.number,
      area: card.areaName,
      validFrom: card.createdAt,
      ...(card.expires ? { validUntil: midnight(card.expires, ctx.zone) } : {}),
      status: {
        revocationList: listUrl(ctx, 'revocation', card.place),
        suspensionList: listUrl(ctx, 'suspension', card.place),
        index: card.place % LIST_SIZE,
      },
    }
    return addProof(
      cardCredential(statement),
      { verificationMethod: method, created: ctx.now() },
      signer,
    )
  },
)
