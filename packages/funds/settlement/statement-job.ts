import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { type JobDefinition, job } from '@terrace/platform/job'
import * as z from 'zod'
import type { BankFile } from '../bank/index.ts'
import { applyLines } from './apply-lines.ts'
import { applyStatus } from './apply-status.ts'
import { type Bank, banks } from './bank.ts'
import { partKey, type Statement, statements } from './statement-store.ts'

/** Loaded when a file is read. */
const files = () => import('../bank/index.ts')

/**
 * Reads a bank's file whole before anything follows from it, then settles payments a chunk at a time.
 * A file that is read again, by a worker after a kill or by somebody who uploads it twice, changes
 * nothing more: each line and each payment knows what it was told before.
 */
export const statementJob: JobDefinition = job(
  { id: 'funds.statement', queue: 'bulk', input: z.object({ statement: z.string() }) },
  async (ctx, { statement: id }, run) => {
    const statement = await statements.read(ctx, id)
    if (statement.state === 'read') return undefined
    const bank = await banks.read(ctx, statement.bank)
    await run.uncut()
    const file = await read(ctx, statement, bank)
    refuseOther(file, bank)
    const desk = { ctx, run, statement, bank }
    const counts =
      file.kind === 'status'
        ? await applyStatus(desk, file)
        : await applyLines(
            desk,
            file.statements.flatMap(({ lines }) => lines),
          )
    const told = toldOf(file)
    const { row } = statements.changed(ctx.tenant, statement, { ...told, counts, state: 'read' })
    const event = { name: 'statement.read', about: id, facts: counts, pending: false }
    await run.chunk(run.finished.size + (counts.chunks ?? 0), {
      ...{ rows: [row], events: [event], counts: {}, done: 0 },
    })
    const { chunks: _, ...shown } = counts
    return { counts: shown }
  },
)

async function read(ctx: Ctx, { upload, parts, name, statement }: Statement, bank: Bank) {
  const { readBankFile, readTableStatement } = await files()
  const stream = async function* (start = 0): AsyncGenerator<Uint8Array> {
    let at = 0
    for (let part = 0; part < parts; part++) {
      const bytes = await ctx.ports.files.get(partKey(ctx.tenant, upload, part))
      if (at + bytes.length > start) yield start > at ? bytes.subarray(start - at) : bytes
      at += bytes.length
    }
  }
  if (!/\.(csv|txt|xlsx)$/i.test(name)) return readBankFile(stream())
  const { account, currency } = bank
  const { bufferSource } = await import('@terrace/platform/tabular')
  const all: Uint8Array[] = []
  for await (const bytes of stream()) all.push(bytes)
  const options = { account, currency, id: statement }
  const table = await readTableStatement(bufferSource(Buffer.concat(all)), options)
  const whole = { id: statement, created: '', statements: [table] }
  return { kind: 'statement', ...whole } satisfies BankFile
}

const plain = (account: string) => account.replaceAll(/[^0-9A-Za-z]/g, '').toUpperCase()

/** @throws Fault conflict `statement.other-account` */
function refuseOther(file: BankFile, { account }: Bank): void {
  if (file.kind === 'status') return
  const other = file.statements.find((one) => plain(one.account) !== plain(account))
  if (other) throw fault('conflict', 'statement.other-account', { found: other.account, account })
}

function toldOf(file: BankFile): Partial<Statement> {
  const { kind, id: message } = file
  if (file.kind === 'status') return { kind, message }
  const days = file.statements.flatMap(({ from, to, lines }) => [
    ...(from ? [from] : []),
    ...(to ? [to] : []),
    ...lines.map(({ day }) => day),
  ])
  days.sort()
  return { kind, message, from: days[0], to: days.at(-1) }
}
