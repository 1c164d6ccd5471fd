import type { World } from '@terrace/local/world'
import { addDays } from '@terrace/platform/dates'
import type { InputOf } from '@terrace/platform/route'
import type { routes } from '@terrace/procedures/routes'
import { addArea } from '@terrace/tenancy'
import { type Desk, deskOf } from './desk.ts'

type Opened = InputOf<typeof routes, 'POST /cases'>

/** A county with two townships and a village in each, at the levels that bear these names. */
async function treeOf(w: World) {
  const add = async (level: string, name: string, parent?: string) =>
    (await addArea(w.as('admin'), { level, name, ...(parent ? { parent } : {}) })).area
  const county = await add('county', 'Qinghe')
  const [township, south] = [
    await add('township', 'North', county),
    await add('township', 'South', county),
  ]
  const [village, other] = [
    await add('village', 'Upper', township),
    await add('village', 'Green', south),
  ]
  return { county, township, village, other }
}

/** The people of one village and above who take its households through a procedure. */
export async function officesOf(w: World) {
  const areas = await treeOf(w)
  const { village, township, other } = areas
  const desk = async (role: Parameters<World['login']>[0], area: string) =>
    deskOf(w, await w.login(role, [area]))
  return {
    areas,
    village,
    other,
    clerk: await desk('clerk', village),
    resident: await desk('resident', village),
    recorder: await desk('recorder', village),
    township: await desk('township', township),
    /** Another officer of the township, who had no hand in anything before. */
    reviewer: await desk('township', township),
    department: await desk('department', areas.county),
    county: await desk('county', areas.county),
    second: await desk('county', areas.county),
    /** A day after today at four in the morning, UTC. */
    at: (day: string) => w.at(`${day}T04:00:00Z`),
    later: (days: number) => addDays(w.as('county').today(), days),
  }
}
export type Offices = Awaited<ReturnType<typeof officesOf>>

export const familyOf = (area: string, name: string, more: object = {}): Opened['input'] => ({
  area,
  members: [{ name, relation: 'head', sex: 'female', birth: '1961-05-06' }],
  income: { pension: 198_000 },
  ...more,
})

/** Hands in one household's application; answers the case. */
export async function apply(
  o: Offices,
  name: string,
  more: Partial<Opened> = {},
  desk: Desk = o.clerk,
) {
  const { evidence } = await desk.photo(o.village)
  return desk.ask('POST /cases', {
    input: familyOf(o.village, name),
    application: {
      by: 'applicant',
      applicant: { name },
      consent: true,
      consentDay: '2026-03-02',
      proofs: [{ kind: 'identity', evidence }],
    },
    ...more,
  })
}

/** Takes a case that was handed in to where it waits for a list. */
export async function prepare(o: Offices, id: string) {
  const { evidence } = await o.resident.photo(o.village)
  await o.resident.ask('POST /cases/{case}/moves/{move}', {
    case: id,
    move: 'survey',
    survey: {
      day: '2026-03-03',
      surveyors: ['Surveyor One', 'Surveyor Two'],
      income: { year: 2026, total: 198_000, perCapita: 198_000 },
      signature: evidence,
      findings: 'A clay house, two rooms',
    },
  })
  await o.recorder.ask('POST /cases/{case}/moves/{move}', {
    case: id,
    move: 'appraise',
    appraisal: { day: '2026-03-04', present: 12, opinion: 'In need', minutes: [evidence] },
  })
  for (const source of ['housing', 'vehicle', 'company', 'payroll']) {
    await o.department.ask('PUT /cases/{case}/comparisons/{source}', {
      case: id,
      source,
      result: 'no-match',
      day: '2026-03-05',
    })
  }
  return o.township.ask('POST /cases/{case}/moves/{move}', { case: id, move: 'compare' })
}

/** A list of these applicants of the village, put before its assembly and passed by it. */
export async function listed(o: Offices, names: readonly string[]) {
  const cases: Record<string, string> = {}
  for (const name of names) {
    cases[name] = (await apply(o, name)).case
    await prepare(o, cases[name] ?? '')
  }
  const opened = await o.clerk.ask('POST /lists', { area: o.village })
  await o.clerk.finish(opened.gathering ?? '')
  const { evidence } = await o.recorder.photo(o.village)
  await o.recorder.ask('POST /lists/{list}/moves/{move}', {
    list: opened.list,
    move: 'assembly',
    assembly: {
      day: '2026-03-10',
      representatives: 30,
      present: 20,
      votes: { for: 20, against: 0, abstain: 0 },
      readOut: true,
      minutes: [evidence],
      board: [evidence],
    },
  })
  return { list: opened.list, cases, evidence }
}

/** Asks as somebody whom nobody knows. */
export async function anybody(w: World, method: string, path: string, body?: unknown) {
  const response = await w.app.request(`${w.env.BASE_URL}/public/t/${w.tenant}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
