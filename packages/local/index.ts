import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Background, startBackground } from './background.ts'
import { buildSite, DIST } from './build.ts'
import { type Calendar, calendarOf } from './calendar.ts'
import { calendarPage, tenantDays } from './calendar-page.ts'
import { contextOf, setLeaving } from './context.ts'
import { type Engines, startEngines } from './engines.ts'
import { environmentOf, type FunctionEnv, useLocalCredentials } from './environment.ts'
import { filesProxy } from './files.ts'
import { type Front, listen } from './http.ts'
import type { Functions } from './lambda.ts'
import { loadFront, portsOn, takesClock } from './load.ts'
import { lockFolder } from './lock.ts'
import { outbox } from './outbox.ts'
import { startPoller } from './poller.ts'
import { provision, type Resources } from './provision.ts'
import { startRelay } from './relay.ts'
import { tellRuntime } from './runtime.ts'
import { secretsOf } from './secrets.ts'
import { forgetHalfSeed, type Login, type Seed, type SeedKind, seedOnce } from './seeding.ts'
import { securityHeaders, site } from './static.ts'
import { startTicker } from './ticker.ts'

export type CloudOptions = {
  /** Where data live; without it everything is forgotten at the end. */
  dir?: string
  host?: string
  /** 0 (the default) takes a free port. */
  port?: number
  /** What a fresh folder is filled with; `empty` by default. */
  seed?: SeedKind
  /** Appended to the names of table, queues and bucket, for tests that share engines. */
  suffix?: string
  /** Serve (and, when stale, build) the app; true by default. */
  app?: boolean
  /** Instead of `packages/functions`: they run in this thread. Tests give their own. */
  functions?: Functions
  /** Whether to say nothing where no `log` is given; true by default. */
  quiet?: boolean
  log?: (message: string) => void
  /** Hears that an engine ended by itself: nothing can be served any more. */
  lost?: (why: string) => void
  progress?: (done: number, total: number, what: string) => void
}

export type Cloud = {
  /** Without a trailing slash: `http://localhost:3000`. */
  url: string
  env: FunctionEnv
  resources: Resources
  logins: Login[]
  /** Days by which its calendar is ahead of the machine's; undefined where it cannot be moved. */
  ahead?: number
  /** Milliseconds from the call to ready. */
  took: number
  wake: (tenant: string) => void
  /** Runs the schedules now. */
  tick: () => Promise<void>
  /** Resolves when no wake-up is under way. */
  idle: () => Promise<void>
  /** Resident memory in MB: this process and the table's engine. */
  memory: () => Promise<{ runner: number; table: number }>
  stop: () => Promise<void>
}

type Closing = (() => unknown)[]

/**
 * Starts the whole cloud in this process and resolves when it is ready. One per process at a
 * time: the functions read their environment from `process.env`.
 */
export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const closing: Closing = []
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step()
  }
  try {
    return await start(options, closing, close)
  } catch (error) {
    await close()
    throw error
  }
}

function folder(options: CloudOptions, closing: Closing): string {
  if (options.dir !== undefined) {
    const dir = resolve(options.dir)
    mkdirSync(dir, { recursive: true })
    return dir
  }
  const dir = mkdtempSync(join(tmpdir(), 'terrace-'))
  closing.push(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Sets variables of this process, and puts the old ones back at the end. */
function setEnvironment(env: Record<string, string>, closing: Closing): void {
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const)
  closing.push(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  })
  Object.assign(process.env, env)
}

/** Engines, what they hold, and the environment that says so. */
async function supply(options: CloudOptions, dir: string, url: string, closing: Closing) {
  const lost = options.lost ?? options.log ?? (() => undefined)
  const secrets = secretsOf(options.dir === undefined ? undefined : dir)
  if (process.env.S3_ENDPOINT === undefined) useLocalCredentials(secrets.files)
  const engines = await startEngines(options.dir === undefined ? { lost } : { dir, lost })
  closing.push(engines.stop)
  const names = options.suffix === undefined ? {} : { suffix: options.suffix }
  const resources = await provision(engines, names)
  const env = environmentOf(engines, resources, secrets, { url, dir })
  setEnvironment(env, closing)
  return { engines, resources, env }
}

