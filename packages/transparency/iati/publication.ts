import { createHash } from 'node:crypto'
import { everywhere } from '@terrace/funds'
import { commit, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { Item } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { job } from '@terrace/platform/job'
import { keyOf } from '@terrace/platform/key'
import { refusing } from '@terrace/platform/write'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { activitiesOf } from './gather.ts'
import { activityId, activityXml, fileXml } from './xml.ts'

const Year = z.int().min(2000).max(2200)

export const PreviewInput = z.object({
  year: Year,
  /** The organisation's identifier in IATI's register: `CN-UCR-123`. */
  org: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{3,59}$/),
  /** OrganisationType of IATI's lists. */
  orgType: z.enum(['10', '11', '15', '21', '22', '23', '24', '60', '70', '90']),
  /** ISO 3166-1, two letters. */
  country: z.string().regex(/^[A-Z]{2}$/),
})
export const PublicationInput = PreviewInput.extend({
  /** The hash that the preview told: nothing else is published than what somebody looked at. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})

const Published = z.object({
  file: z.string(),
  hash: z.string(),
  at: z.string(),
  /** The hash of each activity, by its identifier. */
  activities: z.record(z.string(), z.string()),
})
type Published = z.infer<typeof Published>

const publicationKey = (tenant: string, year: number) => keyOf(tenant, ['iati'], `$iati#${year}`)

async function lastOf(ctx: Pick<Ctx, 'db' | 'tenant'>, year: number) {
  const item = await ctx.db.get(publicationKey(ctx.tenant, year), true)
  return item && Published.parse(item)
}

const sha = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * Makes a year's activities from the books and says which are new, changed, the same or gone since what
 * was published last; with the hash that this told, publishes them.
 * @throws Fault conflict `iati.changed` when the books have moved since the preview
 */
export const iatiJob = job(
  { id: 'transparency.iati', queue: 'bulk', input: PublicationInput.partial({ hash: true }) },
  async (asked, { year, hash: seen, ...who }, run) => {
    const ctx = everywhere(asked)
    const { name } = await settingsOf(ctx)
    const by = { ...who, name }
    const made = (await activitiesOf(ctx, by, year)).map((one) => {
      const text = activityXml(by, one)
      return { id: activityId(by, one.fund), title: one.title, text, hash: sha(text) }
    })
    await run.save({}, { done: made.length })
    const hash = sha(made.map((one) => one.hash).join('\n'))
    const last = await lastOf(ctx, year)
    if (seen !== undefined) {
      if (seen !== hash) throw fault('conflict', 'iati.changed')
      const texts = made.map(({ text }) => text)
      const ofEach = Object.fromEntries(made.map((one) => [one.id, one.hash]))
      await publish(ctx, year, { hash, activities: ofEach }, fileXml(texts, ctx.now()), last)
    }
    const activities = [...made.map((one) => lineOf(one, last)), ...goneSince(made, last)]
    return { counts: { activities: made.length }, result: { hash, activities } }
  },
)

const lineOf = (
  { id, title, hash }: { id: string; title: string; hash: string },
  last?: Published,
) => {
  const was = last?.activities[id]
  const change = was === undefined ? 'new' : was === hash ? 'same' : 'changed'
  return { activity: id, title, change }
}

const goneSince = (made: readonly { id: string }[], last: Published | undefined) =>
  Object.keys(last?.activities ?? {})
    .filter((id) => !made.some((one) => one.id === id))
    .map((activity) => ({ activity, change: 'gone' }))

async function publish(
  ctx: Ctx,
  year: number,
  what: Pick<Published, 'hash' | 'activities'>,
  xml: string,
  last: Published | undefined,
): Promise<void> {
  if (last?.hash === what.hash) return
  const file = `iati/${ctx.tenant}/${year}-${what.hash.slice(0, 16)}.xml`
  await ctx.ports.files.put(file, xml, 'application/xml')
  const item: Item = { ...publicationKey(ctx.tenant, year), ...what, file, at: ctx.now() }
  const condition = last
    ? {
        ConditionExpression: '#hash = :was',
        ExpressionAttributeNames: { '#hash': 'hash' },
        ExpressionAttributeValues: { ':was': last.hash },
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' }
  const row = { item: { Put: { Item: { ...item, type: 'iati' }, ...condition } } }
  const event = { name: 'iati.published', about: `iati-${year}`, facts: { hash: what.hash } }
  await commit(
    ctx,
    'transparency.iati',
    [{ ...event, pending: false }],
    [refusing(row, 'conflict', 'iati.changed')],
  )
}

/** What was published of a year. @throws Fault missing `iati.none` */
export const getIati = query(
  { id: 'iati.get', allow: ['public'], input: z.object({ year: z.coerce.number().pipe(Year) }) },
  async (ctx, { year }) => {
    const last = await lastOf(ctx, year)
    if (!last) throw fault('missing', 'iati.none')
    return Buffer.from(await ctx.ports.files.get(last.file)).toString()
  },
)
