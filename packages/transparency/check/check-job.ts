import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { job, type Run } from '@terrace/platform/job'
import * as z from 'zod'
import { openNote } from '../checkpoint/note.ts'
import { allCheckpoints, noteFile, type Published, verifierKeys } from '../checkpoint/store.ts'
import { readHead } from '../log/append.ts'
import { refusedPartition, SHARD } from '../log/keys.ts'
import { CompactRange } from '../tree/compact-range.ts'
import { fromBase64, same, toBase64 } from '../tree/hash.ts'
import { type Drift, rebuildShard } from './rebuild.ts'

/** Differences that are told; all are counted. */
const TOLD = 50

/** How far a check is: at the end of a shard. */
interface Progress {
  /** The log that is checked: what was appended since is left for the next check. */
  size: number
  head: string[]
  done: number
  range: string[]
  drifts: number
  told: Drift[]
  checkpoints: number
  /** Notes whose key was stolen since, or that no key of ours signed. */
  unsigned: number
}

/**
 * Reads every entry again, works out every tile and every root anew, and compares: with the tiles, the
 * head, each checkpoint ever published, its signature and its file. It changes nothing: a log that
 * differs must be restored from a backup, since what was signed cannot be unsaid.
 */
export const checkJob = job(
  { id: 'transparency.check', queue: 'bulk', input: z.object({}) },
  async (ctx, _, run) => {
    const progress = (run.checkpoint as Progress | undefined) ?? (await begin(ctx))
    await run.setTotal(progress.size)
    const published: Published[] = []
    for await (const one of allCheckpoints(ctx.db, ctx.tenant)) {
      if (one.size > progress.done && one.size <= progress.size) published.push(one)
    }
    while (progress.done < progress.size && (await shard(ctx, run, progress, published))) {
      await run.breathe()
    }
    if (progress.done === progress.size) compareHead(progress)
    return outcome(ctx, progress)
  },
)

async function begin(ctx: Ctx): Promise<Progress> {
  const head = await readHead(ctx.db, ctx.tenant)
  const none = { done: 0, range: [], drifts: 0, told: [], checkpoints: 0, unsigned: 0 }
  return { size: head.size, head: head.hashes.map(toBase64), ...none }
}

function note(progress: Progress, drifts: readonly Drift[]): void {
  progress.drifts += drifts.length
  progress.told = [...progress.told, ...drifts].slice(0, TOLD)
}

/** One shard of the log; false where entries are missing, behind which nothing can be worked out. */
async function shard(
  ctx: Ctx,
  run: Run,
  progress: Progress,
  published: readonly Published[],
): Promise<boolean> {
  const from = progress.done
  const to = Math.min(progress.size, from + SHARD)
  const range = new CompactRange(from, progress.range.map(fromBase64))
  const within = published.filter(({ size }) => size > from && size <= to)
  const rebuilt = await rebuildShard(ctx, range, to, new Set(within.map(({ size }) => size)))
  note(progress, rebuilt.drifts)
  for (const one of within) await compareCheckpoint(ctx, progress, one, rebuilt.roots.get(one.size))
  progress.range = range.hashes.map(toBase64)
  progress.done = range.size
  await run.save(progress, { done: progress.done })
  return range.size === to
}

/** What was signed: the root is that of the entries, the note says so, and the file is the same note. */
async function compareCheckpoint(
  ctx: Ctx,
  progress: Progress,
  one: Published,
  root: Uint8Array | undefined,
): Promise<void> {
  progress.checkpoints++
  const at = one.at
  if (!root || toBase64(root) !== one.root) note(progress, [{ what: 'checkpoint', at }])
  const opened = openNote(one.note, await verifierKeys(ctx))
  if (!opened) progress.unsigned++
  else if (opened.size !== one.size || toBase64(opened.root) !== one.root) {
    note(progress, [{ what: 'note', at }])
  }
  const file = await ctx.ports.files.get(noteFile(ctx.tenant, one)).catch(() => new Uint8Array())
  if (Buffer.from(file).toString() !== one.note) note(progress, [{ what: 'file', at }])
}

function compareHead(progress: Progress): void {
  const { head, range } = progress
  const equal =
    head.length === range.length &&
    head.every((text, i) => same(fromBase64(text), fromBase64(range[i] ?? '')))
  if (!equal) note(progress, [{ what: 'head', at: progress.size }])
}

/** @throws Fault conflict `log.drift`: the job fails, so that nobody overlooks it */
async function outcome(ctx: Ctx, progress: Progress) {
  const { drifts, told, done, checkpoints, unsigned } = progress
  if (drifts > 0) throw fault('conflict', 'log.drift', { count: drifts, drift: told })
  let unpublished = 0
  for await (const _ of ctx.db.all({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': refusedPartition(ctx.tenant) },
  })) {
    unpublished++
  }
  return { counts: { entries: done, checkpoints, unsigned, unpublished, differences: 0 } }
}
