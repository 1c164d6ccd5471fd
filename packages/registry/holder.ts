import { command, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { Key } from '@terrace/platform/db'
import { invalid } from '@terrace/platform/fault'
import { type Row, refusing } from '@terrace/platform/write'
import { getMember, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { HolderEntity } from './holder.entity.ts'
import { householdKey, parseHousehold, readHousehold } from './household-store.ts'
import type { Household } from './model.ts'
import { HouseholdView, viewOf } from './view.ts'
import { deciders, holders } from './who.ts'

/**
 * A person signs in for one household; several of its members may each have their own sign-in.
 * @throws (as a refused row) Fault conflict `holder.taken`
 */
export const holderRow = (ctx: Ctx, user: string, household: string): Row =>
  refusing(
    HolderEntity.create({
      tenant: ctx.tenant,
      user,
      household,
      since: ctx.now(),
      by: ctx.actor.id,
    }),
    'conflict',
    'holder.taken',
  )

/**
 * The household of the person who is signed in, wherever it lives now; undefined when none is theirs
 * yet. It is theirs by this row alone: areas open no other household to them.
 */
export async function ownHousehold(
  ctx: Pick<Ctx, 'db' | 'tenant' | 'actor'>,
): Promise<Household | undefined> {
  const { tenant } = ctx
  const { Key } = HolderEntity.get({ tenant, user: ctx.actor.id }).params<{ Key: Key }>({
    table: 't',
  })
  const held = await ctx.db.get(Key, true)
  const item = held && (await ctx.db.get(householdKey(tenant, String(held.household)), true))
  return item && parseHousehold(item.doc)
}

export const OwnHousehold = z.object({ household: HouseholdView.optional() })

/** What is on file of one's own household: as a household sees it, whatever else one may be. */
export const getOwnHousehold = query(
  { id: 'holder.own', allow: holders, input: z.object({}) },
  async (ctx): Promise<z.infer<typeof OwnHousehold>> => {
    const [settings, own] = await Promise.all([settingsOf(ctx), ownHousehold(ctx)])
    return own ? { household: viewOf({ roles: holders }, settings, own) } : {}
  },
)

/**
 * Gives a person with the role of a household the sign-in of this one.
 * @throws Fault missing `household.missing` `member.missing`, invalid `holder.role`, conflict
 *   `holder.taken`
 */
export const addHolder = command(
  {
    id: 'holder.add',
    allow: deciders,
    input: z.object({ household: z.string(), user: z.string().min(1).max(100) }),
  },
  async (ctx, { household: id, user }) => {
    // One after the other: which of the two is missing must not depend on which answers first.
    const household = await readHousehold(ctx, id)
    const member = await getMember(ctx, { user })
    if (member.status !== 'active' || !member.roles.includes('household')) {
      throw invalid([{ path: 'user', code: 'holder.role' }])
    }
    const event = {
      name: 'household.holder-added',
      about: household.household,
      facts: { user, name: member.name },
      pending: false,
    }
    ctx.save(event, [holderRow(ctx, user, household.household)])
    return { household: household.household, user, name: member.name }
  },
)
