import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

const text = { type: 'string', required: true } as const

/** What one person may do in one tenant. */
export const MemberEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'member', version: '1' },
      attributes: {
        tenant: { ...text, readOnly: true },
        /** The identity's id, in its own letters. */
        user: { ...text, readOnly: true },
        /** The name as it is ordered. */
        folded: text,
        status: text,
        roles: { type: 'list', items: { type: 'string' }, required: true },
        /** Area ids whose subtree the member may see; `*` alone = the whole tenant. */
        areas: { type: 'list', items: { type: 'string' }, required: true },
        /** The same as paths: what a request needs, without reading areas. */
        paths: { type: 'list', items: { type: 'string' }, required: true },
        lang: { type: 'string' },
        version: { type: 'number', required: true },
        brief: { type: 'any', required: true },
      },
      indexes: {
        // May this person act here: the one read of every request.
        byUser: {
          pk: { field: 'pk', composite: ['tenant', 'user'], casing: 'none' },
          sk: { field: 'sk', composite: [] },
        },
        // The people of a tenant by name; those who only give are no colleagues, and may be many.
        byName: {
          index: 'gsi1',
          condition: ({ roles }: { roles?: string[] }) =>
            roles?.some((role) => role !== 'donor') ?? true,
          pk: { field: 'gsi1pk', composite: ['tenant'] },
          sk: { field: 'gsi1sk', composite: ['folded', 'user'], casing: 'none' },
        },
      },
    }),
)

/** An offer of membership to an e-mail address. The token is signed, not stored. */
export const InvitationEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'invitation', version: '1' },
      attributes: {
        tenant: { ...text, readOnly: true },
        invitation: { ...text, readOnly: true },
        status: text,
        expires: text,
        brief: { type: 'any', required: true },
        ttl: { type: 'number' },
      },
      indexes: {
        // The invitation that a link names.
        byId: {
          pk: { field: 'pk', composite: ['tenant', 'invitation'] },
          sk: { field: 'sk', composite: [] },
        },
        // Invitations of a tenant, in the order in which they were sent.
        sent: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['tenant'] },
          sk: { field: 'gsi1sk', composite: ['invitation'] },
        },
      },
    }),
)
