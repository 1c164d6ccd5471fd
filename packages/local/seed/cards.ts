import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { Household } from '@terrace/registry'

const registered = ['registered', 'assisted', 'pre-exit', 'monitored']

/** Households whose case is told by one event: as many as a transaction has room for. */
const TOGETHER = 20

/** The decisions by which these households were registered: their cards follow from the news. */
export async function registerCards(ctx: Ctx, households: readonly Household[]): Promise<void> {
  const facts = households
    .filter(({ status }) => registered.includes(status))
    .map(({ household, area, path, number }) => ({
      // The seed makes households, not cases: none is counted.
      template: 'identification',
      n: 0,
      household,
      case: `case-${household}`,
      area,
      path,
      decision: `示例〔${number}〕`,
      effective: ctx.today(),
    }))
  for (let at = 0; at < facts.length; at += TOGETHER) {
    const part = facts.slice(at, at + TOGETHER)
    const about = part[0]?.case ?? ''
    await commit(ctx, 'seed', [{ name: 'case.registered', about, facts: part }], [])
  }
}
