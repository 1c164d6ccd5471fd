import type { routes } from '@terrace/tenancy/routes'
import type { AreaNode, AreaSource } from '../ui/area-picker.tsx'
import { cached } from './cached.ts'
import { client } from './client.ts'

const api = client<typeof routes>()

const below = cached('areas', async (parent: string) => {
  const page = await api('GET /areas', { ...(parent ? { parent } : {}), limit: 100 })
  return { items: page.items as readonly AreaNode[] }
})

/** One area with those above it. */
export const area = cached('area', (id: string) => api('GET /areas/{area}', { area: id }))

/** The tenant's areas for every picker: level by level, and by the beginning of a name. */
export const areas: AreaSource = {
  below: async (parent = '') => (await below(parent)).items,
  search: async (name) => (await api('GET /areas', { name, limit: 20 })).items,
}
