import { routes as monitoring } from '@terrace/monitoring/routes'
import type { Ctx } from '@terrace/platform/context'
import type { RouteTable } from '@terrace/platform/route'
import { routes as registry } from '@terrace/registry/routes'

/** What requests are about: taken from the register before anything is measured. */
export interface Targets {
  households: { household: string; member: string }[]
  /** Beginnings of names that are there: two characters. */
  names: string[]
  townships: string[]
  village: string
}

export interface Sent {
  method: string
  path: string
  body?: unknown
}

export interface Operation {
  title: string
  /** The route, as the tables of routes name it. */
  key: string
  writes: boolean
  /** The input of the n-th request. */
  input(targets: Targets, n: number): Record<string, unknown>
}

/** Names of their own: namesakes born on one day are suspects, and those are searched behind. */
const named = (surname: string, n: number) =>
  surname + String.fromCodePoint(0x4e00 + (n % 4_001), 0x4e00 + ((n * 31) % 4_003))

const of = <T>(list: readonly T[], n: number): T => {
  const found = list[n % list.length]
  if (found === undefined) throw new Error('nothing to ask for: the register is empty')
  return found
}

/** What the county's office does all day. */
export const operations = {
  open: {
    title: 'open a household',
    key: 'GET /households/{household}',
    writes: false,
    input: ({ households }, n) => ({ household: of(households, n).household }),
  },
  list: {
    title: 'list 50',
    key: 'GET /households',
    writes: false,
    // Half of them the whole county, as the page opens; half one township.
    input: ({ townships }, n) => (n % 2 === 0 ? {} : { area: of(townships, n >> 1) }),
  },
  search: {
    title: 'search by name',
    key: 'POST /households/search',
    writes: false,
    input: ({ names }, n) => ({ q: of(names, n) }),
  },
  dashboard: {
    title: 'county dashboard',
    key: 'GET /dashboard',
    writes: false,
    input: () => ({}),
  },
  create: {
    title: 'create a household',
    key: 'POST /households',
    writes: true,
    input: ({ village }, n) => ({
      area: village,
      causeMain: 'illness',
      type: 'general',
      address: `${n}号`,
      members: [
        {
          name: named('王', n),
          relation: 'head',
          sex: 'male',
          birth: '1970-05-01',
          education: 'primary',
        },
        { name: named('李', n), relation: 'spouse', sex: 'female', birth: '1972-02-03' },
        { name: named('王', n + 7), relation: 'son', sex: 'male', birth: '2012-02-03' },
      ],
      income: { wage: 1_200_000 + n, operatingCost: 100_000 },
      living: { arable: 4.5, dwelling: 90, waterSafe: true },
    }),
  },
  member: {
    title: 'change a member',
    key: 'PATCH /households/{household}/members/{member}',
    writes: true,
    input: ({ households }, n) => ({ ...of(households, n), employer: `单位${n}` }),
  },
} satisfies Record<string, Operation>

export type OperationName = keyof typeof operations
export const operationNames = Object.keys(operations) as OperationName[]

const tables: RouteTable = { ...registry, ...monitoring }

/** The request that a browser would send for an input. */
export function requestOf(
  tenant: string,
  { key }: Operation,
  given: Record<string, unknown>,
): Sent {
  const input = { ...given }
  const [method = 'GET', pattern = '/'] = key.split(' ')
  const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(input[name])
    delete input[name]
    return encodeURIComponent(value)
  })
  const at = `/api/t/${tenant}${path}`
  if (method !== 'GET') return { method, path: at, body: input }
  const query = new URLSearchParams(input as Record<string, string>).toString()
  return { method, path: query ? `${at}?${query}` : at }
}

/** The same without HTTP: the route's own action. */
export async function perform(ctx: Ctx, { key }: Operation, input: Record<string, unknown>) {
  const route = tables[key]
  if (!route) throw new Error(`no route ${key}`)
  return route.action(ctx, input as never)
}
