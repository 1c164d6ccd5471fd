import { query } from '@terrace/platform/command'
import { dayIn } from '@terrace/platform/dates'
import { ancestorsOf, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { Day, onDay, type State } from './card-model.ts'
import { cardKey, parseCard } from './card-store.ts'
import { parseSerial } from './serial.ts'
import { ownerOf } from './serial-claim.ts'

/** The tenant of questions that name none: it holds nothing. */
export const NOBODY = '-'

/** All that anybody may learn of a card: no name, no number of a household, no reason. */
export const Verified = z.strictObject({
  answer: z.enum(['valid', 'not-valid', 'replaced', 'expired']),
  serial: z.string(),
  /** Names of the areas from the top down. */
  area: z.array(z.string()).optional(),
  issued: Day.optional(),
})
export type Verified = z.infer<typeof Verified>

const answers: Record<State, Verified['answer']> = {
  issued: 'valid',
  suspended: 'not-valid',
  expired: 'expired',
  revoked: 'not-valid',
  reissued: 'replaced',
  superseded: 'replaced',
}

/**
 * Whether a card stands, for everybody. A serial that no card bears is told as one that does not
 * count: which serials were given out is nobody's to find out.
 * @throws Fault invalid `serial.mistyped`
 */
export const verifyCard = query(
  { id: 'card.verify', allow: ['public'], input: z.object({ serial: z.string().max(60) }) },
  async (ctx, { serial: typed }): Promise<Verified> => {
    const serial = parseSerial(typed)
    const found = await ownerOf(ctx.db, serial)
    const owner = ctx.tenant === NOBODY || ctx.tenant === found?.tenant ? found : undefined
    const item = owner && (await ctx.db.get(cardKey(owner.tenant, owner.card), true))
    if (!item) return { answer: 'not-valid', serial }
    const its = { db: ctx.db, tenant: owner.tenant }
    const { zone } = await settingsOf(its)
    const card = onDay(parseCard(item), dayIn(ctx.now(), zone))
    const areas = await ancestorsOf(its, card)
    const area = areas.map(({ name }) => name)
    return { answer: answers[card.state], serial, area, issued: card.issued }
  },
)
