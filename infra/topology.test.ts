import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rateOf } from './rate.ts'
import { topology } from './topology.ts'

/** Rules of AWS that none of the tools checks, or only when it is too late. */
const root = join(import.meta.dirname, '..')
const { table, queues, buckets, functions, triggers, schedules } = topology

describe('table', () => {
  it('has indexes with keys of their own, at most 20', () => {
    const keys = [table.keys, ...table.indexes].flatMap(({ hash, range }) => [hash, range])
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(table.indexes.map(({ name }) => name)).size).toBe(table.indexes.length)
    expect(table.indexes.length).toBeLessThanOrEqual(20)
  })

  it('projects no key twice and at most 100 attributes in all', () => {
    const keys = new Set<string>([table.keys, ...table.indexes].flatMap((k) => [k.hash, k.range]))
    const projected = table.indexes.flatMap(({ include }) => [...include])
    expect(projected.filter((name) => keys.has(name))).toEqual([])
    expect(projected.length).toBeLessThanOrEqual(100)
  })

  it('has names as DynamoDB takes them: 3 to 255 letters, digits, dots, dashes', () => {
    const names = [table.name, ...table.indexes.map(({ name }) => name)]
    for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9_.-]{3,255}$/)
  })
})

describe('queues', () => {
  it('hide a message six times as long as its function may run, and no longer than 12 hours', () => {
    for (const trigger of triggers.queues) {
      const { visibility } = queues[trigger.queue]
      expect(visibility).toBeGreaterThanOrEqual(6 * functions[trigger.function].timeout)
      expect(visibility).toBeLessThanOrEqual(43_200)
    }
  })

  it('keep messages from a minute to 14 days, and longer than all tries take', () => {
    for (const { retention, visibility, maxReceive } of Object.values(queues)) {
      expect(retention).toBeGreaterThan(visibility * maxReceive)
      expect(retention).toBeLessThanOrEqual(1_209_600)
    }
  })

  it('are each taken from by one function, ten messages at a time at most', () => {
    expect(triggers.queues.map(({ queue }) => queue).sort()).toEqual(Object.keys(queues).sort())
    for (const { batch } of triggers.queues) expect(batch).toBeLessThanOrEqual(10)
  })

  it('have names from which a handler can tell them apart', () => {
    const names = Object.keys(queues)
    for (const name of names) {
      expect(name).toMatch(/^[a-z]{3,}$/)
      expect(names.filter((other) => other.includes(name))).toEqual([name])
    }
  })
})

describe('functions', () => {
  it('exist, and stay inside what Lambda and CloudFront allow', () => {
    for (const { entry, memory, timeout, paths } of Object.values(functions)) {
      expect(existsSync(join(root, 'packages', 'functions', `${entry}.ts`))).toBe(true)
      expect(memory).toBeGreaterThanOrEqual(128)
      expect(memory).toBeLessThanOrEqual(10_240)
      expect(timeout).toBeLessThanOrEqual(900)
      // CloudFront waits a minute at most without a raised quota.
      if (paths.length > 0) expect(timeout).toBeLessThan(60)
    }
  })

  it('share no path', () => {
    const paths: string[] = Object.values(functions).flatMap((each) => [...each.paths])
    expect(new Set(paths).size).toBe(paths.length)
    for (const path of paths) expect(path).toMatch(/^\/[a-z]+\/\*$/)
  })
})

describe('buckets', () => {
  it('empty whole folders after whole days', () => {
    for (const { expire } of Object.values(buckets)) {
      for (const [prefix, days] of Object.entries(expire)) {
        expect(prefix).toMatch(/^[a-z]+\/$/)
        expect(Number.isInteger(days) && days >= 1).toBe(true)
      }
    }
  })
})

describe('schedules and stream', () => {
  it('have rates that the scheduler takes: `rate(1 minute)`, `rate(5 minutes)`', () => {
    for (const { rate } of schedules) {
      expect(rateOf(rate)).toMatch(/^rate\((1 minute|([2-9]|[1-9]\d+) minutes)\)$/)
    }
    expect(rateOf({ minutes: 5 })).toBe('rate(5 minutes)')
  })

  it('end before they begin again at most a few times over', () => {
    for (const { rate, function: name } of schedules) {
      expect(functions[name].timeout / (rate.minutes * 60)).toBeLessThanOrEqual(5)
    }
  })

  it('reads the stream in batches that Lambda takes', () => {
    const { batch, window, retries } = triggers.stream
    expect(batch).toBeLessThanOrEqual(10_000)
    expect(window).toBeLessThanOrEqual(300)
    expect(retries).toBeGreaterThanOrEqual(1)
    expect(retries).toBeLessThanOrEqual(10_000)
  })
})
