import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { newContext } from '@terrace/platform/new-context'
import {
  type Desk,
  deskOf,
  type Household,
  type Prepared,
  prepareChange,
  prepareNew,
} from '@terrace/registry'
import type { Area } from '@terrace/tenancy'
import { home } from './homes.ts'
import type { Maker } from './people.ts'

/** Rows that one transaction may hold, less the event. */
const ROOM = 98

/** The same context at another instant: what the county did over two years is not done today. */
export function onDay(ctx: Ctx, day: string): Ctx {
  const at = new Date(`${day}T02:00:00Z`)
  let tick = 0
  const ports = { ...ctx.ports, now: () => new Date(at.getTime() + tick++) }
  return newContext(ports, { ...ctx })
}

/** Writes the households of a village as an import writes them: packed into whole transactions. */
export async function settle(
  ctx: Ctx,
  area: Area,
  maker: Maker,
  count: number,
): Promise<Household[]> {
  const desk = await deskOf(ctx)
  const made: Household[] = []
  let batch: Prepared[] = []
  const flush = async () => {
    if (batch.length === 0) return
    const facts = batch.map((prepared) => prepared.facts)
    const event = { name: 'households.imported', about: `seed-${area.area}`, facts }
    await commit(
      ctx,
      'seed',
      [event],
      batch.flatMap((prepared) => prepared.rows),
    )
    made.push(...batch.map((prepared) => prepared.household))
    batch = []
  }
  for (let i = 0; i < count; i++) {
    const prepared = newHome(desk, area, maker)
    const rows = batch.reduce((sum, p) => sum + p.rows.length, 0)
    if (rows + prepared.rows.length > ROOM) await flush()
    batch.push(prepared)
  }
  await flush()
  return made
}

function newHome(desk: Desk, area: Area, maker: Maker): Prepared {
  const { input, status } = home(maker, desk.today)
  const [head] = input.members
  if (maker.own && head && status === 'assisted' && input.bankAccount) {
    head.name = maker.own
    maker.own = undefined
  }
  return prepareNew(desk, area, { ...input, area: area.area }, { status })
}

/** Small corrections by the village clerk over the months: so that a household has a history. */
export async function correct(
  ctx: Ctx,
  household: Household,
  patch: Parameters<typeof prepareChange>[2],
  reason: string,
): Promise<Household> {
  const desk = await deskOf(ctx)
  const prepared = prepareChange(desk, household, patch)
  if (!prepared) return household
  const { changes, facts } = prepared
  const event = {
    name: 'household.changed',
    about: household.household,
    changes,
    facts: [facts],
    reason,
  }
  await commit(ctx, 'household.change', [event], prepared.rows)
  return prepared.household
}
