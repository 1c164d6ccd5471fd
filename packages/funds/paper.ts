import { createHash } from 'node:crypto'
import { commit, query } from '@terrace/platform/command'
import { typeOfEvidence } from '@terrace/platform/content-type'
import { type Ctx, covers, hasRole } from '@terrace/platform/context'
import { fault, invalid } from '@terrace/platform/fault'
import * as z from 'zod'
import { recordsOf } from './record.ts'
import { preparers, readers } from './who.ts'

/** A request's body on Lambda ends here. */
const LARGEST = 6 * 2 ** 20

/** A notice, an invoice, an appraisal: what an entry rests on. */
export const Paper = z.object({
  paper: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  sha256: z.string(),
  addedAt: z.string(),
  by: z.string(),
  path: z.string(),
  state: z.literal('kept'),
  version: z.int(),
})
export type Paper = z.infer<typeof Paper>

const papers = recordsOf(
  'paper',
  ({ paper, addedAt }: Paper) => ({ id: paper, holder: 'all', day: addedAt.slice(0, 10) }),
  ({ paper, name, path }) => ({ paper, name, path }),
)

const fileOf = (tenant: string, paper: string) => `papers/${tenant}/${paper}`
export const PaperView = Paper.pick({
  paper: true,
  name: true,
  type: true,
  size: true,
  sha256: true,
})

/**
 * Keeps a paper of the books: a binary `PUT /papers/{name}`. Typed by its content.
 * @throws Fault forbidden `role.may-not`, too-large `paper.too-large`, invalid `paper.type`
 */
export async function uploadPaper(ctx: Ctx, { name }: { name: string }, bytes: Uint8Array) {
  if (!hasRole(ctx, ...preparers, 'system')) {
    throw fault('forbidden', 'role.may-not', { action: 'paper.upload' })
  }
  if (bytes.length > LARGEST) throw fault('too-large', 'paper.too-large')
  const type = typeOfEvidence(bytes)
  if (!type) throw invalid([{ path: 'file', code: 'paper.type' }], 'paper.type')
  const paper: Paper = {
    paper: ctx.newId('ppr'),
    name: name.replaceAll(/[\\/\p{Cc}]|\.{2,}/gu, '_').slice(-120) || 'file',
    type,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    addedAt: ctx.now(),
    by: ctx.actor.name,
    // Whoever uploads from a part of the tenant shows it to that part, and to those above.
    path: ctx.scope[0] ?? '',
    state: 'kept',
    version: 1,
  }
  await ctx.ports.files.put(fileOf(ctx.tenant, paper.paper), bytes, type)
  const event = { name: 'paper.added', about: paper.paper, pending: false }
  await commit(ctx, 'paper.upload', [event], [papers.created(ctx.tenant, paper)])
  return PaperView.parse(paper)
}

/** A record names only papers that are there. @throws Fault invalid `paper.missing` */
export async function checkPaper(ctx: Ctx, id: string, path: string): Promise<void> {
  const paper = await papers.find(ctx, id)
  if (!paper || !covers(ctx, paper.path)) throw invalid([{ path, code: 'paper.missing' }])
}

/** Where to download a paper for five minutes. @throws Fault missing `paper.missing` */
export const getPaper = query(
  { id: 'paper.get', allow: readers, input: z.object({ paper: z.string().max(40) }) },
  async (ctx, { paper: id }) => {
    const paper = await papers.read(ctx, id)
    return { ...paper, url: await ctx.ports.files.link(fileOf(ctx.tenant, id), paper.name) }
  },
)
