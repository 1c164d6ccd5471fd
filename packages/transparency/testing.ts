import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { newJob } from '@terrace/platform/job-store'
import { checkJob } from './check/check-job.ts'
import { publishJob } from './checkpoint/publish-job.ts'

/** Tools of the tests of the log: news that it hears, and its jobs. */

/** As much of the tests' world as these tools use. */
interface World {
  tenant: string
  as(roles: string, scope?: string[], user?: string): Ctx
  work(job: string): Promise<void>
  app: { request(url: string, init?: RequestInit): Response | Promise<Response> }
  env: { BASE_URL: string }
}

export const AREA = 'a0123456789'

/** What is told of a list that took effect. */
export const listFact = (list: string, households = 20) => ({
  list,
  area: AREA,
  effect: 'register',
  households,
})

/** Lists that took effect: one event each, with as many households as the list's place in the news. */
export async function complete(w: World, count: number, households = (n: number) => n + 5) {
  const ctx = w.as('system')
  const refs = Array.from({ length: count }, () => ctx.newId('list'))
  const events = refs.map((list, n) => ({
    name: 'list.completed',
    about: list,
    facts: [listFact(list, households(n))],
  }))
  for (let i = 0; i < events.length; i += 90) {
    await commit(ctx, 'test', events.slice(i, i + 90), [])
  }
  return refs
}

async function run(w: World, def: typeof publishJob, job: string): Promise<string> {
  const ctx = w.as('system')
  const { row } = newJob(ctx, def, {}, { job })
  await commit(ctx, 'test', [], [row])
  await w.work(job)
  return job
}
let jobs = 0
/** Signs the log now; answers the job. */
export const publish = (w: World): Promise<string> => run(w, publishJob, `job_publish-${jobs++}`)
/** Checks the whole log; answers the job. */
export const check = (w: World): Promise<string> => run(w, checkJob, `job_check-${jobs++}`)

/** What anybody may ask of a tenant. */
export async function ask(w: World, path: string, tenant = w.tenant) {
  const response = await w.app.request(`${w.env.BASE_URL}/public/t/${tenant}${path}`)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) }
}
