import type { Ctx } from '@terrace/platform/context'
import { type Area, addArea } from '@terrace/tenancy'
import { openCase } from './case-open.ts'
import { uploadEvidence } from './evidence.ts'
import { listTemplates, putTemplate } from './template-command.ts'

/** Tools of the tests of procedures: a place with people in it, and a shorter way through it. */

/** As much of the tests' world as these tools use. */
interface World {
  as(roles: string, scope?: string[], user?: string): Ctx
}

/** A picture of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const applicationOf = (name: string, evidence: string) => ({
  by: 'applicant' as const,
  applicant: { name },
  consent: true as const,
  consentDay: '2026-03-02',
  proofs: [{ kind: 'identity' as const, evidence }],
})

/** A county, its township and two villages, with those who sit there and a photo of the first. */
export async function placeOf(w: World) {
  const admin = w.as('admin')
  const county = await addArea(admin, { level: 'county', name: 'Qinghe' })
  const add = (level: string, name: string, parent: Area['area']) =>
    addArea(admin, { level, name, parent })
  const township = await add('township', 'North', county.area)
  const village = await add('village', 'Upper', township.area)
  const other = await add('village', 'Lower', township.area)
  const clerk = () => w.as('clerk', [township.path], 'u-clerk')
  const county1 = () => w.as('county', [county.path], 'u-county')
  const { evidence } = await uploadEvidence(county1(), { area: township.area, name: 'b.png' }, PNG)
  return {
    ...{ county, township, village, other, clerk, evidence },
    township1: () => w.as('township', [township.path], 'u-township'),
    county1,
    /** Hands in the application of a household of one. */
    apply: (name: string, area = village.area) =>
      openCase(clerk(), {
        input: { area, members: [{ name, relation: 'head', sex: 'male' }] },
        application: applicationOf(name, evidence),
      }),
    /** Hands in that of a household on file. */
    applyFor: (household: string) =>
      openCase(clerk(), { household, application: applicationOf('Its head', evidence) }),
  }
}
export type Place = Awaited<ReturnType<typeof placeOf>>

/** The default without survey and comparison: who hands in is put on the list. */
export async function shortWay(w: World): Promise<void> {
  const { items } = await listTemplates(w.as('county'), {})
  const base = items.find(({ template }) => template === 'identification')
  if (!base) throw new Error('no template')
  const { version: _, ...rest } = base
  const moves = rest.moves.map((one) =>
    one.move === 'list' ? { ...one, from: ['submitted', 'compared'] } : one,
  )
  const reason = 'A shorter way for the test'
  await putTemplate(w.as('county'), { ...rest, moves, sources: [], reason })
}

/** The record of an assembly that passes the list. */
export const assemblyOf = (evidence: string, more: object = {}) => ({
  day: '2026-03-02',
  representatives: 30,
  present: 20,
  votes: { for: 20, against: 0, abstain: 0 },
  readOut: true as const,
  minutes: [evidence],
  board: [evidence],
  ...more,
})
