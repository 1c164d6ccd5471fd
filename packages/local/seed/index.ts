import { type Env, environment, makePorts } from '@terrace/functions/env'
import { makeIdentity } from '@terrace/functions/identity'
import type { Ctx } from '@terrace/platform/context'
import { addDays } from '@terrace/platform/dates'
import { newContext, systemActor } from '@terrace/platform/new-context'
import type { Household } from '@terrace/registry'
import { routes as registry } from '@terrace/registry/routes'
import { addArea, createTenant, setLineAmount } from '@terrace/tenancy'
import type { Seed } from '../seeding.ts'
import { registerCards } from './cards.ts'
import { procedures } from './cases.ts'
import { Chance } from './chance.ts'
import { COUNTY, plantCounty } from './county.ts'
import { act } from './door.ts'
import { giving } from './giving.ts'
import { type Person, people } from './logins.ts'
import { money } from './money.ts'
import type { Maker } from './people.ts'
import { DEMO, HARBOUR } from './tenants.ts'
import { correct, onDay, settle } from './write.ts'

const sizes = { demo: 2_000, large: 100_000, empty: 0 }
/** Villages written at once: the engine takes several transactions side by side. */
const WIDE = 4

/**
 * Makes a county that does not exist: 12 townships, 60 villages with boundaries, households over the
 * whole life cycle, one login a role. Everything goes through the same writers as real data.
 */
export const seed: Seed = async ({ kind, progress }) => {
  const env: Env = environment()
  const ports = makePorts(env)
  const identity = makeIdentity(ports, env)
  // Tests make do with a smaller county; nobody else sets this.
  const total = Number(process.env.SEED_HOUSEHOLDS ?? sizes[kind])
  const levels = ['county', 'township', 'village']
  await createTenant(ports, {
    tenant: DEMO,
    name: COUNTY.zh,
    kind: 'government',
    pack: 'cn',
    levels: cnLevels(levels),
    // The demo is signed in to with one printed password; a real county is not.
    secondFactor: false,
  })
  const ctx = newContext(ports, {
    tenant: DEMO,
    actor: { ...systemActor, name: '示例数据' },
    roles: ['system', 'admin', 'county'],
    scope: [''],
    lang: 'zh',
    zone: 'Asia/Shanghai',
  })
  const lines = { exit: 800_000, monitoring: 960_000 }
  for (const [line, amount] of Object.entries(lines)) {
    const year = Number(ctx.today().slice(0, 4))
    await setLineAmount(ctx, { line, year, amount, reason: '示例标准' })
  }
  let planted = 0
  const county = await plantCounty(ctx, () => progress(++planted, 60, 'villages'))
  await harbour(ports)
  const { logins, persons, receiver } = await people(ports, identity, county)
  const step = (done: number) => progress(done, total, 'households')
  await households(ctx, county.villages, { total, receiver }, step)
  await procedures(ctx, county.villages, persons)
  const [finance, donor] = [persons.get('finance'), persons.get('donor')]
  if (finance && donor) {
    const area = county.county.area
    await giving({ ctx, area, finance, donor: { ...donor, email: 'donor@demo.example' } })
  }
  await money(ctx, { ...county, receiver }, persons)
  return { logins }
}

function cnLevels(codes: readonly string[]) {
  const names: Record<string, { en: string; zh: string }> = {
    county: { en: 'County', zh: '县' },
    township: { en: 'Township', zh: '乡镇' },
    village: { en: 'Village', zh: '村' },
  }
  return codes.map((code) => ({ code, name: names[code] ?? { en: code, zh: code } }))
}

type Villages = Awaited<ReturnType<typeof plantCounty>>['villages']

async function households(
  ctx: Ctx,
  villages: Villages,
  { total, receiver }: { total: number; receiver: Person | undefined },
  step: (done: number) => void,
): Promise<void> {
  const today = ctx.today()
  const serial = { next: 1 }
  // A third of the villages is poorer and has more households on the register (domain.md §5.3).
  const weights = villages.map((_, i) => (i % 3 === 0 ? 2.2 : 1))
  const whole = weights.reduce((a, b) => a + b, 0)
  const counts = weights.map((weight) => Math.floor((total * weight) / whole))
  counts[0] = (counts[0] ?? 0) + total - counts.reduce((a, b) => a + b, 0)
  let done = 0
  const queue = villages.map(({ area }, i) => ({ area, count: counts[i] ?? 0, seed: i }))
  /** Villages that already have their cards: enough to be looked at. */
  const carded = 3
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const own = new Chance(next.seed * 7_919 + 17)
      for (let left = next.count; left > 0; left -= 60) {
        // Most came with the first survey; some each month since, some in this one.
        const day = own.is(0.1)
          ? addDays(today, -own.int(0, 20))
          : addDays(today, -own.int(60, 700))
        const maker: Maker = { chance: own, today: day, year: Number(today.slice(0, 4)), serial }
        const person = next.seed === 0 && left === next.count ? receiver : undefined
        maker.own = person?.name
        const made = await settle(onDay(ctx, day), next.area, maker, Math.min(60, left))
        if (person) await signsIn(onDay(ctx, day), person, made)
        if (next.seed < carded) await registerCards(onDay(ctx, day), made)
        done += made.length
        step(done)
        for (const household of made) {
          if (!own.is(0.06)) continue
          const later = addDays(day, own.int(1, 20))
          const at = onDay(ctx, later > today ? today : later)
          const more = (household.snapshot.income.wage ?? 0) + 150_000
          await correct(at, household, { income: { wage: more } }, '工资单核实')
        }
      }
    }
  }
  await Promise.all(Array.from({ length: WIDE }, worker))
}

/** The household of this name is the person's own. */
async function signsIn(ctx: Ctx, { id, name }: Person, among: readonly Household[]): Promise<void> {
  const own = among.find(({ members }) => members[0]?.name === name)
  if (!own) return
  const { household } = own
  await act(registry['POST /households/{household}/holders'], ctx, { household, user: id })
}

/** A workspace of the neutral pack: other names, another currency, no national ID. */
async function harbour(ports: ReturnType<typeof makePorts>): Promise<void> {
  const { settings } = await createTenant(ports, {
    tenant: HARBOUR,
    name: 'Harbour District',
    kind: 'government',
    pack: 'international',
    secondFactor: false,
  })
  const ctx = newContext(ports, {
    tenant: HARBOUR,
    actor: systemActor,
    roles: ['system', 'admin'],
    scope: [''],
    lang: 'en',
    zone: settings.zone,
  })
  const [top] = settings.levels
  if (top) await addArea(ctx, { level: top.code, name: 'Harbour' })
}
