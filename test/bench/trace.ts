import { FlowEntity } from '../../packages/funds/ledger/flow.entity.ts'
import { type Flow, placeText } from '../../packages/funds/ledger/flow.ts'
import { startEngines } from '../../packages/local/engines.ts'
import { type World, world } from '../../packages/local/world.ts'
import { toWrite } from '../../packages/platform/write.ts'
import { follow } from '../../packages/transparency/trace/follow.ts'
import { booksOf } from '../../packages/transparency/trace/trace.ts'
import { median } from './statistics.ts'

export interface Traced {
  gifts: number
  batches: number
  flows: number
  /** Of one gift, the median of many. */
  calls: number
  units: number
  milliseconds: number
  /** The most that any of them took. */
  worst: number
}

/** Minor units of a gift; payments of a batch share out those of a hundred. */
const GIFT = 10_000
const SHARDS = 16

/** The flows of a fund whose gifts all went, batch by batch, to those that were confirmed. */
function flowsOf(gifts: number, batches: number): Flow[] {
  const flows: Flow[] = []
  const went = new Map<string, number>()
  const came = new Map<string, number>()
  const move = (from: string, to: string, amount: number) => {
    const [fromAt, toAt] = [went.get(from) ?? 0, came.get(to) ?? 0]
    const said = { entry: `e${flows.length}`, n: 0, day: '2026-11-02', kind: 'transfer', about: to }
    flows.push({ ...said, from, to, amount, currency: 'CNY', fromAt, toAt })
    went.set(from, fromAt + amount)
    came.set(to, toAt + amount)
  }
  for (let i = 0; i < gifts; i++) move(`gift.g${i}.cny`, 'fund.f.cny', GIFT)
  const total = gifts * GIFT
  move('fund.f.cny', 'earmark.e.cny', total)
  move('earmark.e.cny', 'line.l.cny', total)
  const each = Math.floor(total / batches / SHARDS)
  for (let i = 0; i < batches; i++) {
    move('line.l.cny', `batch.b${i}.cny`, each * SHARDS)
    for (let part = 0; part < SHARDS; part++) {
      const [sent, confirmed] = [`sent.b${i}.cny.${part}`, `confirmed.b${i}.cny.${part}`]
      move(`batch.b${i}.cny`, sent, each)
      move(sent, confirmed, each)
    }
  }
  return flows
}

async function keep(w: World, flows: readonly Flow[]): Promise<void> {
  const { db } = w.ports
  for (let at = 0; at < flows.length; at += 100) {
    const rows = flows.slice(at, at + 100).map((flow) =>
      FlowEntity.create({
        ...{ tenant: w.tenant, from: flow.from, to: flow.to },
        fromEnd: placeText(flow.fromAt + flow.amount),
        toEnd: placeText(flow.toAt + flow.amount),
        brief: JSON.stringify(flow),
      }),
    )
    await db.write(rows.map((row) => toWrite(db, row)))
  }
}

/** Follows gifts all over a fund, each as a donor would ask for it. */
export async function traceOf(gifts: number, batches: number): Promise<Traced> {
  const engines = await startEngines()
  process.env.DYNAMODB_ENDPOINT = engines.dynamodb
  process.env.SQS_ENDPOINT = engines.sqs
  process.env.S3_ENDPOINT = engines.s3
  try {
    const w = await world()
    const flows = flowsOf(gifts, batches)
    await keep(w, flows)
    const seen: { calls: number; units: number; milliseconds: number }[] = []
    for (let i = 0; i < 50; i++) {
      const gift = `gift.g${Math.floor((gifts * i) / 50)}.cny`
      const db = w.ports.db.metered()
      const from = performance.now()
      const trail = await follow(booksOf({ db, tenant: w.tenant }, gift), gift)
      const milliseconds = performance.now() - from
      const told = trail.stands.reduce((sum, one) => sum + one.amount, trail.refunded)
      if (told !== trail.given || trail.given !== GIFT) throw new Error('a gift that is not whole')
      seen.push({ calls: db.meter.calls, units: db.meter.read, milliseconds })
    }
    const of = (name: 'calls' | 'units' | 'milliseconds') => median(seen.map((one) => one[name]))
    return {
      ...{ gifts, batches, flows: flows.length, calls: of('calls'), units: of('units') },
      milliseconds: of('milliseconds'),
      worst: Math.max(...seen.map((one) => one.milliseconds)),
    }
  } finally {
    await engines.stop()
  }
}
