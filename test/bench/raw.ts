import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { environment, makePorts } from '@terrace/functions/env'
import { type Item, newMeter } from '@terrace/platform/db'
import { newContext } from '@terrace/platform/new-context'
import type { Brief, HouseholdView } from '@terrace/registry'
import { childrenOf } from '@terrace/tenancy'
import { provision } from '../../packages/local/provision.ts'
import { cpuSoFar, serve } from './child.ts'
import type { Measured } from './load.ts'
import { type OperationName, operations, perform, type Targets } from './operations.ts'
import { type Call, recorder, replay } from './record.ts'
import { quantile } from './statistics.ts'

/*
 * The table without Terrace. Before a measurement it notes the very calls that the routes' actions
 * make (same keys, same expressions, same items); then it sends them with the same SDK from a
 * process that does nothing else.
 */

const env = environment()
const ports = makePorts(env)
const record = recorder(ports.db.client)
/** The SDK as it comes: what a function without Terrace would use. */
const bare = DynamoDBDocumentClient.from(
  new DynamoDBClient(env.DYNAMODB_ENDPOINT ? { endpoint: env.DYNAMODB_ENDPOINT } : {}),
  { marshallOptions: { removeUndefinedValues: true } },
)

const contextOf = (tenant: string) =>
  newContext(ports, {
    tenant,
    actor: { id: 'bench', name: 'Bench', method: 'totp' },
    roles: ['county'],
    scope: [''],
    lang: 'zh',
    zone: 'Asia/Shanghai',
  })

let prepared: Call[][] = []

const methods = {
  /** What may be asked for: some households spread over the county, names, areas. */
  async targets({ tenant, households }: { tenant: string; households: number }): Promise<Targets> {
    const ctx = contextOf(tenant)
    const [top] = (await childrenOf(ctx, {})).items
    const townships = (await childrenOf(ctx, { parent: top?.area })).items
    const villages = await Promise.all(
      townships.map(async ({ area }) => (await childrenOf(ctx, { parent: area })).items),
    )
    const found: Targets['households'] = []
    const names = new Set<string>()
    for (const { area } of villages.flat()) {
      if (found.length >= households) break
      const page = (await perform(ctx, operations.list, { area })) as { items: Brief[] }
      for (const { household, head } of page.items) {
        const view = (await perform(ctx, operations.open, { household })) as HouseholdView
        const member = view.members.find(({ left }) => !left)?.member
        if (member) found.push({ household, member })
        if (head) names.add(head.slice(0, 2))
      }
    }
    return {
      households: found,
      names: [...names],
      townships: townships.map(({ area }) => area),
      village: villages[0]?.[0]?.area ?? '',
    }
  },

  /** Notes what requests `from` … `from + count` of an operation ask of the table. */
  async prepare(input: {
    tenant: string
    operation: OperationName
    targets: Targets
    from: number
    count: number
  }): Promise<{ calls: number; steps: number }> {
    const { tenant, targets, from, count } = input
    const operation = operations[input.operation]
    const one = (n: number) => () =>
      perform(contextOf(tenant), operation, operation.input(targets, n))
    // The first fills the process's memories of settings and areas, as in a warm function.
    await record(one(from), operation.writes)
    prepared = []
    for (let n = from; n < from + count; n++) prepared.push(await record(one(n), operation.writes))
    const sample = prepared[0] ?? []
    return { calls: sample.length, steps: sample.at(-1)?.step ?? 0 }
  },

  /** Sends them; `again` as in `Load`. */
  async run(input: { connections: number; ms: number; again: boolean }): Promise<Measured> {
    const { connections, ms, again } = input
    const times: number[] = []
    let [next, failed] = [0, 0]
    let words: string | undefined
    const cpu = cpuSoFar()
    const began = performance.now()
    const connection = async () => {
      while (performance.now() - began < ms && (again || next < prepared.length)) {
        const calls = prepared[next++ % prepared.length]
        if (!calls) return
        const start = performance.now()
        await replay(bare, calls).catch((error: unknown) => {
          failed++
          words ??= String(error)
        })
        times.push(performance.now() - start)
      }
    }
    await Promise.all(Array.from({ length: connections }, connection))
    const seconds = (performance.now() - began) / 1000
    const rates = { perSecond: times.length / seconds, count: times.length, failed }
    const used = (cpuSoFar() - cpu) / times.length
    const spread = { p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
    return { ...rates, ...spread, cpu: used, table: Number.NaN, ...(words ? { words } : {}) }
  },

  /** What one request costs: warm, in DynamoDB's units; a write is really made. */
  async cost(input: { tenant: string; operation: OperationName; targets: Targets; n: number }) {
    const operation = operations[input.operation]
    const made = operation.input(input.targets, input.n)
    const meter = newMeter()
    const ctx = contextOf(input.tenant)
    const db = ports.db.metered(meter)
    const calls = await record(() => perform({ ...ctx, db, meter }, operation, made), false)
    return { ...meter, steps: calls.at(-1)?.step ?? 0 }
  },

  /** Writes what imports of a tenant wrote again, into a table of its own: six transactions wide. */
  async writeAgain({ tenant }: { tenant: string }): Promise<{ items: number; seconds: number }> {
    const { DYNAMODB_ENDPOINT = '', SQS_ENDPOINT = '', S3_ENDPOINT = '' } = env
    const ends = { dynamodb: DYNAMODB_ENDPOINT, sqs: SQS_ENDPOINT, s3: S3_ENDPOINT }
    const { table } = await provision(ends, { suffix: `raw${process.pid}` })
    const items = await importedItems(tenant)
    const chunks: Item[][] = []
    for (let i = 0; i < items.length; i += 95) chunks.push(items.slice(i, i + 95))
    let next = 0
    const began = performance.now()
    const writer = async () => {
      for (let chunk = chunks[next++]; chunk; chunk = chunks[next++]) {
        const ConditionExpression = 'attribute_not_exists(pk)'
        const puts = chunk.map((Item) => ({ Put: { TableName: table, Item, ConditionExpression } }))
        await bare.send(new TransactWriteCommand({ TransactItems: puts }))
      }
    }
    await Promise.all(Array.from({ length: 6 }, writer))
    return { items: items.length, seconds: (performance.now() - began) / 1000 }
  },
}

/** Everything that an import wrote: households with what belongs to them, and its events. */
async function importedItems(tenant: string): Promise<Item[]> {
  const all: Item[] = []
  const households = new Set<string>()
  for await (const item of ports.db.scan()) {
    if (!String(item.pk).startsWith(`$terrace#tenant_${tenant}#`)) continue
    all.push(item)
    const imported =
      item.__edb_e__ === 'household' && String(item.doc).includes('"source":{"import"')
    if (imported) households.add(String(item.household))
  }
  const belongs = (item: Item) =>
    households.has(String(item.household ?? item.owner)) ||
    (item.type === 'event' && item.name === 'households.imported' && !/^seed/.test(`${item.about}`))
  return all.filter(belongs)
}

export type RawMethods = typeof methods
serve(methods)
