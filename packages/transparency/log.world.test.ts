import { projections } from '@terrace/functions/work'
import { type World, world } from '@terrace/local/world'
import { commit } from '@terrace/platform/command'
import type { Item } from '@terrace/platform/db'
import { readJob } from '@terrace/platform/job-store'
import { projectPending } from '@terrace/platform/projection'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dieAt } from '../../test/fault/kit.ts'
import { readHead } from './log/append.ts'
import { entriesFrom } from './log/read.ts'
import { AREA, check, complete, publish } from './testing.ts'
import { CompactRange } from './tree/compact-range.ts'
import { leafHash, same } from './tree/hash.ts'

let w: World
beforeEach(async () => {
  w = await world()
  await w.settle()
})
afterEach(() => w.intercept(undefined))

const project = () => projectPending(w.ports.db, w.tenant, projections)
const texts = (from = 0, count = 5_000) => entriesFrom(w.ports.db, w.tenant, from, count)
const head = () => readHead(w.ports.db, w.tenant)
const job = async (id: string) => readJob(w.ports.db, w.tenant, id)

/** The tree of what is stored, leaf by leaf. */
async function rebuilt(): Promise<CompactRange> {
  const range = new CompactRange()
  for (const text of await texts()) range.append(leafHash(Buffer.from(text)))
  return range
}

/** Every list stands in the log once, the head is the tree of the entries, and a check finds nothing. */
async function expectWhole(refs: readonly string[]): Promise<void> {
  const kept = (await texts()).map((text) => (JSON.parse(text) as { ref: string }).ref)
  expect([...kept].sort()).toEqual([...refs].sort())
  const now = await head()
  expect(now.size).toBe(refs.length)
  expect(same(now.root, (await rebuilt()).root)).toBe(true)
  await publish(w)
  const checked = await job(await check(w))
  expect(checked).toMatchObject({ state: 'done', counts: { entries: refs.length, differences: 0 } })
}

/** Three events a batch, so that there are several to die in. */
const small = (name: string, input: unknown, more: Item = {}) => {
  const query = input as Item
  const pending = name === 'Query' && query.IndexName === 'gsi1' && query.Limit === 40
  if (pending) Object.assign(query, { Limit: 3, ...more })
}

describe('news becomes entries, each once', () => {
  test('in one spelling, with no count that tells who', async () => {
    const [ref] = await complete(w, 1, () => 4)
    await project()
    const day = w.as('county').today()
    expect(await texts()).toEqual([
      `{"area":"${AREA}","day":"${day}","effect":"register","households":"<5","kind":"list.completed","ref":"${ref}","v":1}`,
    ])
  })

  test('delivered eight times at once and twice after', async () => {
    const refs = await complete(w, 12)
    await Promise.all(Array.from({ length: 8 }, project))
    await project()
    expect(await project()).toBe(0)
    await expectWhole(refs)
  })

  test('delivered newest first in small batches', async () => {
    const refs = await complete(w, 12)
    w.intercept((name, input) => small(name, input, { ScanIndexForward: false }))
    await project()
    w.intercept(undefined)
    await expectWhole(refs)
  })

  test('while others go on telling', async () => {
    const [first, second] = await Promise.all([
      complete(w, 20),
      complete(w, 20),
      ...Array.from({ length: 4 }, async () => {
        for (let i = 0; i < 4; i++) await project()
      }),
    ])
    await project()
    await expectWhole([...(first ?? []), ...(second ?? [])])
  })

  test.each(['before', 'after'] as const)('dead %s each batch in turn', async (when) => {
    const refs = await complete(w, 9)
    let crashes = 0
    for (let n = 1; n < 10; n++) {
      const seen = dieAt(w, n, when)
      w.intercept((name, input) => {
        small(name, input)
        return seen.intercept(name, input)
      })
      await project().catch((error: Error) => error)
      if (!seen.dead) break
      crashes++
    }
    w.intercept(undefined)
    expect(crashes).toBeGreaterThan(1)
    await project()
    await expectWhole(refs)
  })
})

test('a log of several tiles and shards is what its entries are', async () => {
  const refs = await complete(w, 4_200)
  await project()
  expect(await texts(4_090, 12)).toHaveLength(12)
  await expectWhole(refs)
}, 120_000)

test('what no kind allows is laid aside, and holds nothing up', async () => {
  const ctx = w.as('system')
  const list = ctx.newId('list')
  const wrong = { list, area: 'village of 王建国', effect: 'register', households: 7 }
  await commit(ctx, 'test', [{ name: 'list.completed', about: list, facts: [wrong] }], [])
  const refs = await complete(w, 2)
  await project()
  await expectWhole(refs)
  const checked = await job(await check(w))
  expect(checked).toMatchObject({ state: 'done', counts: { unpublished: 1 } })
})

describe('a check finds', () => {
  const spoil = (pk: string, sk: string, name: string, change: (was: unknown) => unknown) =>
    w.ports.db
      .get({ pk: `$terrace#tenant_${w.tenant}#${pk}`, sk }, true)
      .then((item) =>
        w.ports.db.write([{ item: { Put: { Item: { ...item, [name]: change(item?.[name]) } } } }]),
      )
  const zeros = '0'.repeat(15)
  const turned = (was: unknown) => {
    const bytes = new Uint8Array(was as Uint8Array)
    bytes[0] = (bytes[0] ?? 0) ^ 1
    return bytes
  }
  const text = (was: unknown) => String(was).replace('"households":5', '"households":6')
  const cases: [string, () => Promise<unknown>, string[]][] = [
    [
      'a changed entry',
      () => spoil('log-entries#0', `$log-entries#${zeros}`, 'texts', text),
      ['checkpoint', 'head', 'tile'],
    ],
    [
      'a changed tile',
      () => spoil('log-tiles_0#0', `$log-tile#${zeros}`, 'hashes', turned),
      ['tile'],
    ],
    ['a changed head', () => spoil('log', '$log-head', 'range', turned), ['head']],
    [
      'a lost entry',
      () =>
        w.ports.db.write([
          {
            item: {
              Delete: {
                Key: {
                  pk: `$terrace#tenant_${w.tenant}#log-entries#0`,
                  sk: `$log-entries#${zeros}`,
                },
              },
            },
          },
        ]),
      ['checkpoint', 'entry'],
    ],
  ]
  test.each(cases)('%s', async (_, change, what) => {
    await complete(w, 5)
    await project()
    await publish(w)
    await change()
    const { state, error } = await job(await check(w))
    expect(state).toBe('failed')
    const { code, detail } = error as { code: string; detail: { drift: { what: string }[] } }
    expect(code).toBe('log.drift')
    expect([...new Set(detail.drift.map((one) => one.what))].sort()).toEqual(what)
  })

  test('and a log that forked is not signed', async () => {
    await complete(w, 5)
    await project()
    await publish(w)
    await complete(w, 3)
    await project()
    await spoil('log', '$log-head', 'range', turned)
    expect(await job(await publish(w))).toMatchObject({
      state: 'failed',
      error: { code: 'log.forked' },
    })
  })
})
