import { randomBytes } from 'node:crypto'
import { type Env, makePorts } from '@terrace/functions/env'
import { makeIdentity } from '@terrace/functions/identity'
import { serverApp } from '@terrace/functions/server'
import { projections, workerOf } from '@terrace/functions/work'
import { createUser } from '@terrace/identity'
import type { Ctx, Ports } from '@terrace/platform/context'
import { Db, type Interceptor, newMeter } from '@terrace/platform/db'
import { runJob } from '@terrace/platform/job-runner'
import { newContext } from '@terrace/platform/new-context'
import { projectPending } from '@terrace/platform/projection'
import {
  addArea,
  addMember,
  createTenant,
  type PackName,
  type Role,
  settingsOf,
} from '@terrace/tenancy'
import { provision } from './provision.ts'

export interface WorldOptions {
  pack?: PackName
  /** The day at the start, today by default; people can sign in only on the real day. */
  today?: string
  /** Instead of a clock that a test sets: the service's own, while machines keep to theirs. */
  now?: () => Date
  intercept?: Interceptor
}

/**
 * One tenant on the local engines, with a clock that a test moves: the fixture of every integration
 * test. `global` engines are started by the test run; table, queues and bucket are this world's own.
 */
export async function world(options: WorldOptions = {}) {
  const env = await environmentOfWorld()
  const fixed = options.today !== new Date().toISOString().slice(0, 10) && options.today
  let clock = fixed ? Date.parse(`${fixed}T04:00:00Z`) : Date.now()
  const hook: { intercept: Interceptor | undefined } = { intercept: options.intercept }
  const ports = makePorts(env, {
    // Time never stands still between two requests, or ids of two commands could not be told apart.
    now: options.now ?? (() => new Date(clock++)),
    ...(options.now ? { machineNow: () => new Date() } : {}),
    intercept: (...call) => hook.intercept?.(...call),
  })
  const tenant = `t${randomBytes(5).toString('hex')}`
  const pack = options.pack ?? 'cn'
  await createTenant(ports, {
    tenant,
    name: 'World',
    kind: 'government',
    pack,
    secondFactor: false,
  })
  return {
    ...tools(ports, env, tenant, hook),
    at: (instant: string) => (clock = Date.parse(instant)),
  }
}
export type World = Awaited<ReturnType<typeof world>>

async function environmentOfWorld(): Promise<Env> {
  const { DYNAMODB_ENDPOINT = '', SQS_ENDPOINT = '', S3_ENDPOINT = '' } = process.env
  const suffix = randomBytes(5).toString('hex')
  const endpoints = { dynamodb: DYNAMODB_ENDPOINT, sqs: SQS_ENDPOINT, s3: S3_ENDPOINT }
  const made = await provision(endpoints, { suffix })
  return {
    TABLE: made.table,
    QUEUE_WORK: made.queues.work,
    QUEUE_BULK: made.queues.bulk,
    BUCKET_FILES: made.buckets.files,
    BASE_URL: 'http://localhost:3000',
    DYNAMODB_ENDPOINT,
    SQS_ENDPOINT,
    S3_ENDPOINT,
    S3_PUBLIC_ENDPOINT: S3_ENDPOINT,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    MASTER_KEY: randomBytes(32).toString('base64'),
    TERRACE_ENV: 'test',
    RATE: '100000',
  }
}

function tools(
  ports: Ports,
  env: Env,
  tenant: string,
  hook: { intercept: Interceptor | undefined },
) {
  const as = (roles: string | string[], scope: string[] = [''], user = 'u-test'): Ctx =>
    newContext(ports, {
      tenant,
      actor: { id: user, name: `Tester ${user}`, method: 'totp' },
      roles: [roles].flat(),
      scope,
      lang: 'en',
      zone: 'Asia/Shanghai',
    })
  const mail: { to: string; subject: string; text: string }[] = []
  ports.mail = async (sent) => void mail.push(sent)
  const app = serverApp(ports, env)
  const identity = makeIdentity(ports, env)
  return {
    ports,
    env,
    tenant,
    as,
    app,
    identity,
    mail,
    /** Called before each DynamoDB command: crash or throttle there. */
    intercept: (next: Interceptor | undefined) => (hook.intercept = next),
    /** Applies pending events, as the stream would. */
    settle: () => projectPending(ports.db, tenant, projections),
    /** Runs a job in this thread until it is over. */
    async work(job: string, leaving: () => boolean = () => false) {
      const worker = workerOf(ports, leaving)
      for (let i = 0; i < 50; i++) if ((await runJob(worker, tenant, job)) === 'over') break
    },
    /** Counts the DynamoDB calls and units of some work. */
    async cost<T>(work: (ctx: Ctx) => Promise<T>, roles: string | string[] = 'county') {
      const meter = newMeter()
      const base = as(roles)
      const db = new Db(ports.db.client, ports.db.table, meter)
      const answer = await work({ ...base, db, meter })
      return { answer, meter }
    },
    areas: () => plantAreas(as('admin')),
    login: (role: Role, scope?: string[]) =>
      signIn({ ports, env, tenant, app, identity }, role, scope),
  }
}

/** A county, two townships, two villages each; by the first levels of whatever pack. */
async function plantAreas(ctx: Ctx) {
  const { levels } = await settingsOf(ctx)
  const code = (i: number) => levels[Math.min(i, levels.length - 1)]?.code ?? ''
  const top = await addArea(ctx, { level: code(0), name: 'Qinghe' })
  const make = (parent: string, level: number, name: string) =>
    addArea(ctx, { parent, level: code(level), name })
  const [north, south] = [await make(top.area, 1, 'North'), await make(top.area, 1, 'South')]
  const two = levels.length > 2
  const villages = two
    ? [
        await make(north.area, 2, 'Upper'),
        await make(north.area, 2, 'Lower'),
        await make(south.area, 2, 'Green'),
        await make(south.area, 2, 'Stone'),
      ]
    : [north, south]
  return { county: top, townships: [north, south], villages }
}

interface Gate {
  ports: Ports
  env: Env
  tenant: string
  app: ReturnType<typeof serverApp>
  identity: ReturnType<typeof makeIdentity>
}

/** A person with one role, signed in for real; answers a fetch that carries the session. */
async function signIn(gate: Gate, role: Role, scope?: string[]) {
  const email = `${role}-${randomBytes(4).toString('hex')}@example.org`
  const password = 'a long enough password'
  const user = await createUser(gate.identity, {
    email,
    name: `Test ${role}`,
    password,
    verified: true,
  })
  await addMember(gate.ports, gate.tenant, {
    user,
    email,
    name: `Test ${role}`,
    roles: [role],
    ...(scope ? { areas: scope } : {}),
  })
  const answer = await gate.identity.handler(
    new Request(`${gate.env.BASE_URL}/auth/sign-in/email`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: gate.env.BASE_URL,
        'x-real-ip': '127.0.0.1',
      },
      body: JSON.stringify({ email, password }),
    }),
  )
  const cookie = answer.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')
  const send = (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) =>
    gate.app.request(`${gate.env.BASE_URL}/api/t/${gate.tenant}${path}`, {
      method,
      headers: {
        cookie,
        origin: gate.env.BASE_URL,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return { user, email, password, cookie, send }
}
