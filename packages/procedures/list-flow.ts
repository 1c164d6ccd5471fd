import { going, type List } from './list-model.ts'
import type { Flow } from './matter.ts'

/**
 * What a list's act moved: those who go on with it, and those whom it went against, who are counted
 * from then on where their households live.
 */
export function flowsOf(was: List, next: List): Flow[] {
  const { template, path, state: from } = was
  const had = new Set(going(was).map((entry) => entry.case))
  const on = going(next).filter((entry) => had.has(entry.case)).length
  const flows: Flow[] =
    next.state === from || on === 0 ? [] : [{ template, path, from, to: next.state, n: on }]
  const out = new Map<string, Flow>()
  for (const entry of next.entries) {
    if (!entry.out || !had.has(entry.case)) continue
    const at = entry.path ?? path
    const to = entry.out.state
    const flow = out.get(`${at}\n${to}`) ?? { template, path: at, to, n: 0 }
    out.set(`${at}\n${to}`, { ...flow, n: flow.n + 1 })
  }
  for (const flow of out.values()) {
    if (flow.path === path) flows.push({ ...flow, from })
    else flows.push(flow, { template, path, from, n: flow.n })
  }
  return flows
}
