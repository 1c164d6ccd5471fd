import type { Actor, Ctx, Ports } from './context.ts'
import { dayIn } from './dates.ts'
import { newMeter } from './db.ts'
import { assert } from './fault.ts'
import type { Language } from './i18n.ts'
import { idMaker } from './ids.ts'

export interface ContextInput {
  tenant: string
  actor: Actor
  roles: readonly string[]
  scope: readonly string[]
  lang: Language
  zone: string
}

/** One context for one request or job: its own meter, one instant, ids that rise. */
export function newContext(ports: Ports, input: ContextInput): Ctx {
  assert(/^[a-z0-9-]{1,40}$/.test(input.tenant), 'a tenant id that cannot lead a key')
  const meter = newMeter()
  const at = ports.now()
  return {
    ...input,
    ports,
    db: ports.db.metered(meter),
    meter,
    now: () => at.toISOString(),
    today: () => dayIn(at, input.zone),
    newId: idMaker(() => at.getTime(), ports.random),
    save: () => assert(false, 'save outside a command'),
  }
}

/** The actor of work that nobody in particular asked for. */
export const systemActor: Actor = { id: 'system', name: 'Terrace', method: 'system' }
