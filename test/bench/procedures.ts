import { startEngines } from '../../packages/local/engines.ts'
import { type World, world } from '../../packages/local/world.ts'
import { addDays } from '../../packages/platform/dates.ts'
import { addArea } from '../../packages/tenancy/index.ts'
import { type Desk, deskOf } from '../journey/desk.ts'

export interface Procedures {
  applications: number
  villages: number
  /** Seconds of each stage, and households' acts in it. */
  stages: { stage: string; seconds: number; acts: number }[]
  /** Workers that were killed while they wrote to the register. */
  killed: number
  registered: number
  rejected: number
  /** Events that say so; each household's must be there once. */
  announced: number
  doubled: number
  drift: number
}

/** Villages that are taken through at once. */
const WIDTH = 4
const SOURCES = ['housing', 'vehicle', 'company', 'payroll'] as const
const move = 'POST /lists/{list}/moves/{move}'

type Offices = Awaited<ReturnType<typeof openOffices>>
interface Village {
  area: string
  /** A photo taken there, which stands for all. */
  proof: string
  list: string
  cases: { case: string; number: string }[]
}

/** People of the county's offices, each of whom does one kind of work: four eyes at every step. */
async function openOffices(w: World, villages: number) {
  const add = async (level: string, name: string, parent?: string) =>
    (await addArea(w.as('admin'), { level, name, ...(parent ? { parent } : {}) })).area
  const county = await add('county', 'Qinghe')
  const areas: string[] = []
  let township = ''
  for (let i = 0; i < villages; i++) {
    if (i % 5 === 0) township = await add('township', `Township ${i / 5}`, county)
    areas.push(await add('village', `Village ${i}`, township))
  }
  const desk = async (role: Parameters<World['login']>[0]) =>
    deskOf(w, await w.login(role, [county]))
  return {
    areas,
    county: await desk('county'),
    clerk: await desk('clerk'),
    resident: await desk('resident'),
    recorder: await desk('recorder'),
    department: await desk('department'),
    desk: await desk('township'),
    reviewer: await desk('township'),
  }
}

async function apply(o: Offices, village: Village, n: number): Promise<void> {
  const { proof } = village
  const name = `Household ${n}`
  const made = await o.clerk.ask('POST /cases', {
    input: {
      area: village.area,
      members: [
        { name, relation: 'head', sex: 'female', birth: `19${50 + (n % 40)}-05-06` },
        { name: `Child of ${n}`, relation: 'son', sex: 'male', birth: '2012-02-03' },
      ],
      income: { pension: 198_000 + n },
    },
    application: {
      by: 'applicant',
      applicant: { name },
      consent: true,
      consentDay: '2026-03-02',
      proofs: [{ kind: 'identity', evidence: proof }],
    },
  })
  const which = { case: made.case }
  await o.resident.ask('POST /cases/{case}/moves/{move}', {
    ...which,
    move: 'survey',
    survey: {
      day: '2026-03-03',
      surveyors: ['Surveyor One', 'Surveyor Two'],
      income: { year: 2026, total: 198_000, perCapita: 99_000 },
      signature: proof,
      findings: 'A clay house, two rooms',
    },
  })
  await o.recorder.ask('POST /cases/{case}/moves/{move}', {
    ...which,
    move: 'appraise',
    appraisal: { day: '2026-03-04', present: 12, opinion: 'In need', minutes: [proof] },
  })
  village.cases.push({ ...which, number: made.number })
}

/** Every department answers for everybody with one file. */
async function compareAll(o: Offices, villages: readonly Village[]): Promise<void> {
  const lines = villages.flatMap(({ cases }) => cases.map(({ number }) => `${number},no`))
  for (const source of SOURCES) {
    const bytes = Buffer.from(['number,found', ...lines].join('\r\n'))
    const file = await o.department.send(`comparison-files/${source}.csv`, bytes)
    const order = { file: String(file.file), source, day: '2026-03-05', number: 'number' }
    const words = { result: 'found', match: ['yes'], noMatch: ['no'] }
    const started = await o.department.ask('POST /comparisons', { ...order, ...words })
    const job = await o.department.finish(started.job)
    if (job.counts.answered !== lines.length) throw new Error(JSON.stringify(job))
  }
}

async function toFirstNotice(o: Offices, village: Village): Promise<void> {
  for (const one of village.cases) {
    await o.desk.ask('POST /cases/{case}/moves/{move}', { case: one.case, move: 'compare' })
  }
  const opened = await o.clerk.ask('POST /lists', { area: village.area })
  village.list = opened.list
  await o.clerk.finish(opened.gathering ?? '')
  const [list, photos] = [village.list, [village.proof]]
  const last = village.cases.at(-1)?.case ?? ''
  await o.recorder.ask(move, {
    list,
    move: 'assembly',
    assembly: {
      day: '2026-03-10',
      representatives: 30,
      present: 24,
      votes: { for: 24, against: 0, abstain: 0 },
      // One household of each village is not found to be in need.
      exceptions: [{ case: last, for: 2, against: 22, abstain: 0, reason: 'Owns a shop' }],
      readOut: true,
      minutes: photos,
      board: photos,
    },
  })
  const notice = { contact: 'Village office 12317', photos }
  await o.clerk.ask(move, { list, move: 'notice-1', notice })
}

