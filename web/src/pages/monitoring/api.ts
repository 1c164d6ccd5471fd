import type { routes } from '@terrace/monitoring/routes'
import type { routes as tenancyRoutes } from '@terrace/tenancy/routes'
import { cached } from '../../api/cached.ts'
import { client, type OutputOf } from '../../api/client.ts'
import type { Geometry } from '../../ui/chart/scale.ts'

const api = client<typeof routes>()
const tenancy = client<typeof tenancyRoutes>()

export type Dashboard = OutputOf<typeof routes, 'GET /dashboard'>
export type Child = Dashboard['children'][number]

/** Pages of a hundred children that are read for one dashboard; more than any area has. */
const MOST_PAGES = 10

/** The counts of an area and of all its children; '' is where the reader's own part begins. */
export const dashboard = cached('dashboard', async (area: string): Promise<Dashboard> => {
  const asked = area ? { area } : {}
  const first = await api('GET /dashboard', asked)
  const children = [...first.children]
  let cursor = first.next
  for (let page = 1; cursor && page < MOST_PAGES; page++) {
    const more = await api('GET /dashboard', { ...asked, cursor })
    children.push(...more.children)
    cursor = more.next
  }
  return { ...first, children }
})

/** The shapes of the areas below one, by area id; `root` for the top. */
export const boundaries = cached('boundaries', async (area: string) => {
  const { features } = await tenancy('GET /areas/{area}/boundaries', { area })
  return Object.fromEntries(features.map((one) => [one.id, one.geometry as unknown as Geometry]))
})
