import type { Ctx } from '@terrace/platform/context'
import { approveBatch, checkBatch, releaseBatch } from '../paying/batch-act.ts'
import { prepareBatch } from '../paying/prepare.ts'
import { grant, owing, type World as Paying, type stage } from '../paying/testing.ts'
import { deliverPayment } from '../settlement/deliver.ts'
import { sendBatch } from '../settlement/send.ts'

interface World extends Paying {
  work(job: string): Promise<unknown>
}

/** A batch of cash of which everything was handed over by one clerk, not yet reconciled. */
export async function handedOut(
  w: World,
  at: Awaited<ReturnType<typeof stage>>,
  cycle: string,
  amounts: readonly number[],
) {
  const as = (role: string, user: string): Ctx => w.as(role, [''], user)
  const finance = () => as('finance', 'u-finance')
  const village = at.areas.villages[0]?.area ?? ''
  const owed = []
  for (const amount of amounts) owed.push(await owing(w, village, amount))
  const due = await grant(w, at.line.line, owed, cycle)
  const { batch, job } = await prepareBatch(as('finance', 'u-preparer'), {
    ...{ name: `Cash ${cycle}`, proposal: `prp-${cycle}`, line: at.line.line },
    ...{ benefit: 'living-allowance', cycle, channel: 'cash' },
  })
  await w.work(job)
  const which = { batch: batch.batch }
  await checkBatch(finance(), which)
  await approveBatch(finance(), which)
  await approveBatch(as('county', 'u-county'), which)
  await releaseBatch(finance(), which)
  await w.work((await sendBatch(finance(), which)).job)
  for (const { entitlement } of due) {
    await deliverPayment(as('township', 'u-hander'), {
      ...{ entitlement, witnesses: ['李四', '王五'] },
    })
  }
  return { due, which }
}
