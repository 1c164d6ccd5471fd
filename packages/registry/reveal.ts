import { command } from '@terrace/platform/command'
import { fault } from '@terrace/platform/fault'
import { mayReveal } from '@terrace/tenancy'
import * as z from 'zod'
import { readHousehold } from './household-store.ts'
import { findMember } from './patch.ts'
import { purposes } from './seal.ts'
import { readers } from './who.ts'

const Field = z.enum(['idNumber', 'phone', 'bankAccount'])
const kinds = { idNumber: 'identity', phone: 'phone', bankAccount: 'bank' } as const

export const Revealed = z.object({ value: z.string() })

/**
 * Opens one sensitive value for one person, who says why. The look is recorded in the household's
 * history before the value is shown.
 * @throws Fault forbidden `reveal.not-your-role`, missing `reveal.nothing-there`
 */
export const reveal = command(
  {
    id: 'household.reveal',
    allow: readers,
    input: z.object({
      household: z.string(),
      field: Field,
      /** Whose; left out for the household's own phone and bank account. */
      member: z.string().optional(),
      reason: z.string().trim().min(5).max(300),
    }),
  },
  async (ctx, { household: id, field, member: of, reason }) => {
    const household = await readHousehold(ctx, id)
    if (!mayReveal(ctx.roles, kinds[field])) {
      throw fault('forbidden', 'reveal.not-your-role', { field })
    }
    const holder = of === undefined ? household : findMember(household.members, of)
    const sealed = holder && (holder as Partial<Record<typeof field, { sealed: string }>>)[field]
    if (!sealed) throw fault('missing', 'reveal.nothing-there', { field })
    const keys = await ctx.ports.keys.of(ctx.db, ctx.tenant)
    const path = of === undefined ? field : `members.${of}.${field}`
    const event = {
      name: 'household.revealed',
      about: id,
      reason,
      changes: [{ path }],
      pending: false,
    }
    ctx.save(event, [])
    return { value: keys.open(sealed.sealed, purposes[field]) }
  },
)
