import { command, commit, parse, query } from '@terrace/platform/command'
import type { Ctx, Ports } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { newContext } from '@terrace/platform/new-context'
import { donorRows, forgetAccess, type InvitedUser, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { funds, GIVABLE } from '../budget/fund.ts'
import { recordsOf } from '../record.ts'
import { Contact, GiverKind, GiverName } from './contribution-model.ts'
import { updatesRows, wantsUpdates } from './updates.ts'

const Profile = z.object({
  name: GiverName,
  kind: GiverKind,
  contact: Contact.optional(),
  lang: z.enum(['en', 'zh']),
  /** A mail when their money moves; as it was, when left out. */
  updates: z.boolean().optional(),
})

/** Somebody with a login who gives: one membership of the tenant. */
export const Donor = z.object({
  /** The identity's id. */
  donor: z.string(),
  giver: z.string(),
  name: z.string(),
  kind: GiverKind,
  lang: Profile.shape.lang,
  sealed: z.string(),
  since: z.string(),
  state: z.literal('active'),
  path: z.string(),
  version: z.int(),
})
export type Donor = z.infer<typeof Donor>

export const donors = recordsOf(
  'donor',
  ({ donor, since, giver }: Donor) => ({
    id: donor,
    holder: 'all',
    day: since.slice(0, 10),
    other: giver,
  }),
  ({ donor, kind, lang, path }) => ({ donor, kind, lang, path }),
)

/** What is known of a giver and read only where it is needed. */
const Known = z.object({ email: z.string().optional(), contact: z.string().optional() })
type Known = z.infer<typeof Known>
const PURPOSE = 'giver.contact'

const keysOf = (ctx: Pick<Ctx, 'ports' | 'db' | 'tenant'>) => ctx.ports.keys.of(ctx.db, ctx.tenant)

/** The key and the sealed address of a giver; none of an address that nobody told. */
export async function sealGiver(ctx: Pick<Ctx, 'ports' | 'db' | 'tenant'>, known: Known) {
  const keys = await keysOf(ctx)
  const { email, contact } = known
  return {
    ...(email ? { giver: `gvr_${keys.blind(email.toLowerCase(), 'giver.email')}` } : {}),
    ...(email || contact ? { sealed: keys.seal(JSON.stringify(known), PURPOSE) } : {}),
  }
}

/** E-mail address and contact of a giver, for who must write to them. */
export async function openGiver(
  ctx: Pick<Ctx, 'ports' | 'db' | 'tenant'>,
  sealed: string | undefined,
): Promise<Known> {
  return sealed ? Known.parse(JSON.parse((await keysOf(ctx)).open(sealed, PURPOSE))) : {}
}

/** A donor who is asking. @throws Fault missing `donor.missing` */
export async function me(ctx: Ctx): Promise<Donor> {
  const found = await donors.find(ctx, ctx.actor.id)
  if (!found) throw fault('missing', 'donor.missing')
  return found
}

/** Under which the gifts of whoever asks hang; nothing hangs under it before they said who they are. */
export const giverOf = async (ctx: Ctx): Promise<string> =>
  (await donors.find(ctx, ctx.actor.id))?.giver ?? 'gvr_none'

/** Donors have no areas: whoever asks for what is their own, or for what is public, sees past them. */
export const everywhere = (ctx: Ctx): Ctx => ({ ...ctx, scope: [''] })

async function newDonor(ctx: Ctx, profile: z.output<typeof Profile>): Promise<Donor> {
  const { id: donor, email } = ctx.actor
  const { contact, updates: _, ...shown } = profile
  const { giver = '', sealed = '' } = await sealGiver(ctx, { email, contact })
  // Every way into a tenant has proved the address; without one nothing could be theirs.
  if (!giver) throw fault('forbidden', 'donor.no-email')
  const state = 'active' as const
  return { ...shown, donor, giver, sealed, since: ctx.now(), state, path: '', version: 1 }
}

const Registration = Profile.extend({
  tenant: z.string().regex(/^[a-z0-9-]{1,40}$/),
  lang: Profile.shape.lang.default('en'),
})

/**
 * Makes somebody who proved an e-mail address a donor of a tenant that takes gifts. Asked again it
 * changes nothing. Stands outside the tenant's routes, since the person is no member yet.
 * @throws Fault forbidden `donor.no-email` `member.suspended`, missing `giving.closed`
 */
export async function registerDonor(
  ports: Ports,
  { user, ...input }: { user: InvitedUser } & z.input<typeof Registration>,
): Promise<{ tenant: string }> {
  const { tenant, ...profile } = parse(Registration, input)
  if (!user.emailVerified) throw fault('forbidden', 'donor.no-email')
  const settings = await settingsOf({ db: ports.db, tenant }).catch(() => undefined)
  if (!settings) throw fault('missing', 'giving.closed')
  const ctx = newContext(ports, {
    tenant,
    actor: { id: user.id, name: user.name || profile.name, email: user.email, method: 'donor' },
    roles: [],
    scope: [''],
    lang: profile.lang,
    zone: settings.zone,
  })
  const [{ items }, there] = await Promise.all([
    funds.pageOf(ctx, GIVABLE),
    donors.find(ctx, user.id),
  ])
  if (items.length === 0) throw fault('missing', 'giving.closed')
  const member = { id: user.id, name: profile.name, email: user.email.toLowerCase() }
  const rows = await donorRows(ctx, member)
  if (!there) rows.push(donors.created(tenant, await newDonor(ctx, profile)))
  if (rows.length > 0) {
    const event = { name: 'donor.registered', about: `member-${user.id}`, pending: false }
    await commit(ctx, 'donor.register', [event], rows)
    forgetAccess(ports.db, tenant, user.id)
  }
  return { tenant }
}

export const DonorView = Profile.extend({ email: z.string().optional(), since: z.string() })
export const DonorOut = z.object({ profile: DonorView.optional() })

async function viewOf(ctx: Ctx, donor: Donor): Promise<z.infer<typeof DonorView>> {
  const { name, kind, lang, since } = donor
  const [known, updates] = await Promise.all([
    openGiver(ctx, donor.sealed),
    wantsUpdates(ctx, donor.giver),
  ])
  return { name, kind, lang, since, updates, ...known }
}

/** What the donor said of themselves; nothing before they did. */
export const getDonor = query(
  { id: 'donor.get', allow: ['donor'], input: z.object({}) },
  async (ctx): Promise<z.infer<typeof DonorOut>> => {
    const found = await donors.find(ctx, ctx.actor.id)
    return found ? { profile: await viewOf(ctx, found) } : {}
  },
)

/** Says who one is: under which name receipts are made out from now on, and where one is reached. */
export const putDonor = command(
  { id: 'donor.put', allow: ['donor'], input: Profile },
  async (ctx, profile): Promise<z.infer<typeof DonorOut>> => {
    const was = await donors.find(ctx, ctx.actor.id)
    const fresh = await newDonor(ctx, profile)
    const event = { name: 'donor.changed', about: `member-${ctx.actor.id}`, pending: false }
    // The giver stays who they were: their gifts hang there.
    const { giver, since } = was ?? fresh
    const { next, row } = was
      ? donors.changed(ctx.tenant, was, { ...fresh, giver, since, version: was.version })
      : { next: fresh, row: donors.created(ctx.tenant, fresh) }
    const { updates } = profile
    const choice = updates === undefined ? [] : await updatesRows(ctx, giver, updates)
    ctx.save(event, [row, ...choice])
    return { profile: { ...(await viewOf(ctx, next)), ...(choice.length > 0 ? { updates } : {}) } }
  },
)
