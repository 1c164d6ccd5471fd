import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { job } from '@terrace/platform/job'
import { signerOfTenant } from '@terrace/tenancy'
import * as z from 'zod'
import { readHead } from '../log/append.ts'
import { hashesOfSpans } from '../log/read.ts'
import type { CompactRange } from '../tree/compact-range.ts'
import { fromBase64, toBase64 } from '../tree/hash.ts'
import { consistencySpans, verifyConsistency } from '../tree/proof.ts'
import { signNote } from './note.ts'
import {
  type Latest,
  latestOf,
  noteFile,
  originOf,
  type Published,
  publishedRows,
} from './store.ts'

/**
 * Signs the log as it is and publishes that. A log that is not what was signed before and something
 * appended to it is not signed: it would be two logs, and the signatures would prove it.
 */
export const publishJob = job(
  { id: 'transparency.publish', queue: 'work', input: z.object({}) },
  async (ctx) => {
    const [head, latest] = [await readHead(ctx.db, ctx.tenant), await latestOf(ctx.db, ctx.tenant)]
    if (head.size === 0 && !latest) return { counts: { entries: 0, added: 0 } }
    await refuseFork(ctx, head, latest)
    const { keyId, signer } = await signerOfTenant(ctx)
    const at = ctx.now()
    const note = signNote({ origin: originOf(ctx), size: head.size, root: head.root, at }, signer)
    const next: Published = { size: head.size, root: toBase64(head.root), at, keyId, note }
    await ctx.ports.files.put(noteFile(ctx.tenant, next), note, 'text/plain; charset=utf-8')
    const event = {
      name: 'checkpoint.published',
      about: `log-${at.slice(0, 7)}`,
      facts: { size: next.size, root: next.root },
      pending: false,
    }
    await commit(ctx, 'transparency.publish', [event], publishedRows(ctx.tenant, next, latest))
    return { counts: { entries: head.size, added: head.size - (latest?.size ?? 0) } }
  },
)

/** @throws Fault conflict `log.forked` */
async function refuseFork(ctx: Ctx, head: CompactRange, latest: Latest | undefined): Promise<void> {
  if (!latest) return
  const { size } = latest
  const forked = () => fault('conflict', 'log.forked', { size })
  if (size > head.size) throw forked()
  const proof = await hashesOfSpans(ctx.db, ctx.tenant, consistencySpans(size, head.size))
  if (!verifyConsistency(size, head.size, proof, fromBase64(latest.root), head.root)) throw forked()
}
