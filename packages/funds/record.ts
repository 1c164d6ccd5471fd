import { type Ctx, covers } from '@terrace/platform/context'
import type { Db, Item, Key, Operation, Write } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { fullPage } from '@terrace/platform/full-page'
import { keysBy } from '@terrace/platform/key'
import { check, type Row, refusing } from '@terrace/platform/write'
import { NOWHERE, RecordEntity } from './record.entity.ts'

/** What every document of `funds` holds beside its own facts. */
export interface RecordDoc {
  /** The area path to whose officers it belongs; `''` is the whole tenant. */
  path: string
  state: string
  version: number
}

/** Where a document hangs and which line of it lists show. */
export interface Place {
  id: string
  holder: string
  day: string
  other?: string | undefined
}

const key = keysBy(
  (tenant: string, noun: string, id: string) =>
    RecordEntity.get({ tenant, noun, id }).params<{ Key: Key }>({ table: 't' }).Key,
)

/**
 * The store of one noun: reading within the actor's areas, rows conditioned on what was read, lists.
 * @param place where a document hangs
 * @param briefOf the line that lists show; it says `path`, so that a list knows whose it is
 * @param sees who may read one; those within whose areas it lies, if not said
 */
export function recordsOf<T extends RecordDoc, B extends { path: string }>(
  noun: string,
  place: (doc: T) => Place,
  briefOf: (doc: T) => B,
  sees: (ctx: Ctx, path: string) => boolean = covers,
) {
  const attributes = (tenant: string, doc: T) => ({
    tenant,
    noun,
    other: NOWHERE,
    ...place(doc),
    path: doc.path,
    state: doc.state,
    version: doc.version,
    doc: JSON.stringify(doc),
    brief: JSON.stringify(briefOf(doc)),
  })

  /** Without a look at whose it is: for jobs and projections. */
  async function find(ctx: { db: Db; tenant: string }, id: string): Promise<T | undefined> {
    const item = await ctx.db.get(key(ctx.tenant, noun, id), true)
    return item && (JSON.parse(String(item.doc)) as T)
  }

  /** @throws Fault missing `<noun>.missing`, also for what lies outside the actor's areas */
  async function read(ctx: Ctx, id: string): Promise<T> {
    const doc = await find(ctx, id)
    if (!doc || !sees(ctx, doc.path)) throw fault('missing', `${noun}.missing`)
    return doc
  }

  /** Several, in the order asked; those that are not there are left out. */
  async function findMany(ctx: { db: Db; tenant: string }, ids: readonly string[]): Promise<T[]> {
    const keys = ids.map((id) => key(ctx.tenant, noun, id))
    const items = await ctx.db.batchGet(keys, true)
    const found = new Map(items.map((item) => [String(item.id), JSON.parse(String(item.doc)) as T]))
    return ids.flatMap((id) => found.get(id) ?? [])
  }

  /** The row of a new one. @throws (at the commit) Fault conflict `<noun>.exists` */
  const created = (tenant: string, doc: T): Row =>
    refusing(RecordEntity.create(attributes(tenant, doc)), 'conflict', `${noun}.exists`)

  /**
   * The document after a change with the row that writes it, on condition that nobody changed it
   * since it was read. @throws (at the commit) Fault stale `record.stale` with the state it has now
   */
  function changed(tenant: string, was: T, change: Partial<T>): { next: T; row: Row } {
    const next = { ...was, ...change, version: was.version + 1 }
    const put: Operation = {
      params: (options) => ({
        ...RecordEntity.put(attributes(tenant, next)).params<Item>(options),
        ConditionExpression: '#version = :was',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':was': was.version },
      }),
    }
    const row = refusing(put, 'stale', 'record.stale', (existing) => ({
      version: Number(existing?.version ?? 0),
      state: String(existing?.state ?? ''),
    }))
    return { next, row }
  }

  /**
   * The condition that nobody changed a document since it was read, beside rows of others.
   * @throws (at the commit) Fault stale `record.stale`
   */
  const unchanged = (tenant: string, was: T): Write => ({
    ...check(
      key(tenant, noun, place(was).id),
      '#version = :was',
      { '#version': 'version' },
      { ':was': was.version },
    ),
    refused: () => fault('stale', 'record.stale'),
  })

  /** A page of a list, newest first, of what the actor may see; `limit` 50 if not said. */
  async function page(
    ctx: Ctx,
    asked: { holder: string; state?: string | undefined; cursor?: string | undefined },
  ): Promise<{ items: B[]; next: string | undefined }> {
    const { holder, state, cursor } = asked
    const { tenant } = ctx
    const search = state
      ? RecordEntity.query.byState({ tenant, noun, holder, state })
      : RecordEntity.query.byHolder({ tenant, noun, holder })
    return seen(ctx, search, `${noun} ${holder} ${state ?? ''}`, cursor)
  }

  /** A page of those of a household or a donor, newest first. */
  const pageOf = (ctx: Ctx, other: string, cursor?: string) =>
    seen(
      ctx,
      RecordEntity.query.byOther({ tenant: ctx.tenant, noun, other }),
      `${noun} of ${other}`,
      cursor,
    )

  const seen = (ctx: Ctx, search: Operation, question: string, cursor: string | undefined) =>
    fullPage(ctx, { question, cursor, limit: 50, newestFirst: true }, search, (line) => {
      const brief = JSON.parse(String(line.brief)) as B
      return sees(ctx, brief.path) ? brief : undefined
    })

  /**
   * Every line of a list, oldest first, of all areas: for jobs.
   * @param size lines asked for at a time; a job that takes the first few again and again says so
   */
  async function* all(
    ctx: { db: Db; tenant: string },
    holder: string,
    state?: string,
    size = 500,
  ): AsyncGenerator<B> {
    const { tenant } = ctx
    const search = state
      ? RecordEntity.query.byState({ tenant, noun, holder, state })
      : RecordEntity.query.byHolder({ tenant, noun, holder })
    for await (const item of ctx.db.all(search, { limit: size }))
      yield JSON.parse(String(item.brief)) as B
  }

  const keyOf = (tenant: string, id: string): Key => key(tenant, noun, id)

  return { find, read, findMany, created, changed, unchanged, page, pageOf, all, keyOf }
}