async function start(options: CloudOptions, closing: Closing, stop: () => Promise<void>) {
  const began = performance.now()
  const log = options.log ?? (options.quiet === false ? console.log : () => undefined)
  const dir = folder(options, closing)
  closing.push(await lockFolder(dir))
  forgetHalfSeed(dir)
  const calendar = calendarOf(dir)
  const front = await listen(options.host ?? '127.0.0.1', options.port ?? 0, log)
  closing.push(() => front.stop())
  const url = `http://localhost:${portOf(front)}`
  const app = options.app === false ? Promise.resolve(false) : buildSite(log)
  app.catch(() => undefined)
  const { engines, resources, env } = await supply(options, dir, url, closing)
  // The command line works on the same engines while this process holds the folder.
  closing.push(tellRuntime(dir, env))
  const movable = mayMove(env, calendar)

  const [background, functions] = await Promise.all([
    backgroundOf(options, calendar),
    options.functions ?? loadFront(calendar.now),
  ])
  const work = connect(background, engines, resources, log)
  closing.push(work.stop)
  const progress = options.progress ?? (() => undefined)
  const seeding = { kind: options.seed ?? 'empty', progress }
  const { logins, fresh } = await seedOnce(dir, seeding, loadSeed)
  // A reminder or an escalation amid the seed's story would change what it goes on from.
  work.begin()
  const ticked = work.tick()
  // The first page must show the seed's totals: its events are projected before health.
  if (fresh) await ticked
  const built = await app
  front.ready({
    api: functions.api,
    auth: functions.auth,
    files: filesProxy(engines.s3),
    wake: work.wake,
    base: env.BASE_URL,
    now: calendar.now,
    ...(built ? { site: site(DIST, securityHeaders(env.S3_PUBLIC_ENDPOINT)) } : {}),
    ...(env.TERRACE_ENV === 'development' ? { outbox: outbox(env.MAIL_OUTBOX) } : {}),
    ...(movable ? { calendar: calendarOn(calendar, env, work.tick) } : {}),
  })
  // The first step of the end: requests under way finish while everything still runs.
  closing.push(() => front.stop())
  const memory = async () => ({
    runner: Math.round(process.memoryUsage().rss / 2 ** 20),
    table: await engines.memory(),
  })
  const { wake, tick, idle } = work
  const took = performance.now() - began
  const ahead = movable ? { ahead: calendar.ahead() } : {}
  return { url, env, resources, logins, ...ahead, took, wake, tick, idle, memory, stop }
}

function portOf(front: Front): number {
  const address = front.server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/**
 * Whether the calendar may be moved on: for training only, and by functions that take a clock.
 * Fault: it was, and this is earnest now, where records may not lie in the future.
 */
function mayMove(env: FunctionEnv, calendar: Calendar): boolean {
  if (env.TERRACE_ENV === 'development' && takesClock()) return true
  if (calendar.ahead() === 0) return false
  throw new Error(
    'The calendar of this data folder was moved on for training: it runs only with ' +
      'TERRACE_ENV=development, and without TERRACE_FUNCTIONS.',
  )
}

function calendarOn(calendar: Calendar, env: FunctionEnv, tick: () => Promise<void>) {
  const { db } = portsOn(calendar.now)
  const days = () => tenantDays(db, calendar.now())
  return calendarPage({ calendar, days, tick, base: env.BASE_URL })
}

async function loadSeed(): Promise<Seed> {
  const module: { seed: Seed } = await import('./seed/index.ts')
  return module.seed
}

/** The functions behind the queues: in a thread of their own, or those that a test gave. */
async function backgroundOf({ functions }: CloudOptions, calendar: Calendar): Promise<Background> {
  if (!functions) return startBackground(process.env, calendar.shared)
  setLeaving(false)
  return {
    call: async (name, event) => functions[name](event as never, contextOf(name)) as never,
    hurry: () => setLeaving(true),
    stop: async () => undefined,
  }
}

/** Queues, wake-ups and schedules, all calling the background functions. */
function connect(
  background: Background,
  engines: Engines,
  resources: Resources,
  log: (message: string) => void,
) {
  const relay = startRelay((event) => background.call('events', event), log)
  const pollers = Object.values(resources.queues).map((queueUrl) =>
    startPoller({
      endpoint: engines.sqs,
      queueUrl,
      jobs: (event) => background.call('jobs', event),
      wake: relay.wake,
      log,
    }),
  )
  const ticker = startTicker((event) => background.call('schedule', event), log)
  return {
    wake: relay.wake,
    idle: relay.idle,
    tick: ticker.tick,
    begin: ticker.begin,
    /** Running jobs hand over at their next chunk; after 10 s the thread is ended regardless. */
    stop: async () => {
      background.hurry()
      const quiet = Promise.all([...pollers.map((p) => p.stop()), ticker.stop()])
      const patience = new Promise((resolve) => setTimeout(resolve, 10_000).unref())
      await Promise.race([quiet.then(relay.idle), patience])
      await background.stop()
    },
  }
}
