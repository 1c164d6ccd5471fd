import { afterwards } from '@terrace/platform/after'
import { command, commit, query } from '@terrace/platform/command'
import { type Ctx, covers, type Ports } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import { addDays } from '@terrace/platform/dates'
import type { Item } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { fullPage } from '@terrace/platform/full-page'
import { type Language, translate } from '@terrace/platform/i18n'
import { newContext } from '@terrace/platform/new-context'
import { refusing } from '@terrace/platform/write'
import * as z from 'zod'
import { forgetAccess, memberKey } from './access.ts'
import { colleagueRows } from './donor.ts'
import { messages } from './i18n.ts'
import { InvitationEntity } from './member.entity.ts'
import { Email, type Invitation, RolesInput, ScopeInput } from './member-model.ts'
import { scopeOf } from './member-store.ts'
import { settingsOf } from './settings-store.ts'

/** Days during which an invitation may be accepted. */
const OPEN_DAYS = 14

type Stored = Invitation & { paths: string[]; lang: Language }

const signed = (invitation: string, email: string) => `invitation\n${invitation}\n${email}`

/**
 * The secret of the link: tenant, id, and the signature of both with the tenant's key. Nothing of it
 * is stored, so that nobody who reads the table can accept in another's name.
 */
async function tokenOf(
  ctx: Pick<Ctx, 'ports' | 'db' | 'tenant'>,
  invitation: string,
  email: string,
) {
  const keys = await ctx.ports.keys.of(ctx.db, ctx.tenant)
  return `${ctx.tenant}.${invitation}.${keys.sign(signed(invitation, email))}`
}

const view = ({ paths: _paths, lang: _lang, ...invitation }: Stored): Invitation => invitation

const invited = command(
  {
    id: 'member.invite',
    allow: ['admin'],
    input: z.strictObject({
      email: Email,
      roles: RolesInput,
      areas: ScopeInput,
      /** Language of the mail; the inviter's without it. */
      lang: z.enum(['en', 'zh']).optional(),
    }),
  },
  async (ctx, { email, roles, areas, lang }) => {
    const stored: Stored = {
      invitation: ctx.newId('iv'),
      email,
      roles,
      ...(await scopeOf(ctx, areas)),
      lang: lang ?? ctx.lang,
      status: 'open',
      expires: `${addDays(ctx.now().slice(0, 10), OPEN_DAYS)}${ctx.now().slice(10)}`,
      by: { id: ctx.actor.id, name: ctx.actor.name },
    }
    const { invitation, expires } = stored
    const ttl = Math.floor(Date.parse(expires) / 1000) + 180 * 86_400
    const facts = { email, roles, areas: stored.areas }
    ctx.save({ name: 'member.invited', about: invitation, facts, pending: false }, [
      InvitationEntity.create({
        tenant: ctx.tenant,
        invitation,
        status: 'open',
        expires,
        ttl,
        brief: stored,
      }),
    ])
    return { ...view(stored), lang: stored.lang }
  },
)

/**
 * Offers membership to an e-mail address; the mail goes out once the offer is stored.
 * @throws Fault invalid for an area that is not the actor's to give
 */
export const inviteMember = afterwards(invited, async (ctx, { invitation, email, lang }) => {
  const [token, settings] = await Promise.all([tokenOf(ctx, invitation, email), settingsOf(ctx)])
  const words = {
    name: settings.name,
    by: ctx.actor.name,
    days: OPEN_DAYS,
    link: `${ctx.ports.baseUrl}/join?token=${token}`,
  }
  await ctx.ports.mail({
    to: email,
    subject: translate(messages, 'invitation.mail-subject', lang, words),
    text: translate(messages, 'invitation.mail-text', lang, words),
  })
})

async function readInvitation(
  ctx: Pick<Ctx, 'db' | 'tenant'>,
  invitation: string,
): Promise<Stored> {
  const key = ctx.db.params(InvitationEntity.get({ tenant: ctx.tenant, invitation })).Key
  const item = await ctx.db.get(key as { pk: string; sk: string }, true)
  if (!item) throw fault('missing', 'invitation.missing')
  return item.brief as Stored
}

