import { startEngines } from '../../packages/local/engines.ts'
import { Chance } from '../../packages/local/seed/chance.ts'
import { plantCounty } from '../../packages/local/seed/county.ts'
import { settle } from '../../packages/local/seed/write.ts'
import { world } from '../../packages/local/world.ts'
import { serve } from './child.ts'

/** A county of any size on engines of its own, written by the seed's own writers. */
const engines = await startEngines()
process.env.DYNAMODB_ENDPOINT = engines.dynamodb
process.env.SQS_ENDPOINT = engines.sqs
process.env.S3_ENDPOINT = engines.s3

const methods = {
  async make({ households }: { households: number }) {
    const w = await world()
    const ctx = w.as(['system', 'admin', 'county'])
    const { villages } = await plantCounty(ctx, () => undefined)
    const serial = { next: 1 }
    const queue = villages.map(({ area }, i) => ({ area, seed: i }))
    const each = Math.ceil(households / villages.length)
    const worker = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const chance = new Chance(next.seed * 7_919 + 17)
        const maker = { chance, today: ctx.today(), year: Number(ctx.today().slice(0, 4)), serial }
        await settle(ctx, next.area, maker, each)
      }
    }
    await Promise.all(Array.from({ length: 4 }, worker))
    await w.settle()
    return { tenant: w.tenant, env: w.env as unknown as Record<string, string> }
  },
}

export type SizeMethods = typeof methods
serve(methods, engines.stop)
