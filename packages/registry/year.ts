import { command } from '@terrace/platform/command'
import { fault } from '@terrace/platform/fault'
import { refusing } from '@terrace/platform/write'
import * as z from 'zod'
import { eventOf, expectVersion, refuseClosed } from './household.ts'
import { readHousehold } from './household-store.ts'
import { Year } from './model.ts'
import { SnapshotEntity } from './snapshot.entity.ts'
import { viewOf } from './view.ts'
import { editors } from './who.ts'
import { deskOf, prepareNext } from './writer.ts'

/**
 * Opens the next year: the current one is fixed as it stands, living conditions are carried over and
 * income begins empty, since last year's income is not this year's.
 */
export const openYear = command(
  {
    id: 'household.open-year',
    allow: editors,
    input: z.object({ household: z.string(), version: z.int().min(1).optional(), year: Year }),
  },
  async (ctx, { household: id, version, year }) => {
    const [desk, current] = await Promise.all([deskOf(ctx), readHousehold(ctx, id)])
    await expectVersion(ctx, current, version)
    refuseClosed(current)
    if (year <= current.snapshot.year) {
      const params = { year: current.snapshot.year }
      throw fault('invalid', 'year.not-later', {
        fields: [{ path: 'year', code: 'year.not-later', params }],
      })
    }
    const { living, needs } = current.snapshot
    const snapshot = { year, income: {}, living, ...(needs ? { needs } : {}) }
    const prepared = prepareNext(desk, current, { ...current, snapshot })
    if (!prepared) return viewOf(ctx, desk.settings, current)
    const past = SnapshotEntity.create({
      tenant: ctx.tenant,
      household: id,
      year: current.snapshot.year,
      doc: JSON.stringify(current.snapshot),
    })
    const row = refusing(past, 'conflict', 'year.already-closed', { year: current.snapshot.year })
    ctx.save(eventOf('household.year-opened', prepared), [...prepared.rows, row])
    return viewOf(ctx, desk.settings, prepared.household)
  },
)