const closeRow = (tenant: string, stored: Stored, status: 'accepted' | 'revoked', now: string) =>
  refusing(
    InvitationEntity.patch({ tenant, invitation: stored.invitation })
      .set({ status, brief: { ...stored, status } })
      .where((at, { eq, gt }) => `${eq(at.status, 'open')} AND ${gt(at.expires, now)}`),
    'conflict',
    'invitation.closed',
    (existing?: Item) => ({ status: existing?.status === 'open' ? 'expired' : existing?.status }),
  )

export interface InvitedUser {
  id: string
  name: string
  email: string
  emailVerified: boolean
}

/**
 * Makes the signed-in person a member, once: the invitation closes in the same transaction. Stands
 * outside the tenant's routes, since the person is no member yet.
 * @throws Fault missing `invitation.missing`, forbidden `invitation.other-email`, conflict
 *   `invitation.closed` or `member.exists`
 */
export async function acceptInvitation(
  ports: Ports,
  { token, user }: { token: string; user: InvitedUser },
): Promise<{ tenant: string }> {
  const [tenant = '', invitation = '', signature = ''] = token.split('.')
  if (!/^[a-z0-9-]{1,40}$/.test(tenant)) throw fault('missing', 'invitation.missing')
  const ctx = newContext(ports, {
    tenant,
    actor: { id: user.id, name: user.name, email: user.email, method: 'invitation' },
    roles: [],
    scope: [],
    lang: 'en',
    zone: 'UTC',
  })
  const stored = await readInvitation(ctx, invitation)
  const keys = await ports.keys.of(ctx.db, tenant)
  if (!keys.verify(signed(invitation, stored.email), signature)) {
    throw fault('missing', 'invitation.missing')
  }
  if (!user.emailVerified || user.email.trim().toLowerCase() !== stored.email) {
    throw fault('forbidden', 'invitation.other-email')
  }
  const { roles, areas, areaNames, paths, email } = stored
  const member = { user: user.id, name: user.name, email, roles, areas, areaNames, paths }
  const about = `member-${user.id}`
  const there = await ctx.db.get(memberKey(ctx.db, tenant, user.id), true)
  await commit(
    ctx,
    'member.accept',
    [{ name: 'member.joined', about, facts: { invitation, roles, areas }, pending: false }],
    [
      closeRow(tenant, stored, 'accepted', ctx.now()),
      ...colleagueRows(tenant, there, { ...member, status: 'active', version: 1 }),
    ],
  )
  forgetAccess(ports.db, tenant, user.id)
  return { tenant }
}

const visible = (ctx: Ctx, stored: Stored) =>
  ctx.scope.length > 0 && stored.paths.every((path) => covers(ctx, path))

/** Invitations, newest first: open, accepted and revoked. */
export const listInvitations = query(
  { id: 'invitation.list', allow: ['admin'], input: z.object({ cursor: Cursor }) },
  async (ctx, { cursor }) => {
    const asked = { question: 'invitation.list', cursor, limit: 50, newestFirst: true }
    const search = InvitationEntity.query.sent({ tenant: ctx.tenant })
    return fullPage(ctx, asked, search, ({ brief }) => {
      const stored = brief as Stored
      return visible(ctx, stored) ? view(stored) : undefined
    })
  },
)

/** Takes an offer back. @throws Fault missing `invitation.missing`, conflict `invitation.closed` */
export const revokeInvitation = command(
  {
    id: 'invitation.revoke',
    allow: ['admin'],
    input: z.strictObject({ invitation: z.string().max(60) }),
  },
  async (ctx, { invitation }) => {
    const stored = await readInvitation(ctx, invitation)
    if (!visible(ctx, stored)) throw fault('missing', 'invitation.missing')
    ctx.save({ name: 'invitation.revoked', about: invitation, pending: false }, [
      closeRow(ctx.tenant, stored, 'revoked', ctx.now()),
    ])
    return view({ ...stored, status: 'revoked' })
  },
)
