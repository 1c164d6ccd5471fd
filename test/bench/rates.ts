import type { Child } from './child.ts'
import type { CloudMethods } from './cloud.ts'
import type { Load, LoadMethods, Measured } from './load.ts'
import { type OperationName, operations, requestOf, type Targets } from './operations.ts'
import type { RawMethods } from './raw.ts'
import { median } from './statistics.ts'

export interface Setting {
  tenant: string
  url: string
  cookie: () => Promise<string>
  targets: Targets
  load: Child<LoadMethods>
  raw: Child<RawMethods>
  cloud: Child<CloudMethods>
  rounds: number
  /** Milliseconds of one measurement. */
  ms: number
}

export const CONNECTIONS = 16
/** Requests prepared for one measurement: more than it can send of a write. */
const PREPARED = { reads: 200, writes: 300 }
/** Each measurement has numbers of its own, so that no write is made twice. */
let serial = 0

type Numbers = Pick<Measured, 'perSecond' | 'p50' | 'p99' | 'cpu' | 'table'>

export interface Rate {
  operation: OperationName
  perSecond: number
  p50: number
  p99: number
  raw: number
  rawP50: number
  rawP99: number
  /** Processor time for one request, in milliseconds: the whole cloud's, and the bare calls'. */
  cpu: number
  rawCpu: number
  /** That of the table's engine meanwhile, with the projections of what was written. */
  table: number
  rawTable: number
  /** Median of the rounds' own ratios: both sides of one round met the same machine. */
  ratio: number
  ratios: number[]
  calls: number
  steps: number
  cost: string
  failed: number
  words?: string
}

/** Requests a second of one operation beside its bare DynamoDB calls, by turns. */
export async function rateOf(setting: Setting, name: OperationName): Promise<Rate> {
  const http: Measured[] = []
  const raw: Measured[] = []
  let shape = { calls: 0, steps: 0 }
  // The first round warms both sides and does not count.
  for (let round = 0; round <= setting.rounds; round++) {
    const first = round % 2 === 0
    const one = async (which: boolean) => {
      if (which) http.push(await throughHttp(setting, name))
      else {
        shape = await prepareRaw(setting, name)
        await setting.cloud.call('idle', undefined)
        const { ms } = setting
        const again = !operations[name].writes
        const bare = { connections: CONNECTIONS, ms, again }
        raw.push(await beside(setting, () => setting.raw.call('run', bare)))
      }
    }
    await one(first)
    await one(!first)
  }
  const ratios = http
    .slice(1)
    .map((one, i) => one.perSecond / (raw[i + 1]?.perSecond ?? Number.NaN))
  const failures = [...http, ...raw].filter((one) => one.failed > 0)
  const middle = (of: Measured[], key: keyof Numbers) => median(of.slice(1).map((one) => one[key]))
  return {
    operation: name,
    perSecond: middle(http, 'perSecond'),
    p50: middle(http, 'p50'),
    p99: middle(http, 'p99'),
    raw: middle(raw, 'perSecond'),
    rawP50: middle(raw, 'p50'),
    rawP99: middle(raw, 'p99'),
    cpu: middle(http, 'cpu'),
    rawCpu: middle(raw, 'cpu'),
    table: middle(http, 'table'),
    rawTable: middle(raw, 'table'),
    ratio: median(ratios),
    ratios,
    ...shape,
    cost: http.at(-1)?.cost ?? '',
    failed: failures.reduce((n, one) => n + one.failed, 0),
    ...(failures[0]?.words ? { words: failures[0].words } : {}),
  }
}

async function throughHttp(setting: Setting, name: OperationName): Promise<Measured> {
  const { tenant, targets, url, ms } = setting
  const operation = operations[name]
  const count = operation.writes ? PREPARED.writes : PREPARED.reads
  const from = serial
  serial += count
  const load: Load = {
    url,
    headers: { origin: url, 'accept-language': 'zh' },
    requests: Array.from({ length: count }, (_, i) =>
      requestOf(tenant, operation, operation.input(targets, from + i)),
    ),
    connections: CONNECTIONS,
    ms,
    again: !operation.writes,
  }
  await setting.cloud.call('idle', undefined)
  load.headers.cookie = await setting.cookie()
  const before = await setting.cloud.call('cpu', undefined)
  const measured = await beside(setting, () => setting.load.call('run', load))
  const after = await setting.cloud.call('cpu', undefined)
  return { ...measured, cpu: (after.own - before.own) / measured.count }
}

/** Notes the table's processor time beside; what is projected afterwards belongs to the writes. */
async function beside({ cloud }: Setting, run: () => Promise<Measured>): Promise<Measured> {
  const before = await cloud.call('cpu', undefined)
  const measured = await run()
  await cloud.call('idle', undefined)
  const after = await cloud.call('cpu', undefined)
  return { ...measured, table: (after.table - before.table) / measured.count }
}

async function prepareRaw({ tenant, targets, raw }: Setting, operation: OperationName) {
  const { writes } = operations[operation]
  // A changed household can be written once from the state that was read.
  const most = operation === 'member' ? targets.households.length : PREPARED.writes
  const count = writes ? Math.min(PREPARED.writes, most) : PREPARED.reads
  const from = serial
  serial += count
  return raw.call('prepare', { tenant, operation, targets, from, count })
}
