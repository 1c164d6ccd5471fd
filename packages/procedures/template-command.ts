import { command, query } from '@terrace/platform/command'
import { fault, invalid } from '@terrace/platform/fault'
import * as z from 'zod'
import { pack } from './pack/index.ts'
import { Template, TemplateInput } from './template.ts'
import { checkTemplate } from './template-check.ts'
import { newestTemplate, templateOf, templateRow } from './template-store.ts'
import { readers } from './who.ts'

const Which = z.object({ template: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/) })

/** The newest version of each procedure that the tenant has from the pack. */
export const listTemplates = query(
  { id: 'template.list', allow: [...readers, 'admin'], input: z.object({}) },
  async (ctx) => ({
    items: await Promise.all(Object.keys(pack).map((name) => newestTemplate(ctx, name))),
  }),
)

/** @throws Fault missing `template.missing` */
export const getTemplate = query(
  { id: 'template.get', allow: [...readers, 'admin'], input: Which },
  (ctx, { template }) => newestTemplate(ctx, template),
)

/**
 * Makes the next version. Running cases keep theirs; a procedure of a new name begins at version 1.
 * @throws Fault invalid with every flaw (`checkTemplate`), stale `template.stale`
 */
export const putTemplate = command(
  {
    id: 'template.put',
    allow: ['admin', 'county'],
    input: TemplateInput.extend({
      ...Which.shape,
      /** From `If-Match`: the version that was edited. */
      version: z.int().min(1).optional(),
      reason: z.string().trim().min(1).max(500),
    }),
  },
  async (ctx, { template, version, reason, ...input }) => {
    const faults = checkTemplate(input)
    if (faults.length > 0) throw invalid(faults)
    const before = await newestTemplate(ctx, template).catch(() => undefined)
    if (version !== undefined && version !== (before?.version ?? 1)) {
      throw fault('stale', 'template.stale', { version: before?.version })
    }
    const next = Template.parse({ ...input, template, version: (before?.version ?? 0) + 1 })
    // The pack's own version 1 is stored with its successor, so that no number is ever missing.
    const first = before?.version === 1 && !(await isStored(ctx, template))
    const rows = [
      ...(first ? [templateRow(ctx.tenant, before)] : []),
      templateRow(ctx.tenant, next),
    ]
    const event = { name: 'template.put', about: `template-${template}`, reason, pending: false }
    ctx.save(event, rows)
    return next
  },
)

async function isStored(ctx: Parameters<typeof newestTemplate>[0], template: string) {
  return templateOf(ctx, template, 1).then(
    () => true,
    () => false,
  )
}
