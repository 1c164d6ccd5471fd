import type { Ctx } from '@terrace/platform/context'
import type { Db, Item, Key } from '@terrace/platform/db'
import { fault, isFault } from '@terrace/platform/fault'
import { refusing } from '@terrace/platform/write'
import { settingsOf } from '@terrace/tenancy'
import { pack } from './pack/index.ts'
import { TemplateEntity } from './template.entity.ts'
import type { Template } from './template.ts'

type Reader = Pick<Ctx, 'db' | 'tenant'>

const keyOf = (tenant: string, template: string, version: number): Key =>
  TemplateEntity.get({ tenant, template, version }).params<{ Key: Key }>({ table: 't' }).Key

export const templateRow = (tenant: string, doc: Template) =>
  refusing(
    TemplateEntity.create({
      tenant,
      template: doc.template,
      version: doc.version,
      doc: JSON.stringify(doc),
    }),
    'conflict',
    'template.taken',
  )

const parsed = (item: Item): Template => JSON.parse(String(item.doc)) as Template

/**
 * The template for new cases: the newest stored version, else the pack's as version 1.
 * @throws Fault missing `template.missing`
 */
export async function newestTemplate(ctx: Reader, template: string): Promise<Template> {
  const search = TemplateEntity.query.byVersion({ tenant: ctx.tenant, template })
  const { items } = await ctx.db.query(search, { limit: 1, newestFirst: true, consistent: true })
  if (items[0]) return parsed(items[0])
  const make = Object.hasOwn(pack, template) ? pack[template] : undefined
  if (!make) throw fault('missing', 'template.missing')
  return { ...make(await settingsOf(ctx)), template, version: 1 }
}

/** Versions never change, so each is read once a process. Held per table: tests have many. */
const memory = new Map<string, Template>()
const memo = (db: Db, tenant: string, template: string, version: number) =>
  `${db.table}/${tenant}/${template}/${version}`

/** One version, as running cases hold it. @throws Fault missing `template.missing` */
export async function templateOf(ctx: Reader, template: string, version: number) {
  const name = memo(ctx.db, ctx.tenant, template, version)
  const known = memory.get(name)
  if (known) return known
  const item = await ctx.db.get(keyOf(ctx.tenant, template, version), true)
  if (!item) throw fault('missing', 'template.missing')
  const found = parsed(item)
  if (memory.size > 500) memory.clear()
  memory.set(name, found)
  return found
}

/**
 * The template for a new case, stored: the pack's is kept as version 1 with its first case, so that
 * what a release changes in the pack does not change cases that run.
 */
export async function templateForNew(ctx: Reader, template: string): Promise<Template> {
  const newest = await newestTemplate(ctx, template)
  if (newest.version > 1 || memory.has(memo(ctx.db, ctx.tenant, template, 1))) return newest
  try {
    await ctx.db.write([toRow(ctx, newest)])
  } catch (error) {
    // Two first cases at once: both mean the same version.
    if (!isFault(error) || error.kind !== 'conflict') throw error
  }
  return templateOf(ctx, template, 1)
}

const toRow = (ctx: Reader, doc: Template) => ({
  item: { Put: templateRow(ctx.tenant, doc).params({ table: ctx.db.table }) as Item },
  refused: () => fault('conflict', 'template.taken'),
})
