import { world } from '@terrace/local/world'
import { isFault } from '@terrace/platform/fault'
import { routes as registry } from '@terrace/registry/routes'
import { routes as tenancy } from '@terrace/tenancy/routes'
import fc from 'fast-check'
import { expect, test } from 'vitest'

/*
 * Random sessions of an office, then a look at every row they left: the tenant leads each key, and
 * nothing that was typed into a sealed field stands anywhere in clear.
 */

const routes = { ...registry, ...tenancy }
type Key = keyof typeof routes
interface Home {
  household: string
  version: number
  members: { member: string; left?: unknown }[]
}

/** What was typed into sealed fields, in letters that nothing else uses. */
const secret = (field: string, i: number) => `QZ${field}${String(i).padStart(4, '0')}ZQ`
const SECRET = /QZ[a-z]+\d{4}ZQ/i

const step = fc.record({
  act: fc.constantFrom(
    ...(['add', 'change', 'join', 'leave', 'split', 'merge', 'move', 'year', 'view'] as const),
    ...(['area', 'line', 'invite', 'export', 'reveal', 'search', 'settle'] as const),
  ),
  which: fc.nat(1_000),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function session(steps: readonly Step[]) {
  const w = await world()
  const areas = await w.areas()
  const villages = areas.villages.map(({ area }) => area)
  const homes: Home[] = []
  let serial = 0
  const act = async (key: Key, input: object) =>
    (await routes[key].action(w.as(['county', 'admin']), input)) as never
  const person = (relation: string) => ({
    name: `Somebody ${++serial}`,
    relation,
    idType: 'disability-certificate',
    idNumber: secret('id', serial),
    phone: secret('tel', serial),
  })
  const day = w.as('county').today()
  const one = (which: number): Home | undefined => homes[which % Math.max(1, homes.length)]

  async function take({ act: name, which }: Step): Promise<void> {
    const home = one(which)
    const household = home?.household ?? 'none'
    const area = villages[which % villages.length]
    const member = home?.members[which % home.members.length]?.member ?? 'none'
    const at = { household, day, reason: 'Because of it' }
    switch (name) {
      case 'add': {
        const members = [person('head'), person('son')]
        const own = { phone: secret('tel', ++serial), bankAccount: secret('bank', serial) }
        homes.push(await act('POST /households', { area, members, ...own }))
        return
      }
      case 'change':
        await act('PATCH /households/{household}', {
          household,
          address: `Lane ${which}`,
          bankAccount: which % 2 ? secret('bank', ++serial) : null,
        })
        return
      case 'join':
        await act('POST /households/{household}/members', {
          household,
          ...person('daughter'),
          joined: { day, reason: 'birth' },
        })
        return
      case 'leave':
        await act('POST /households/{household}/members/{member}/leave', {
          household,
          member,
          left: { day, reason: 'married-out' },
        })
        return
      case 'split':
        homes.push(
          await act('POST /households/{household}/split', {
            ...at,
            members: [member],
            head: member,
          }),
        )
        return
      case 'merge': {
        const other = one(which + 1)
        if (!other) return
        const otherVersion = other.version
        const input = { ...at, other: other.household, otherVersion, relations: {} }
        await act('POST /households/{household}/merge', input)
        return
      }
      case 'move':
        await act('POST /households/{household}/move', { ...at, area })
        return
      case 'year':
        await act('POST /households/{household}/years', { household, year: 2100 + (which % 90) })
        return
      case 'view':
        await act('POST /views', { name: `View ${which}`, query: `status=${which}` })
        return
      case 'area':
        await act('PATCH /areas/{area}', {
          area,
          name: `Place ${which}`,
          codes: { own: `${which}` },
        })
        return
      case 'line':
        await act('PUT /settings/lines/{line}/{year}', {
          line: 'poverty',
          year: 2026,
          amount: which,
        })
        return
      case 'invite':
        await act('POST /invitations', {
          email: `p${which}@example.org`,
          roles: ['clerk'],
          areas: [area],
        })
        return
      case 'export': {
        const { job } = (await act('POST /exports', { filter: {}, format: 'csv' })) as {
          job: string
        }
        await w.work(job)
        return
      }
      case 'reveal':
        await act('POST /households/{household}/reveal', {
          household,
          member,
          field: 'idNumber',
          reason: 'To apply for a card',
        })
        return
      case 'search':
        await act('POST /households/search', { q: secret('id', which % (serial + 1)) })
        return
      case 'settle':
        await w.settle()
    }
  }

  let done = 0
  for (const next of steps) {
    try {
      await take(next)
      done++
    } catch (error) {
      // A random step may well be refused; it may not break.
      if (!isFault(error) || error.kind === 'internal') throw error
    }
  }
  await w.settle()
  return { w, done, secrets: serial }
}

test('of everything a random session writes, keys begin with the tenant and secrets stay sealed', async () => {
  let rows = 0
  let done = 0
  let typed = 0
  const steps = fc.array(step, { minLength: 25, maxLength: 60 })
  const opening: Step[] = [0, 1, 2].map((which) => ({ act: 'add', which }))
  await fc.assert(
    fc.asyncProperty(steps, async (random) => {
      const { w, done: taken, secrets } = await session([...opening, ...random])
      done += taken
      typed += secrets
      const own = `$terrace#tenant_${w.tenant}`
      for await (const item of w.ports.db.scan()) {
        rows++
        const pk = String(item.pk)
        expect(SECRET.exec(JSON.stringify(item))?.[0]).toBeUndefined()
        if (/^\$(directory|identity)#/.test(pk)) continue
        for (const field of ['pk', 'gsi1pk', 'gsi2pk', 'gsi3pk', 'gsi4pk']) {
          if (item[field] === undefined) continue
          const key = String(item[field])
          expect([field, key === own || key.startsWith(`${own}#`)]).toEqual([field, true])
        }
      }
    }),
    { numRuns: 8 },
  )
  // Refusals alone would prove nothing.
  expect(done).toBeGreaterThan(60)
  expect(typed).toBeGreaterThan(40)
  expect(rows).toBeGreaterThan(400)
})
