import { commit, parse } from '@terrace/platform/command'
import type { Ports } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { newContext, systemActor } from '@terrace/platform/new-context'
import * as z from 'zod'
import { newTenantRows } from './directory.ts'
import { Email, EVERYWHERE } from './member-model.ts'
import { newMemberRows } from './member-store.ts'
import { packs } from './pack/index.ts'
import { Settings } from './settings-model.ts'
import { newSettingsRow } from './settings-store.ts'

export const NewTenant = z.object({
  /** Leads every key and stands in addresses. */
  tenant: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
  name: Settings.shape.name,
  kind: Settings.shape.kind,
  pack: z.enum(['cn', 'international']),
  currency: Settings.shape.currency.optional(),
  zone: Settings.shape.zone.optional(),
  levels: Settings.shape.levels.optional(),
  secondFactor: Settings.shape.secondFactor.optional(),
  /** The first administrator: somebody who can already sign in. */
  admin: z
    .object({ userId: z.string().min(1).max(100), email: Email, name: z.string().min(1).max(200) })
    .optional(),
})

/**
 * Makes a tenant: directory, data key, settings and first administrator in one transaction. For the
 * operator (command line, seed), not for a route.
 * @throws Fault conflict `tenant.taken`
 */
export async function createTenant(
  ports: Ports,
  input: z.input<typeof NewTenant>,
): Promise<{ tenant: string; settings: Settings }> {
  const { tenant, admin, pack, ...own } = parse(NewTenant, input)
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  const settings = parse(Settings, { ...packs[pack], ...given })
  const ctx = newContext(ports, {
    tenant,
    actor: systemActor,
    roles: ['system'],
    scope: [''],
    lang: 'en',
    zone: settings.zone,
  })
  const rows = [
    ...newTenantRows({ tenant, name: own.name, kind: own.kind, createdAt: ctx.now() }),
    {
      ...(await ports.keys.create(tenant)),
      refused: () => fault('conflict', 'tenant.taken', { tenant }),
    },
    newSettingsRow(tenant, settings),
    ...(admin ? newMemberRows(tenant, firstAdmin(admin)) : []),
  ]
  const facts = { name: own.name, kind: own.kind, pack, admin: admin?.userId }
  const event = { name: 'tenant.created', about: `tenant-${tenant}`, facts, pending: false }
  await commit(ctx, 'tenant.create', [event], rows)
  return { tenant, settings }
}

const firstAdmin = (admin: { userId: string; email: string; name: string }) => ({
  user: admin.userId,
  name: admin.name,
  email: admin.email,
  roles: ['admin' as const],
  areas: [EVERYWHERE],
  areaNames: [],
  status: 'active' as const,
  version: 1,
  paths: [''],
})
