import { describe, expect, it } from 'vitest'
import { domainKey, indexPk, type Key, rateKey, rowKey } from './keys.ts'
import { Conflict, type Item, keyText, type Op, type Store } from './store.ts'
import { UnitOfWork } from './unit-of-work.ts'

describe('a key', () => {
  it('says the service first, so that a role can be limited to it', () => {
    const keys = [rowKey('session', 't'), rateKey('x', 1), domainKey('gov.example')]
    for (const { pk } of keys) expect(pk).toMatch(/^\$identity#/)
    expect(indexPk('user', ['email'], ['a@x.example'])).toBe('$identity#user.email#a@x.example')
  })

  it('is never too long for the table', () => {
    const { pk } = rowKey('user', 'x'.repeat(5_000))
    expect(pk.length).toBeLessThan(200)
    expect(pk).not.toBe(rowKey('user', 'x'.repeat(5_001)).pk)
  })

  it('of two values differs wherever the values differ', () => {
    const pk = (provider: string, account: string) =>
      indexPk('account', ['providerId', 'accountId'], [provider, account])
    const pks = [pk('a|b', 'c'), pk('a', 'b|c'), pk('a%7Cb', 'c'), pk('a%257Cb', 'c')]
    expect(new Set(pks).size).toBe(4)
  })
})

/** A table in memory, with the conditions of the real one. */
class Memory implements Store {
  readonly items = new Map<string, Item>()
  readonly transactions: Op[][] = []
  get = async (key: Key) => this.items.get(keyText(key))
  gets = async (keys: readonly Key[]) => keys.map((key) => this.items.get(keyText(key)))
  query = async (pk: string) => [...this.items.values()].filter((item) => item.pk === pk)
  scan = async (prefix: string) =>
    [...this.items.values()].filter(({ pk, sk }) => pk.startsWith(prefix) && sk === 'A')
  write = async (ops: readonly Op[]) => {
    for (const { key, was } of ops) {
      const seen = this.items.get(keyText(key))
      if (was === 0 ? seen : was !== undefined && seen?.v !== was) throw new Conflict('memory')
    }
    this.transactions.push([...ops])
    for (const { key, item } of ops) {
      if (item) this.items.set(keyText(key), { ...key, ...item })
      else this.items.delete(keyText(key))
    }
  }
}

describe('a unit of work', () => {
  const key = (sk: string) => ({ pk: 'p', sk })

  it('sees its own writes and keeps them from others until it commits once', async () => {
    const table = new Memory()
    await table.write([{ key: key('A'), item: { v: 1 }, was: 0 }])
    const unit = new UnitOfWork(table)
    await unit.write([{ key: key('A'), item: null, was: 1 }])
    await unit.write([{ key: key('B'), item: { v: 1 }, was: 0 }])
    expect(await unit.query('p')).toEqual([{ pk: 'p', sk: 'B', v: 1 }])
    expect((await table.query('p')).map(({ sk }) => sk)).toEqual(['A'])
    await unit.commit()
    expect((await table.query('p')).map(({ sk }) => sk)).toEqual(['B'])
    expect(table.transactions).toHaveLength(2)
  })

  it('makes one write of two to the same item, conditional on the first state', async () => {
    const table = new Memory()
    await table.write([{ key: key('A'), item: { v: 1 }, was: 0 }])
    const unit = new UnitOfWork(table)
    await unit.write([{ key: key('A'), item: { v: 2 }, was: 1 }])
    await unit.write([{ key: key('A'), item: { v: 3 }, was: 2 }])
    await unit.commit()
    expect(table.transactions[1]).toEqual([{ key: key('A'), item: { v: 3 }, was: 1 }])
  })

  it('forgets what was born and removed inside it', async () => {
    const table = new Memory()
    const unit = new UnitOfWork(table)
    await unit.write([{ key: key('A'), item: { v: 1 }, was: 0 }])
    await unit.write([{ key: key('A'), item: null, was: 1 }])
    await unit.commit()
    expect(table.items.size).toBe(0)
  })

  it('is refused when somebody else wrote in between', async () => {
    const table = new Memory()
    await table.write([{ key: key('A'), item: { v: 1 }, was: 0 }])
    const unit = new UnitOfWork(table)
    await unit.write([{ key: key('A'), item: { v: 2 }, was: 1 }])
    await expect(unit.write([{ key: key('A'), item: null, was: 1 }])).rejects.toThrow(Conflict)
    await table.write([{ key: key('A'), item: { v: 9 } }])
    await expect(unit.commit()).rejects.toThrow(Conflict)
  })
})
