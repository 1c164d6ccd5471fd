import { environment, makePorts } from '@terrace/functions/env'
import { workerOf } from '@terrace/functions/work'
import { routes } from '@terrace/funds/routes'
import type { Item, Meter } from '@terrace/platform/db'
import { newMeter } from '@terrace/platform/db'
import type { DynamoOperation } from '@terrace/platform/dynamo'
import { runJob } from '@terrace/platform/job-runner'
import { readJob } from '@terrace/platform/job-store'
import { newContext } from '@terrace/platform/new-context'
import { childrenOf } from '@terrace/tenancy'
import { provision } from '../../packages/local/provision.ts'
import { cpuSoFar, serve } from './child.ts'

/** A process that shares money out: nothing else is in its memory. */

const env = environment()
const ports = makePorts(env)
const { client } = ports.db
const send = client.send.bind(client)
let meter = newMeter()
/** Called before each transaction. */
let watch: (input: Item) => void = () => undefined
client.send = (async (operation: DynamoOperation, input: Item) => {
  if (operation === 'TransactWriteItems') watch(input)
  const answer = await send<{ ConsumedCapacity?: unknown }>(operation, input)
  meter.calls++
  const reads = ['GetItem', 'BatchGetItem', 'Query', 'Scan'].includes(operation)
  for (const used of [answer.ConsumedCapacity].flat() as ({ CapacityUnits?: number } | null)[]) {
    meter[reads ? 'read' : 'write'] += used?.CapacityUnits ?? 0
  }
  return answer
}) as typeof client.send

const ctxOf = (tenant: string, user: string, role: string) =>
  newContext(ports, {
    tenant,
    actor: { id: user, name: user, method: 'totp' },
    roles: [role],
    scope: [''],
    lang: 'zh',
    zone: 'Asia/Shanghai',
  })

type Table = typeof routes
const ask = async <K extends keyof Table>(
  ctx: ReturnType<typeof ctxOf>,
  key: K,
  input: Table[K]['_in'],
) => (await (routes[key].action as (...a: unknown[]) => unknown)(ctx, input)) as never as Out<K>
type Out<K extends keyof Table> = NonNullable<Table[K]['_out']>

export interface Stage {
  seconds: number
  cpu: number
  meter: Meter
}

/** A tenth of a yuan a day for everybody, about: enough that nobody is at their cap. */
const A_HEAD = 3_000

const methods = {
  /** A fund, a line, and a proposal whose job waits. */
  async open({ tenant, households }: { tenant: string; households: number }) {
    const ctx = ctxOf(tenant, 'preparer', 'finance')
    const [top] = (await childrenOf(ctx, {})).items
    const area = top?.area ?? ''
    const amount = households * 3 * A_HEAD
    const year = Number(ctx.today().slice(0, 4))
    const fund = await ask(ctx, 'POST /funds', { name: 'Bench', origin: 'county', area, year })
    await ask(ctx, 'POST /entries', {
      ...{ entry: `allot-${fund.fund}`, kind: 'allocation', day: ctx.today(), about: fund.fund },
      legs: [
        { account: { kind: 'source', owner: 'treasury', currency: 'CNY' }, amount: -amount },
        { account: { kind: 'fund', owner: fund.fund, currency: 'CNY' }, amount },
      ],
    })
    const pot = { fund: fund.fund, name: 'Living', area, amount }
    const { earmark } = await ask(ctx, 'POST /earmarks', pot)
    const benefit = { earmark, name: 'Allowance', use: 'benefit' as const, amount }
    const { line } = await ask(ctx, 'POST /lines', benefit)
    const { proposal, job } = await ask(ctx, 'POST /proposals', {
      ...{ line, name: 'Bench', benefit: 'living-allowance', cycle: '2026-11', amount },
      limits: { unit: 100 },
      filter: {
        statuses: ['candidate', 'registered', 'assisted', 'pre-exit', 'exited', 'stable'],
        withoutIncome: 'as-none',
      },
      standard: 'monitoring',
      rules: [
        { name: 'Equal', rule: { kind: 'equal' } },
        { name: 'Per head', rule: { kind: 'per-head' } },
        { name: 'Poverty', rule: { kind: 'fgt', alpha: 2 } },
        {
          name: 'Score',
          rule: { kind: 'score', formula: 'children * 2 + elderly + disabled + 1' },
        },
      ],
      scoring: { formula: 'gap' },
    })
    return { proposal: proposal.proposal, job }
  },

  async decide({ tenant, proposal }: { tenant: string; proposal: string }) {
    const why = 'For the bench, so that all are paid'
    await ask(ctxOf(tenant, 'preparer', 'finance'), 'POST /proposals/{proposal}/choice', {
      ...{ proposal, rule: 0, why },
    })
    const county = ctxOf(tenant, 'county', 'county')
    const key = 'POST /proposals/{proposal}/decision'
    return { job: (await ask(county, key, { proposal, approved: true, why })).job ?? '' }
  },

  /** Works a job off; `until` is a word in the transaction at which its first stage ends. */
  async work({ tenant, job, until }: { tenant: string; job: string; until?: string }) {
    const stages: Stage[] = []
    const idle = process.resourceUsage().maxRSS / 1_024
    let [from, cpu] = [performance.now(), cpuSoFar()]
    const next = () => {
      stages.push({ seconds: (performance.now() - from) / 1_000, cpu: cpuSoFar() - cpu, meter })
      ;[from, cpu, meter] = [performance.now(), cpuSoFar(), newMeter()]
    }
    meter = newMeter()
    watch = (input) => {
      if (until === undefined || stages.length > 0 || !JSON.stringify(input).includes(until)) return
      next()
    }
    await runJob(
      workerOf(ports, () => false),
      tenant,
      job,
    )
    next()
    const { state, counts, error } = await readJob(ports.db, tenant, job)
    if (state !== 'done') throw new Error(JSON.stringify(error))
    const peak = process.resourceUsage().maxRSS / 1_024
    return { stages, idle, peak, counts: counts as Record<string, number> }
  },

  /** The entitlements of a proposal as bare transactions of a hundred puts, in a table of their own. */
  async floor({ proposal }: { proposal: string }) {
    const items: Item[] = []
    const mark = `"proposal":"${proposal}"`
    for await (const item of ports.db.scan()) {
      if (item.noun === 'entitlement' && String(item.doc).includes(mark)) items.push(item)
    }
    const { DYNAMODB_ENDPOINT: dynamodb = '', SQS_ENDPOINT: sqs = '', S3_ENDPOINT: s3 = '' } = env
    const { table } = await provision({ dynamodb, sqs, s3 }, { suffix: 'floor' })
    meter = newMeter()
    const from = performance.now()
    for (let i = 0; i < items.length; i += 100) {
      await client.send('TransactWriteItems', {
        TransactItems: items.slice(i, i + 100).map((Item) => ({ Put: { TableName: table, Item } })),
        ReturnConsumedCapacity: 'TOTAL',
      })
    }
    return { count: items.length, seconds: (performance.now() - from) / 1_000, meter }
  },
}

export type AllocationMethods = typeof methods
serve(methods)
