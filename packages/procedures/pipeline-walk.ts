import type { Ctx } from '@terrace/platform/context'
import { anchorsUnder } from '@terrace/tenancy'
import { readList } from './list-store.ts'
import { MatterEntity } from './matter.entity.ts'
import type { Brief, Flow } from './matter.ts'

/**
 * Every case of the tenant where it stands, from the rows themselves: for recounts. A case on a list
 * stands where its list does; one that its list put out and that is not yet written, where it went.
 */
export async function* standingCases(ctx: Ctx): AsyncGenerator<Flow> {
  for (const { area: anchor } of await anchorsUnder(ctx, '')) {
    for await (const brief of shelf(ctx, anchor, 'case')) {
      if (brief.list) continue
      const { template, path, state } = brief
      yield { template, path, to: state, n: 1 }
    }
    for await (const brief of shelf(ctx, anchor, 'list')) {
      const { template, path, state, entries = 0, leaving = 0 } = brief
      if (entries > 0) yield { template, path, to: state, n: entries }
      if (leaving === 0) continue
      const { doc } = await readList(ctx, brief.id)
      for (const { out, settled, path: own } of doc.entries) {
        if (out && !settled) yield { template, path: own ?? path, to: out.state, n: 1 }
      }
    }
  }
}

async function* shelf(ctx: Ctx, anchor: string, name: string): AsyncGenerator<Brief> {
  const search = MatterEntity.query.byShelf({ tenant: ctx.tenant, anchor, shelf: name })
  for await (const item of ctx.db.all(search)) yield JSON.parse(String(item.brief)) as Brief
}
