import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Env, makePorts } from '@terrace/functions/env'
import { projections, workerOf } from '@terrace/functions/work'
import type { Ctx, Ports } from '@terrace/platform/context'
import { runJob } from '@terrace/platform/job-runner'
import { newContext, systemActor } from '@terrace/platform/new-context'
import { projectPending } from '@terrace/platform/projection'
import { settingsOf } from '@terrace/tenancy'
import { calendarOf } from '../calendar.ts'
import { startEngines } from '../engines.ts'
import { environmentOf, useLocalCredentials } from '../environment.ts'
import { portsOn } from '../load.ts'
import { lockFolder } from '../lock.ts'
import { provision } from '../provision.ts'
import { readRuntime } from '../runtime.ts'
import { secretsOf } from '../secrets.ts'

/** Where a command works: the ports, and whether somebody else runs the jobs. */
export interface Place {
  env: Env
  ports: Ports
  /** The data folder; undefined on AWS. */
  dir?: string
  /** Runs a job here, where no jobs function does; otherwise only waits for it. */
  work(tenant: string, job: string): Promise<void>
  /** Applies pending events here, where no events function does. */
  settle(tenant: string): Promise<void>
  close(): Promise<void>
}

const nothing = async () => undefined

/** On AWS, or beside a cloud that is running: its functions do the rest. */
function beside(env: Env, dir?: string): Place {
  const ports = dir ? portsOn(calendarOf(dir).now, env) : makePorts(env)
  return { env, ports, ...(dir ? { dir } : {}), work: nothing, settle: nothing, close: nothing }
}

/**
 * `TABLE` in the environment names a deployed Terrace. Otherwise the cloud that runs on the data
 * folder (`TERRACE_DATA`), and when none does, engines of its own for the time of the command.
 */
export async function openPlace(variables: NodeJS.ProcessEnv): Promise<Place> {
  if (variables.TABLE) return beside(variables as unknown as Env)
  const dir = resolve(variables.TERRACE_DATA ?? '.data')
  const running = readRuntime(dir)
  if (running) {
    useLocalCredentials(secretsOf(dir).files)
    Object.assign(process.env, running.env)
    return beside(running.env, dir)
  }
  return alone(dir)
}

async function alone(dir: string): Promise<Place> {
  mkdirSync(dir, { recursive: true })
  const unlock = await lockFolder(dir)
  const secrets = secretsOf(dir)
  useLocalCredentials(secrets.files)
  const engines = await startEngines({ dir })
  const resources = await provision(engines)
  const url = process.env.BASE_URL ?? `http://localhost:${process.env.PORT ?? 3_000}`
  const env = environmentOf(engines, resources, secrets, { url, dir })
  // The seed reads its environment as a function does.
  Object.assign(process.env, env)
  const ports = portsOn(calendarOf(dir).now, env)
  const worker = workerOf(ports, () => false)
  return {
    env,
    ports,
    dir,
    async work(tenant, job) {
      while ((await runJob(worker, tenant, job)) === 'again')
        await projectPending(ports.db, tenant, projections)
      await projectPending(ports.db, tenant, projections)
    },
    settle: async (tenant) => void (await projectPending(ports.db, tenant, projections)),
    async close() {
      await engines.stop()
      unlock()
    },
  }
}

/** The operator's context in a tenant: everything may be done, and events say who did it. */
export async function operator({ ports }: Place, tenant: string): Promise<Ctx> {
  const { zone } = await settingsOf({ db: ports.db, tenant })
  return newContext(ports, {
    tenant,
    actor: { ...systemActor, id: 'operator', name: 'Operator' },
    roles: ['system', 'admin', 'county'],
    scope: [''],
    lang: 'en',
    zone,
  })
}
