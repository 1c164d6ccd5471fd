import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { Household } from '@terrace/registry'
import { routes as registry } from '@terrace/registry/routes'
import { areaOf } from '@terrace/tenancy'
import type { CardBrief, CardView } from './card-model.ts'
import { routes } from './routes.ts'

/** Tools of the tests of cards: households, decisions, and what people do at the card desk. */

/** As much of the tests' world as these tools use. */
interface World {
  as(roles: string, scope?: string[], user?: string): Ctx
  settle(): Promise<number>
  app: { request(url: string, init: RequestInit): Response | Promise<Response> }
  env: { BASE_URL: string }
}

type Acted = (ctx: Ctx, input: unknown) => Promise<unknown>

/** Runs a route's action as somebody, and gives the answer as the route would. */
export async function act<T = CardView>(
  ctx: Ctx,
  key: keyof typeof routes,
  input: unknown = {},
): Promise<T> {
  const { action, out } = routes[key]
  return out.parse(await (action as Acted)(ctx, input)) as T
}

let serial = 0
export const addHousehold = (w: World, area: string, more: object = {}): Promise<Household> =>
  (registry['POST /households'].action as unknown as Acted)(w.as('county'), {
    area,
    members: [{ name: `王建国${serial++}`, relation: 'head', birth: '1970-02-03' }],
    type: 'general',
    ...more,
  }) as Promise<Household>

/** What the decision of a case tells: the event that issues cards. */
export async function decide(
  w: World,
  households: readonly Pick<Household, 'household' | 'area'>[],
  more: {
    case?: string
    list?: string
    together?: boolean
    effective?: string
    removed?: boolean
  } = {},
): Promise<string[]> {
  const ctx = w.as('system')
  const paths = new Map<string, string>()
  for (const { area } of households) paths.set(area, (await areaOf(ctx, area)).path)
  const facts = households.map(({ household, area }) => ({
    // Counts no case: these tests have none.
    template: 'identification',
    n: 0,
    household,
    case: more.case ?? ctx.newId('case'),
    ...(more.list ? { list: more.list } : {}),
    area,
    path: paths.get(area) ?? '',
    decision: '青政发〔2026〕7号',
    effective: more.effective ?? ctx.today(),
  }))
  const events = (more.together ? [facts] : facts.map((one) => [one])).map((one) => ({
    name: more.removed ? 'case.removed' : 'case.registered',
    about: ctx.newId('case'),
    facts: one,
  }))
  for (let i = 0; i < events.length; i += 90) {
    await commit(ctx, 'case.decide', events.slice(i, i + 90), [])
  }
  return facts.map((one) => one.case)
}

export const cardsOf = async (ctx: Ctx, filter: object = {}): Promise<CardBrief[]> =>
  (await act<{ items: CardBrief[] }>(ctx, 'GET /cards', filter)).items

/** A household with its card. */
export async function cardFor(w: World, area: string, more: object = {}): Promise<CardBrief> {
  const household = await addHousehold(w, area, more)
  await decide(w, [household])
  await w.settle()
  const [card] = await cardsOf(w.as('county'), { household: household.household })
  if (!card) throw new Error('no card was issued')
  return card
}

/** What anybody may ask; a card by its serial alone. */
export async function ask(w: World, path: string, headers: Record<string, string> = {}) {
  const own = path.startsWith('/t/') ? path : `/t/-${path}`
  const response = await w.app.request(`${w.env.BASE_URL}/public${own}`, { headers })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) }
}
