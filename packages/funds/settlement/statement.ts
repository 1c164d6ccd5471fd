import { createHash } from 'node:crypto'
import { command, query } from '@terrace/platform/command'
import { type Ctx, hasRole } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import { fault } from '@terrace/platform/fault'
import { newJob } from '@terrace/platform/job-store'
import { waking } from '@terrace/platform/start-job'
import * as z from 'zod'
import { bookers, readers } from '../who.ts'
import { banks } from './bank.ts'
import { statementJob } from './statement-job.ts'
import { partKey, Statement, statements } from './statement-store.ts'

/** A request's body on Lambda ends at 6 MB; a file comes in as many parts as it needs. */
const PART = 5 * 2 ** 20
const MOST_PARTS = 60

const Upload = z.string().regex(/^[a-z0-9]{10,40}$/)
/**
 * Keeps a part of a bank's file: a binary `PUT /bank-files/{upload}/{part}`, with an id that the
 * caller makes up for the file. @throws Fault forbidden `role.may-not`, too-large `file.too-large`
 */
export async function uploadStatement(
  ctx: Ctx,
  asked: { upload: string; part: number },
  bytes: Uint8Array,
): Promise<{ sha256: string }> {
  if (!hasRole(ctx, ...bookers)) {
    throw fault('forbidden', 'role.may-not', { action: 'statement.upload' })
  }
  const known = Upload.safeParse(asked.upload).success
  if (!known || !Number.isInteger(asked.part) || asked.part < 0 || asked.part >= MOST_PARTS) {
    throw fault('missing', 'statement.no-part')
  }
  if (bytes.length > PART) throw fault('too-large', 'file.too-large', { largest: PART })
  await ctx.ports.files.put(
    partKey(ctx.tenant, asked.upload, asked.part),
    bytes,
    'application/octet-stream',
  )
  return { sha256: createHash('sha256').update(bytes).digest('hex') }
}

const start = command(
  {
    id: 'statement.read',
    allow: bookers,
    input: z.object({
      bank: z.string().max(60),
      name: z.string().trim().min(1).max(120),
      upload: Upload,
      parts: z.int().min(1).max(MOST_PARTS),
    }),
  },
  async (ctx, input) => {
    const { path } = await banks.read(ctx, input.bank)
    const statement = ctx.newId('sta')
    const made = newJob(ctx, statementJob, { statement }, { title: input.name })
    const by = { id: ctx.actor.id, name: ctx.actor.name }
    const doc: Statement = {
      ...input,
      ...{ statement, path, job: made.job, by, at: ctx.now(), state: 'reading', version: 1 },
    }
    ctx.save({ name: 'statement.begun', about: statement, pending: false }, [
      statements.created(ctx.tenant, doc),
      made.row,
    ])
    return { statement: doc, job: made.job }
  },
)

/** Reads a bank's file that was uploaded, and lets follow what follows from it. */
export const readStatement = waking(start, statementJob)

export const StatementLine = Statement.pick({
  ...{ statement: true, bank: true, name: true, kind: true, from: true, to: true },
  ...{ job: true, at: true, counts: true, state: true },
}).extend({ by: z.string() })
export const StatementPage = z.object({
  items: z.array(StatementLine),
  next: z.string().optional(),
})

/** The files of a bank, newest first. */
export const listStatements = query(
  { id: 'statement.list', allow: readers, input: z.object({ bank: z.string(), cursor: Cursor }) },
  (ctx, { bank, cursor }) => statements.page(ctx, { holder: bank, cursor }),
)

export const getStatement = query(
  { id: 'statement.get', allow: readers, input: z.object({ statement: z.string() }) },
  (ctx, { statement }): Promise<Statement> => statements.read(ctx, statement),
)
