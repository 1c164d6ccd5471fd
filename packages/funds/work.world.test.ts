import { type World, world } from '@terrace/local/world'
import { changeSettings } from '@terrace/tenancy'
import { beforeAll, expect, test } from 'vitest'
import { approveBatch, checkBatch, releaseBatch } from './paying/batch-act.ts'
import { entitlementId } from './paying/entitlement.ts'
import { decideHold } from './paying/hold-decide.ts'
import { prepareBatch } from './paying/prepare.ts'
import { grant, owing, stage } from './paying/testing.ts'
import { deliverPayment } from './settlement/deliver.ts'
import { reconcileBatch } from './settlement/reconcile.ts'
import { sendBatch } from './settlement/send.ts'
import { openProposal } from './sharing/create.ts'
import { decideProposal, proposeRule } from './sharing/decide.ts'
import { moneyWork } from './work.ts'

let w: World
let at: Awaited<ReturnType<typeof stage>>
beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  at = await stage(w, 1_000_000)
  await changeSettings(w.as('admin'), { disclosureDays: 0 })
})

const as = (role: string, user: string, scope = ['']) => w.as(role, scope, user)
const preparer = () => as('finance', 'u-preparer')
const finance = () => as('finance', 'u-finance')
const county = () => as('county', 'u-county')
const waits = async (ctx: ReturnType<typeof as>) =>
  (await moneyWork(ctx, {})).items.map(({ duty, count }) => `${duty} ${count}`)

test('a batch waits for whoever may do what is next, and for nobody else', async () => {
  expect(await waits(finance())).toEqual([])
  const owed = [await owing(w, at.areas.villages[0]?.area ?? '', 5_000)]
  const [due] = await grant(w, at.line.line, owed, '2026-11')
  const { batch, job } = await prepareBatch(preparer(), {
    ...{ name: 'Cash', proposal: 'prp-2026-11', line: at.line.line, channel: 'cash' },
    ...{ benefit: 'living-allowance', cycle: '2026-11' },
  })
  await w.work(job)
  const which = { batch: batch.batch }
  expect([await waits(preparer()), await waits(county())]).toEqual([[], ['check 1']])
  await checkBatch(county(), which)
  expect([await waits(preparer()), await waits(finance())]).toEqual([[], ['approve 1']])
  await approveBatch(finance(), which)
  // The finance office has approved: nobody else of it is asked, the county office is.
  expect(await waits(as('finance', 'u-finance-2'))).toEqual([])
  expect(await waits(county())).toEqual(['approve 1'])
  await approveBatch(county(), which)
  expect([await waits(county()), await waits(finance())]).toEqual([[], ['release 1']])
  await releaseBatch(finance(), which)
  expect(await waits(finance())).toEqual(['send 1'])
  await w.work((await sendBatch(finance(), which)).job)
  const handed = { entitlement: due?.entitlement ?? '', witnesses: ['李四', '王五'] }
  await deliverPayment(as('clerk', 'u-clerk'), handed)
  await w.work((await reconcileBatch(finance(), which)).job ?? '')
  const [north, south] = at.areas.townships
  expect(await waits(as('township', 'u-north', [north?.path ?? '']))).toEqual(['call 1'])
  expect(await waits(as('township', 'u-south', [south?.path ?? '']))).toEqual([])
  expect(await waits(county())).toEqual([])
})

test('payments that are held wait under their proposal until they are decided', async () => {
  const village = at.areas.villages[1]?.area ?? ''
  const more = { income: { wage: 1_000 } }
  const owed = await owing(w, village, 0, { ...more, bankAccount: undefined })
  await owing(w, village, 0, more)
  const opened = await openProposal(preparer(), {
    ...{ line: at.line.line, name: 'Winter', benefit: 'heating', cycle: '2026-12' },
    ...{ amount: 10_000, limits: { unit: 100 }, filter: { statuses: ['candidate', 'registered'] } },
    rules: [{ name: 'Equal', rule: { kind: 'equal' } }],
  })
  await w.work(opened.job)
  const id = opened.proposal.proposal
  const why = 'As the county meeting decided'
  await proposeRule(preparer(), { proposal: id, rule: 0, why })
  await w.work((await decideProposal(county(), { proposal: id, approved: true, why })).job ?? '')
  const { job } = await prepareBatch(preparer(), {
    ...{ name: 'Winter', proposal: id, line: at.line.line, benefit: 'heating', cycle: '2026-12' },
  })
  await w.work(job)
  const { items } = await moneyWork(county(), {})
  const held = items.filter(({ duty }) => duty === 'hold')
  expect(held).toEqual([
    {
      ...{ duty: 'hold', at: { id, name: 'Winter' } },
      ...{ count: 1, more: false, first: [owed.payee] },
    },
  ])
  const entitlement = entitlementId(owed.household, 'heating', '2026-12')
  await decideHold(county(), { entitlement, decision: 'cancel', note: 'No account was found' })
  expect(await waits(county())).not.toContain('hold 1')
})
