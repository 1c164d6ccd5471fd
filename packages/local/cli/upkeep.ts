import { definitions } from '@terrace/functions/work'
import { commit } from '@terrace/platform/command'
import { assert } from '@terrace/platform/fault'
import { newJob, wakeJob } from '@terrace/platform/job-store'
import { type SeedKind, seedOnce } from '../seeding.ts'
import { ended, follow } from './job.ts'
import { operator, type Place } from './place.ts'
import { columns, type Voice } from './say.ts'

/** Recounts a tenant and compares with what is kept; with `repair`, puts right what differs. */
export async function recount(place: Place, voice: Voice, tenant: string, repair: boolean) {
  const ctx = await operator(place, tenant)
  const def = definitions.find(({ id }) => id === 'monitoring.recount')
  assert(def, 'no recount job')
  const { job, row } = newJob(ctx, def, { repair })
  const event = { name: 'monitoring.recount-started', about: job, pending: false }
  await commit(ctx, 'statistics.recount', [event], [row])
  await wakeJob(ctx, def, job)
  const done = await follow(place, voice, tenant, job)
  voice.tell(done, ended(done))
}

/** Fills an installation with the demo county; a fresh data folder remembers that it was done. */
export async function seed(place: Place, voice: Voice, kind: SeedKind): Promise<void> {
  const progress = (done: number, total: number, what: string) => voice.progress(done, total, what)
  const load = async () => (await import('../seed/index.ts')).seed
  const first = place.dir ? await seedOnce(place.dir, { kind, progress }, load) : undefined
  const { logins } = first?.fresh ? first : await (await load())({ kind, progress })
  voice.quiet()
  for (const tenant of ['qinghe', 'harbour']) await place.settle(tenant)
  voice.tell(
    { logins },
    columns(logins.map(({ role, email, password }) => [role, email, password])),
  )
}
