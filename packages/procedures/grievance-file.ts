import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { invalid } from '@terrace/platform/fault'
import { shortId } from '@terrace/platform/ids'
import { readHousehold } from '@terrace/registry'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { checkEvidence } from './evidence.ts'
import {
  channels,
  type Grievance,
  keysOf,
  Named,
  sealedFor,
  sensitiveTypes,
  type Told,
  Type,
} from './grievance-model.ts'
import { placeOf } from './grievance-place.ts'
import { newGrievanceRow } from './grievance-store.ts'
import { waitsOf } from './grievance-term.ts'
import { everywhere } from './notice-public.ts'
import { Day } from './record.ts'
import { openers } from './who.ts'

const Telling = z.object({
  type: Type,
  /** Where it happened: one of the areas, or `place` in words, or neither. */
  area: z.string().max(40).optional(),
  place: z.string().trim().min(1).max(200).optional(),
  text: z.string().trim().min(10).max(4000),
  /** A household's number, or the notice that it is about. */
  number: z.string().trim().min(1).max(40).optional(),
  notice: z.string().max(40).optional(),
  /** Officials whom it names: none of them learns of it. */
  persons: z.array(Named.shape.name).max(10).default([]),
  name: z.string().trim().min(1).max(100).optional(),
  contact: z.string().trim().min(1).max(200).optional(),
  /** For the investigator's eyes alone; misuse and attitude always are. */
  sensitive: z.boolean().default(false),
})
type Telling = z.output<typeof Telling>

export const GrievanceFiled = z.object({
  /** Its number. */
  grievance: z.string(),
  /** Shown once: with it state and answer can be read. */
  code: z.string(),
  acknowledgedBy: z.string(),
})

/**
 * Anybody tells what went wrong, with or without a name.
 * @throws Fault missing `area.missing` `notice.missing`, invalid `grievance.where`
 */
export const fileGrievance = command(
  { id: 'grievance.file', allow: ['public'], input: Telling },
  async (ctx, told) => {
    const place = await placeOf(everywhere(ctx), told)
    return begin(ctx, told, place, { channel: 'web', day: ctx.today(), evidence: [] })
  },
)

/**
 * What was said on the hotline, in a letter or at a visit, entered by whoever heard it; its terms run
 * from the day it came.
 * @throws Fault missing `area.missing` `notice.missing` `household.missing`, invalid
 *   `grievance.where` `grievance.day` `evidence.missing`
 */
export const enterGrievance = command(
  {
    id: 'grievance.enter',
    allow: openers,
    input: Telling.extend({
      channel: z.enum(channels).exclude(['web']),
      day: Day,
      /** The household that it is about, when it was found; in place of its number. */
      household: z.string().max(40).optional(),
      /** The letter itself, or photos that were handed over. */
      evidence: z.array(z.string().max(40)).max(10).default([]),
    }),
  },
  async (ctx, { channel, day, household, evidence, ...told }) => {
    if (day > ctx.today()) throw invalid([{ path: 'day', code: 'grievance.day' }])
    const enteredBy = { id: ctx.actor.id, name: ctx.actor.name }
    const found = household === undefined ? undefined : await readHousehold(ctx, household)
    const place = await placeOf(ctx, { ...told, household: found })
    // It may have come before anybody knew where it happened: their own area is good enough.
    await checkEvidence(ctx, evidence, place.path, ctx.scope)
    const number = found?.number ?? told.number
    return begin(ctx, { ...told, number }, place, { channel, day, enteredBy, evidence })
  },
)

type Place = Awaited<ReturnType<typeof placeOf>>
type Came = Pick<Grievance, 'channel' | 'day' | 'enteredBy' | 'evidence'>

async function begin(ctx: Ctx, told: Telling, place: Place, came: Came) {
  const [settings, keys] = await Promise.all([settingsOf(ctx), keysOf(ctx)])
  const { type, text, name, contact } = told
  const identity = name || contact ? JSON.stringify({ name, contact }) : undefined
  const code = ctx.newId('x').slice(-10)
  const persons = told.persons.map((person) => ({ name: person }))
  const made: Grievance = {
    ...place,
    ...came,
    grievance: shortId('g', ctx.ports.random),
    version: 1,
    state: 'received',
    type,
    complex: false,
    terms: settings.grievance,
    sensitive: told.sensitive || sensitiveTypes.includes(type),
    ...(told.place ? { place: told.place } : {}),
    ...(told.number ? { number: told.number } : {}),
    told: keys.seal(JSON.stringify({ text, persons } satisfies Told), sealedFor.told),
    named: identity !== undefined,
    ...(identity ? { identity: keys.seal(identity, sealedFor.identity) } : {}),
    code: keys.blind(code, sealedFor.code),
    steps: [],
    filedAt: ctx.now(),
    updatedAt: ctx.now(),
  }
  const waits = waitsOf(settings.calendar, made)
  const event = { name: 'grievance.filed', about: made.grievance, pending: false }
  ctx.save(event, [newGrievanceRow(ctx.tenant, waits ? { ...made, waits } : made)])
  return { grievance: made.grievance, code, acknowledgedBy: waits?.due ?? made.day }
}
