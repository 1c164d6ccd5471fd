/**
 * @entry `npx tsx test/bench/cards.ts [cards]`: registers a village of so many households, prints all
 * their cards as one job in a process of its own, and reads every QR of the PDF as a telephone would
 * (where the machine has poppler). Prints numbers, asserts none.
 */
import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkSeal, readSealUrl } from '@terrace/certificates'
import { routes as certificates } from '@terrace/certificates/routes'
import { type Env, makePorts } from '@terrace/functions/env'
import { workerOf } from '@terrace/functions/work'
import { world } from '@terrace/local/world'
import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { runJob } from '@terrace/platform/job-runner'
import { readJob } from '@terrace/platform/job-store'
import { routes as registry } from '@terrace/registry/routes'
import { areaOf } from '@terrace/tenancy'
import { decode } from 'fast-png'
import jsQR from 'jsqr'
import setup from '../engines.ts'

const call = (action: unknown, ctx: Ctx, input: unknown) =>
  (action as (ctx: Ctx, input: unknown) => Promise<Record<string, string>>)(ctx, input)
const seconds = (since: number) => `${((performance.now() - since) / 1_000).toFixed(1)} s`
const line = (name: string, ...values: unknown[]) => console.log(name.padEnd(22), ...values)

/** The child: works one job off, and says what that took. */
async function work(env: Env, tenant: string, job: string): Promise<void> {
  const ports = makePorts(env)
  const from = performance.now()
  const idle = process.resourceUsage().maxRSS / 1_024
  const before = process.cpuUsage()
  await runJob(
    workerOf(ports, () => false),
    tenant,
    job,
  )
  const { user, system } = process.cpuUsage(before)
  line('print job', seconds(from), `${((user + system) / 1e6).toFixed(1)} s of processor`)
  const peak = process.resourceUsage().maxRSS / 1_024
  line('memory', `${peak.toFixed(0)} MB at the peak, ${idle.toFixed(0)} MB before`)
  process.exit(0)
}

/** Where the QR of each card stands on a sheet of A4, in millimetres, with a margin. */
const SPOTS = [0, 148.5].flatMap((x) => [0, 105].map((y) => ({ x: x + 99, y: y + 21, side: 45 })))
const DOTS = 200 / 25.4

/** Four cards a sheet, each read where it stands. @returns what was read */
function scan(pdf: string, folder: string): string[] {
  const found: string[] = []
  const options = ['-r', '200', '-gray', '-png', pdf, join(folder, 'p')]
  if (spawnSync('pdftoppm', options).status !== 0) return found
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.png'))) {
    const { width, data, channels } = decode(readFileSync(join(folder, name)))
    for (const spot of SPOTS) {
      const [x0, y0, side] = [spot.x, spot.y, spot.side].map((mm) => Math.round(mm * DOTS))
      const text = qrAt({ data, width, channels }, x0 ?? 0, y0 ?? 0, side ?? 0)
      if (text) found.push(text)
    }
  }
  return found
}

interface Picture {
  data: ArrayLike<number>
  width: number
  channels: number
}

function qrAt({ data, width, channels }: Picture, x0: number, y0: number, side: number) {
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let i = 0; i < side * side; i++) {
    const at = (y0 + Math.floor(i / side)) * width + x0 + (i % side)
    pixels.fill(data[at * channels] ?? 255, i * 4, i * 4 + 3)
  }
  return jsQR(pixels, side, side, { inversionAttempts: 'dontInvert' })?.data
}

async function run(count: number): Promise<void> {
  const stop = await setup()
  const w = await world()
  const { villages } = await w.areas()
  const area = villages[0]?.area ?? ''
  const ctx = w.as(['county', 'system'])
  const { path } = await areaOf(ctx, area)
  const facts: object[] = []
  for (let n = 0; n < count; n++) {
    const members = [{ name: `王建国${n}`, relation: 'head' }]
    const home = await call(registry['POST /households'].action, ctx, { area, members })
    const effective = ctx.today()
    const flow = { template: 'identification', path, n: 0 }
    facts.push({ ...flow, household: home.household, case: `case-${n}`, area, effective })
  }
  await w.settle()
  for (let n = 0; n < facts.length; n += 40) {
    const event = { name: 'case.registered', about: `list-${n}`, facts: facts.slice(n, n + 40) }
    await commit(ctx, 'bench', [event], [])
  }
  let from = performance.now()
  await w.settle()
  line('cards issued', facts.length, seconds(from))
  const { job = '' } = await call(certificates['POST /cards/print'].action, ctx, { area })
  const child = fork(fileURLToPath(import.meta.url), [], { execArgv: ['--import', 'tsx'] })
  child.send({ env: w.env, tenant: w.tenant, job })
  await once(child, 'exit')
  const done = await readJob(w.ports.db, w.tenant, job)
  const [file] = done.files as { key: string; size: number }[]
  line(
    'job',
    done.state,
    JSON.stringify(done.counts),
    `${(Number(file?.size) / 1e6).toFixed(2)} MB`,
  )
  const folder = mkdtempSync(join(tmpdir(), 'cards-'))
  const pdf = join(folder, 'cards.pdf')
  writeFileSync(pdf, await w.ports.files.get(file?.key ?? ''))
  from = performance.now()
  const read = new Set(scan(pdf, folder))
  const published = await w.app.request(`${w.env.BASE_URL}/public/t/${w.tenant}/keys`)
  const keys = (await published.json()) as { verificationMethod: { publicKeyMultibase: string }[] }
  const key = keys.verificationMethod[0]?.publicKeyMultibase
  const genuine = [...read].filter((url) => checkSeal(readSealUrl(url)?.payload ?? '', () => key))
  line('QR codes read', read.size, `${genuine.length} seals hold`, seconds(from))
  rmSync(folder, { recursive: true })
  await stop()
  process.exit(0)
}

if (process.send) {
  process.once('message', ({ env, tenant, job }: { env: Env; tenant: string; job: string }) =>
    work(env, tenant, job),
  )
} else {
  await run(Number(process.argv[2] ?? 1_000))
}
