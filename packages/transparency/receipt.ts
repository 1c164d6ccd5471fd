import { query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import * as z from 'zod'
import { checkpointsIn, latestOf, originOf, Published, verifierKeys } from './checkpoint/store.ts'
import { Entry, readEntry } from './log/entry.ts'
import { entriesFrom, hashesOfSpans, indexesAbout } from './log/read.ts'
import { toBase64 } from './tree/hash.ts'
import { consistencySpans, inclusionSpans, type Span } from './tree/proof.ts'

/*
 * What anybody may read of the log: as much of it as the newest checkpoint signs, and no more.
 */
const everybody = ['public', '*'] as const
const Index = z.coerce.number().int().min(0)
const Size = z.coerce.number().int().min(1)

export const LogView = z.object({
  origin: z.string(),
  /** Verifier keys of the keys that may sign, newest first: `<origin>+<hash>+<key>`. */
  keys: z.array(z.string()),
  /** None before something was said. */
  checkpoint: Published.optional(),
})

export const Proof = z.object({
  /** Base64, from the leaf to the root (RFC 9162 §2.1.3.1 and §2.1.4.1). */
  hashes: z.array(z.string()),
})

/** All that is needed to check, without us, that an entry is in the log. */
export const Receipt = z.object({
  entry: Entry,
  index: z.int(),
  size: z.int(),
  proof: z.array(z.string()),
  /** The signed note of the log at that size. */
  checkpoint: z.string(),
})
export type Receipt = z.infer<typeof Receipt>

const Line = z.object({ index: z.int(), entry: Entry })
export const Lines = z.object({ items: z.array(Line), next: z.int().optional() })

const published = async (ctx: Ctx): Promise<number> =>
  (await latestOf(ctx.db, ctx.tenant))?.size ?? 0

const proofOf = async (ctx: Ctx, spans: readonly Span[]) =>
  (await hashesOfSpans(ctx.db, ctx.tenant, spans)).map(toBase64)

/** The log's name, the keys that sign it, and its newest checkpoint. */
export const getLog = query(
  { id: 'log.get', allow: everybody, input: z.object({}) },
  async (ctx) => {
    const [keys, latest] = await Promise.all([verifierKeys(ctx), latestOf(ctx.db, ctx.tenant)])
    return { origin: originOf(ctx), keys, checkpoint: latest }
  },
)

/** The checkpoints of a day or a month, in UTC, oldest first. */
export const listCheckpoints = query(
  {
    id: 'log.checkpoints',
    allow: everybody,
    input: z.object({ period: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/) }),
  },
  async (ctx, { period }) => ({ items: await checkpointsIn(ctx.db, ctx.tenant, period) }),
)

/** Entries from an index on, as they were said; whoever reads them all can build the tree again. */
export const listEntries = query(
  {
    id: 'log.entries',
    allow: everybody,
    input: z.object({
      from: Index.default(0),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  async (ctx, { from, limit }): Promise<z.infer<typeof Lines>> => {
    const count = Math.min(limit, (await published(ctx)) - from)
    const texts = count > 0 ? await entriesFrom(ctx.db, ctx.tenant, from, count) : []
    const items = texts.map((text, i) => ({ index: from + i, entry: readEntry(text) }))
    return texts.length === limit ? { items, next: from + limit } : { items }
  },
)

/** The entries about a thing that were published so far. */
export const entriesAbout = query(
  {
    id: 'log.about',
    allow: everybody,
    input: z.object({ ref: z.string().regex(/^[a-z]{1,8}_[0-9a-z]{8,24}$/) }),
  },
  async (ctx, { ref }) => {
    const size = await published(ctx)
    const found = await indexesAbout(ctx.db, ctx.tenant, ref)
    return { items: found.filter(({ index }) => index < size) }
  },
)

/**
 * A receipt of one entry against the newest checkpoint: two gets, a query, and at most five tiles.
 * @throws Fault missing `log.no-entry` where it is not published (yet)
 */
export const receiptOf = query(
  { id: 'log.receipt', allow: everybody, input: z.object({ index: Index }) },
  async (ctx, { index }): Promise<Receipt> => {
    const latest = await latestOf(ctx.db, ctx.tenant)
    if (!latest || index >= latest.size) throw fault('missing', 'log.no-entry')
    const { size, note } = latest
    const [texts, proof] = await Promise.all([
      entriesFrom(ctx.db, ctx.tenant, index, 1),
      proofOf(ctx, inclusionSpans(index, size)),
    ])
    return { entry: readEntry(texts[0] ?? ''), index, size, proof, checkpoint: note }
  },
)

/** What proves that entry `index` is in the log of `size` entries. @throws Fault missing `log.no-entry` */
export const inclusionProof = query(
  { id: 'log.inclusion', allow: everybody, input: z.object({ index: Index, size: Size }) },
  async (ctx, { index, size }): Promise<z.infer<typeof Proof>> => {
    if (index >= size || size > (await published(ctx))) throw fault('missing', 'log.no-entry')
    return { hashes: await proofOf(ctx, inclusionSpans(index, size)) }
  },
)

/** What proves that the log of `to` entries began as that of `from`. @throws Fault missing `log.no-entry` */
export const consistencyProof = query(
  { id: 'log.consistency', allow: everybody, input: z.object({ from: Index, to: Size }) },
  async (ctx, { from, to }): Promise<z.infer<typeof Proof>> => {
    if (from > to || to > (await published(ctx))) throw fault('missing', 'log.no-entry')
    return { hashes: await proofOf(ctx, consistencySpans(from, to)) }
  },
)
