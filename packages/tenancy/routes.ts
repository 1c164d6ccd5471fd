import { route } from '@terrace/platform/route'
import { Started } from '@terrace/platform/start-job'
import * as z from 'zod'
import { addArea, endArea, mergeAreas, renameArea, splitArea } from './area-change.ts'
import { startAreaImport } from './area-import.ts'
import { Area, AreaBrief } from './area-model.ts'
import { getArea, listAreas } from './area-query.ts'
import { boundariesOf, FeatureCollection, setBoundary } from './boundary.ts'
import { inviteMember, listInvitations, revokeInvitation } from './invitation.ts'
import { changeMember, getMe, getMember, listMembers } from './member.ts'
import { Invitation, Member } from './member-model.ts'
import { addCode, changeCode, changeSettings, getSettings, setLineAmount } from './settings.ts'
import { Settings } from './settings-model.ts'
import { listKeys, publicKeys, revokeKey, rotateKey, SigningKey } from './signing-key.ts'

const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().optional() })

const AreaPage = Area.extend({
  above: z.array(z.object({ area: z.string(), name: z.string(), level: z.string() })),
})

/** The tenant's own affairs: settings, people, places. */
export const routes = {
  'GET /settings': route(getSettings, {
    out: Settings,
    versioned: true,
    summary: 'Settings, code lists, levels and lines',
  }),
  'PATCH /settings': route(changeSettings, {
    out: Settings,
    versioned: true,
    summary: 'Change settings; whole fields are replaced',
  }),
  'POST /settings/lists/{list}/codes': route(addCode, {
    out: Settings,
    status: 201,
    summary: 'Add a code to a list',
  }),
  'PATCH /settings/lists/{list}/codes/{code}': route(changeCode, {
    out: Settings,
    summary: 'Rename or end a code',
  }),
  'PUT /settings/lines/{line}/{year}': route(setLineAmount, {
    out: Settings,
    summary: 'Set the amount of a line for a year',
  }),
  'GET /me': route(getMe, { out: Member, summary: 'What I am here' }),
  'GET /members': route(listMembers, { out: page(Member), summary: 'People of the tenant' }),
  'GET /members/{user}': route(getMember, {
    out: Member,
    versioned: true,
    summary: 'One person of the tenant',
  }),
  'PATCH /members/{user}': route(changeMember, {
    out: Member,
    versioned: true,
    summary: 'Change roles, areas or status of somebody else',
  }),
  'GET /invitations': route(listInvitations, { out: page(Invitation), summary: 'Invitations' }),
  'POST /invitations': route(inviteMember, {
    out: Invitation,
    status: 201,
    summary: 'Invite somebody by e-mail',
  }),
  'DELETE /invitations/{invitation}': route(revokeInvitation, {
    out: Invitation,
    summary: 'Take an invitation back',
  }),
  'GET /areas': route(listAreas, {
    out: page(AreaBrief),
    summary: 'Areas below one, or whose name begins so, or with a code',
  }),
  'GET /areas/{area}': route(getArea, {
    out: AreaPage,
    versioned: true,
    summary: 'One area and those above it',
  }),
  'POST /areas': route(addArea, { out: Area, status: 201, summary: 'Add a place to the tree' }),
  'PATCH /areas/{area}': route(renameArea, {
    out: Area,
    versioned: true,
    summary: 'Change names and codes',
  }),
  'POST /areas/{area}/end': route(endArea, { out: Area, summary: 'End an area' }),
  'POST /areas/{into}/merge': route(mergeAreas, {
    out: Area.extend({ merged: z.array(z.string()) }),
    summary: 'End areas in favour of this neighbour',
  }),
  'POST /areas/{area}/split': route(splitArea, {
    out: z.object({ area: z.string(), parts: z.array(AreaBrief) }),
    status: 201,
    summary: 'Put several areas in its place',
  }),
  'GET /areas/{area}/boundaries': route(boundariesOf, {
    out: FeatureCollection,
    summary: 'The areas below as GeoJSON; root for the top',
  }),
  'PUT /areas/{area}/boundary': route(setBoundary, {
    out: z.object({ area: z.string(), bytes: z.number() }),
    summary: 'Draw an area',
  }),
  'POST /area-imports': route(startAreaImport, {
    out: Started,
    status: 202,
    summary: 'Import divisions from uploaded files, level by level',
  }),
  'GET /signing-keys': route(listKeys, {
    out: z.object({ items: z.array(SigningKey) }),
    summary: 'The keys with which the tenant signs, newest first',
  }),
  'POST /signing-keys': route(rotateKey, {
    out: SigningKey,
    status: 201,
    summary: 'Let a new key sign; older ones go on verifying',
  }),
  'POST /signing-keys/{keyId}/revocation': route(revokeKey, {
    out: SigningKey,
    summary: 'A key was lost or stolen: nothing that it signed counts any longer',
  }),
}

/** What anybody may ask, under `/public/t/{tenant}`. */
export const publicRoutes = {
  'GET /keys': route(publicKeys, {
    out: z.record(z.string(), z.unknown()),
    keep: 300,
    summary: 'The keys with which a tenant signs, as a controller document',
  }),
}