async function toSecondNotice(o: Offices, { list, proof }: Village): Promise<void> {
  const photos = [proof]
  await o.clerk.ask(move, { list, move: 'close-1', noticeEnd: { photos } })
  const { entries } = await o.reviewer.ask('GET /lists/{list}', { list })
  const checks = entries
    .filter((entry) => entry.sampled)
    .map((entry) => ({ case: entry.case, result: 'confirmed' as const, note: 'As surveyed' }))
  await o.reviewer.ask('POST /lists/{list}/checks', { list, checks })
  await o.reviewer.ask(move, { list, move: 'township-decision', decision: {} })
  await o.clerk.ask(move, { list, move: 'notice-2', notice: { contact: 'Township', photos } })
}

async function toTheRegister(o: Offices, village: Village): Promise<string> {
  const { list, proof } = village
  const photos = [proof]
  await o.clerk.ask(move, { list, move: 'close-2', noticeEnd: { photos } })
  const decision = { number: `QH-${list.slice(-6)}`, effective: '2026-12-31' }
  await o.county.ask(move, { list, move: 'county-decision', decision })
  const announcement = { contact: 'County office 12317', photos }
  await o.clerk.ask(move, { list, move: 'announce', announcement })
  const asked = await o.county.ask(move, { list, move: 'register' })
  return asked.effect?.job ?? ''
}

/** Every third worker dies at a write of chance; another goes on when the lease is over. */
async function finishWithKills(w: World, desk: Desk, jobs: readonly string[]): Promise<number> {
  let killed = 0
  for (const [i, job] of jobs.entries()) {
    if (i % 3 === 0) {
      let left = 1 + ((i * 7) % 9)
      w.intercept((operation) => {
        if (operation === 'TransactWriteItems') left--
        // The dead do not even say that they died.
        if (left <= 0) throw new Error('killed')
      })
      await w.work(job).catch(() => undefined)
      w.intercept(undefined)
      killed++
      w.at(new Date(w.ports.now().getTime() + 60_000).toISOString())
    }
    const { state } = await desk.finish(job)
    if (state !== 'done') throw new Error(`${job} is ${state}`)
  }
  return killed
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items]
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: WIDTH }, worker))
}

/**
 * Takes applications of many villages through all six steps by the API's own routes, kills workers on
 * the way, and counts what came of it. The days between the notices pass by the world's clock.
 */
export async function proceduresOf(applications: number, villages: number): Promise<Procedures> {
  const engines = await startEngines()
  process.env.DYNAMODB_ENDPOINT = engines.dynamodb
  process.env.SQS_ENDPOINT = engines.sqs
  process.env.S3_ENDPOINT = engines.s3
  try {
    return await livedThrough(applications, villages)
  } finally {
    await engines.stop()
  }
}

async function livedThrough(applications: number, villages: number): Promise<Procedures> {
  // Sessions are of today, so the story ends today.
  const today = addDays(new Date().toISOString().slice(0, 10), -27)
  const w = await world({ today })
  const o = await openOffices(w, villages)
  const all: Village[] = []
  for (const area of o.areas) {
    const { evidence: proof } = await o.clerk.photo(area)
    all.push({ area, proof, list: '', cases: [] })
  }
  const stages: Procedures['stages'] = []
  const timed = async (stage: string, acts: number, work: () => Promise<void>) => {
    const began = performance.now()
    await work()
    await w.settle()
    stages.push({ stage, seconds: (performance.now() - began) / 1000, acts })
  }
  const each = Math.ceil(applications / villages)
  const total = each * villages
  await timed('apply, survey, appraise', total * 3, () =>
    inTurns(all, async (village) => {
      for (let n = 0; n < each; n++) {
        await apply(o, village, all.indexOf(village) * each + n)
      }
    }),
  )
  await timed('comparison by files', total * SOURCES.length, () => compareAll(o, all))
  await timed('to the first notice', total * 3, () =>
    inTurns(all, (village) => toFirstNotice(o, village)),
  )
  w.at(`${addDays(today, 12)}T04:00:00Z`)
  await timed('to the second notice', total * 2, () =>
    inTurns(all, (village) => toSecondNotice(o, village)),
  )
  w.at(`${addDays(today, 24)}T04:00:00Z`)
  const jobs: string[] = []
  await timed('to the announcement', total * 2, () =>
    inTurns(all, async (village) => void jobs.push(await toTheRegister(o, village))),
  )
  let killed = 0
  await timed('into the register', total, async () => {
    killed = await finishWithKills(w, o.county, jobs)
  })
  return { applications: total, villages, stages, killed, ...(await outcome(w, o)) }
}

/** What the register, the history and the pipeline say, each counted for itself. */
async function outcome(w: World, o: Offices) {
  const events = new Map<string, number>()
  for await (const item of w.ports.db.scan()) {
    if (item.type !== 'event' || item.name !== 'case.registered') continue
    events.set(String(item.about), (events.get(String(item.about)) ?? 0) + 1)
  }
  const { now } = await o.county.ask('GET /dashboard', {})
  const { counts } = await o.county.ask('GET /pipeline', {})
  const started = await o.county.ask('POST /statistics/recount', {})
  const recount = await o.county.finish(started.job)
  return {
    registered: now['status:registered'] ?? 0,
    rejected: counts['identification:rejected'] ?? 0,
    announced: events.size,
    doubled: [...events.values()].filter((n) => n > 1).length,
    drift: recount.counts.drift ?? Number.NaN,
  }
}
