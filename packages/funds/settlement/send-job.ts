import type { Ctx } from '@terrace/platform/context'
import { assert } from '@terrace/platform/fault'
import { type JobDefinition, job } from '@terrace/platform/job'
import { purposes } from '@terrace/registry'
import * as z from 'zod'
import type { CreditTransfer, TransferFile } from '../bank/index.ts'
import { type Batch, batches } from '../paying/batch-model.ts'
import { entitlements } from '../paying/entitlement.ts'
import { accountAt, type Bank, bankIdOf, banks } from './bank.ts'
import { finishSending } from './dispatch.ts'

/** Loaded when a file is written: the function that serves pages stays small. */
const files = () => import('../bank/index.ts')

const PAGE = 100

/**
 * Writes the file of a released batch and sets its money on its way. The file is written first: when
 * it cannot be (a name that the bank's letters cannot write), nothing has moved, and the batch can be
 * sent again once that is put right. Written again after a kill it is the same file.
 */
export const sendJob: JobDefinition = job(
  {
    id: 'funds.send',
    queue: 'bulk',
    input: z.object({ batch: z.string(), bank: z.string().optional(), day: z.string() }),
  },
  async (ctx, { batch: id, bank: from, day }, run) => {
    const batch = await batches.read(ctx, id)
    if (batch.state !== 'released') return undefined
    await run.setTotal(batch.count)
    await run.uncut()
    const bank = from === undefined ? undefined : await banks.read(ctx, from)
    const file = bank && (await written(ctx, batch, bank, day))
    await finishSending(ctx, { batch: id, day, ...(file ? { file: file.key } : {}) })
    await run.save({}, { done: batch.count })
    return { counts: { count: batch.count }, ...(file ? { result: { size: file.size } } : {}) }
  },
)

async function written(ctx: Ctx, batch: Batch, bank: Bank, day: string) {
  const { writeTransferCsv, writeTransferFile } = await files()
  const file = transfersOf(ctx, batch, bank, day)
  const csv = bank.format === 'csv'
  const key = `bank/${ctx.tenant}/out/${batch.batch}.${csv ? 'csv' : 'xml'}`
  const bytes = csv ? writeTransferCsv(file) : writeTransferFile(file)
  const size = await ctx.ports.files.putStream(key, bytes, csv ? 'text/csv' : 'application/xml')
  return { key, size }
}

function transfersOf(ctx: Ctx, batch: Batch, bank: Bank, day: string): TransferFile {
  const { count, amount: total, currency, released } = batch
  const debtor = { name: bank.holder, account: accountAt(bank), bank: bankIdOf(bank) }
  return {
    id: batch.batch,
    created: released?.at ?? batch.openedAt,
    initiator: { name: bank.holder },
    characters: bank.characters,
    groups: [
      {
        ...{ id: batch.batch, day, currency, debtor, count, total },
        // Each payment stands on the statement by itself, so that each is confirmed by itself.
        batchBooking: false,
        transfers: rows(ctx, batch),
      },
    ],
  }
}

/** The payments of a batch, in the order of their list, a hundred at a time. */
async function* rows(ctx: Ctx, batch: Batch): AsyncGenerator<CreditTransfer> {
  const keys = await ctx.ports.keys.of(ctx.db, ctx.tenant)
  let ids: string[] = []
  for await (const line of entitlements.all(ctx, batch.batch, 'batched')) {
    if (ids.push(line.entitlement) < PAGE) continue
    yield* transfers(ids)
    ids = []
  }
  yield* transfers(ids)

  async function* transfers(page: readonly string[]): AsyncGenerator<CreditTransfer> {
    for (const due of await entitlements.findMany(ctx, page)) {
      assert(due.account, 'a payment by bank without an account')
      const { sealed, bank } = due.account
      const account = keys.open(sealed, purposes.bankAccount).replaceAll(/\s/g, '')
      yield {
        id: due.entitlement,
        amount: due.amount,
        name: due.payee ?? due.number,
        account: accountAt({ account }),
        ...(bank ? { bank: { name: bank } } : {}),
        text: `${batch.name} ${due.number}`,
      }
    }
  }
}
