import { startEngines } from '../../packages/local/engines.ts'
import { type World, world } from '../../packages/local/world.ts'
import { commit } from '../../packages/platform/command.ts'
import { readJob } from '../../packages/platform/job-store.ts'
import { type Receipt, receiptOf } from '../../packages/transparency/index.ts'
import { ask, check, listFact, publish } from '../../packages/transparency/testing.ts'
import { CompactRange } from '../../packages/transparency/tree/compact-range.ts'
import { type Hash, leafHash } from '../../packages/transparency/tree/hash.ts'
import {
  hashOfSpan,
  inclusionSpans,
  verifyInclusion,
} from '../../packages/transparency/tree/proof.ts'
import { verifyReceipt } from '../../packages/transparency/verify/verify-receipt.mjs'
import { median } from './statistics.ts'

export interface Logged {
  /** The tree alone, in memory. */
  tree: { entries: number; perSecond: number; proof: number; bytes: number; verify: number }
  /** Appended by projection: entries, seconds, and how many an event carried. */
  stored: { entries: number; seconds: number; together: number; units: number }[]
  receipt: { calls: number; read: number; milliseconds: number; bytes: number; verify: number }
  check: { seconds: number; differences: number }
}

const MILLION = 1_000_000
const seconds = (since: number) => (performance.now() - since) / 1_000

/** A tree of a million leaves: how fast it grows, and what a proof of it takes. */
function treeOf(entries: number): Logged['tree'] {
  const range = new CompactRange()
  const levels: Hash[][] = []
  const from = performance.now()
  for (let i = 0; i < entries; i++) {
    range.append(leafHash(Buffer.from(`{"entry":${i}}`)), (level, _, hash) => {
      const row = levels[level]
      if (row) row.push(hash)
      else levels[level] = [hash]
    })
  }
  const perSecond = entries / seconds(from)
  const index = Math.floor(entries / 3)
  const proof = inclusionSpans(index, entries).map((span) =>
    hashOfSpan(span, (node) => levels[node.level]?.[node.index] ?? new Uint8Array()),
  )
  const times: number[] = []
  const leaf = leafHash(Buffer.from(`{"entry":${index}}`))
  for (let i = 0; i < 200; i++) {
    const at = performance.now()
    if (!verifyInclusion(leaf, index, entries, proof, range.root)) throw new Error('no proof')
    times.push(performance.now() - at)
  }
  const bytes = JSON.stringify(proof.map((hash) => Buffer.from(hash).toString('base64'))).length
  return { entries, perSecond, proof: proof.length, bytes, verify: median(times) }
}

/** News of so many lists, `together` an event, appended as the stream would. */
async function storedOf(w: World, entries: number, together: number) {
  const ctx = w.as('system')
  let [spent, units] = [0, 0]
  for (let at = 0; at < entries; at += 4_000) {
    const count = Math.min(4_000, entries - at) / together
    const events = Array.from({ length: count }, () => {
      const facts = Array.from({ length: together }, () => listFact(ctx.newId('list')))
      return { name: 'list.completed', about: ctx.newId('list'), facts }
    })
    for (let i = 0; i < events.length; i += 50)
      await commit(ctx, 'bench', events.slice(i, i + 50), [])
    const before = w.ports.db.meter.write
    const from = performance.now()
    await w.settle()
    spent += seconds(from)
    units += w.ports.db.meter.write - before
  }
  return { entries, seconds: spent, together, units: units / entries }
}

async function receiptsOf(w: World, size: number): Promise<Logged['receipt']> {
  const { keys } = (await ask(w, '/log')).body as { keys: string[] }
  const times: number[] = []
  const checks: number[] = []
  let [calls, read, bytes] = [0, 0, 0]
  for (let i = 0; i < 50; i++) {
    const index = Math.floor((size * i) / 50)
    const from = performance.now()
    const { answer, meter } = await w.cost((ctx) => receiptOf(ctx, { index }))
    times.push(performance.now() - from)
    ;[calls, read] = [Math.max(calls, meter.calls), Math.max(read, meter.read)]
    bytes = Math.max(bytes, JSON.stringify((answer as Receipt).proof).length)
    const at = performance.now()
    if (!(await verifyReceipt(answer, keys)).valid) throw new Error('a receipt that does not hold')
    checks.push(performance.now() - at)
  }
  return { calls, read, milliseconds: median(times), bytes, verify: median(checks) }
}

/** The transparency log: the tree alone, then as it is stored, on an engine of its own. */
export async function logOf(entries: number): Promise<Logged> {
  const tree = treeOf(MILLION)
  const engines = await startEngines()
  process.env.DYNAMODB_ENDPOINT = engines.dynamodb
  process.env.SQS_ENDPOINT = engines.sqs
  process.env.S3_ENDPOINT = engines.s3
  try {
    return { tree, ...(await keptLog(entries)) }
  } finally {
    await engines.stop()
  }
}

async function keptLog(entries: number): Promise<Omit<Logged, 'tree'>> {
  const w = await world()
  const single = Math.min(entries, 8_000)
  const stored = [await storedOf(w, single, 1)]
  if (entries > single) stored.push(await storedOf(w, entries - single, 20))
  await publish(w)
  const receipt = await receiptsOf(w, entries)
  const from = performance.now()
  const { counts } = await readJob(w.ports.db, w.tenant, await check(w))
  const { differences } = counts as { differences: number }
  const checked = { seconds: seconds(from), differences }
  return { stored, receipt, check: checked }
}
