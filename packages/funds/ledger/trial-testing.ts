import type { Ctx, Ports } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import { newContext } from '@terrace/platform/new-context'
import { projectPending } from '@terrace/platform/projection'
import { type AccountKind, type AccountRef, accountId, accountKinds } from './account-model.ts'
import { postEntry, reverseEntry } from './entry.ts'
import { type EntryInput, transfersOf } from './entry-model.ts'
import { flows } from './flow.ts'
import { memoryTable, seeded } from './testing.ts'

/*
 * Random operations on the ledger against a model that knows nothing of it: sums in a map. After each
 * both must agree on what happened and on every account that was touched.
 */

const CURRENCIES = ['CNY', 'USD', 'JPY'] as const
const KINDS: readonly AccountKind[] = ['source', 'fund', 'earmark', 'line', 'batch', 'suspense']
const OWNERS = 4

type Outcome =
  | 'posted'
  | 'same'
  | 'account.short'
  | 'entry.id-reused'
  | 'reversed-already'
  | 'invalid'

/** What the ledger ought to be: sums, and what was posted under which id. */
class Model {
  readonly sums = new Map<string, bigint>()
  readonly posted = new Map<string, EntryInput>()
  readonly reversed = new Set<string>()

  private fits(legs: EntryInput['legs']): boolean {
    return legs.every(({ account, amount }) => {
      const { floor } = accountKinds[account.kind]
      const sum = (this.sums.get(accountId(account)) ?? 0n) + BigInt(amount)
      return floor === null || amount > 0 || sum >= BigInt(floor)
    })
  }

  post(input: EntryInput): Outcome {
    const known = this.posted.get(input.entry)
    const zero = new Map<string, bigint>()
    for (const { account, amount } of input.legs) {
      zero.set(account.currency, (zero.get(account.currency) ?? 0n) + BigInt(amount))
    }
    // Whether it was posted before is asked first: an id is an id, whatever comes under it.
    if (known) return JSON.stringify(known) === JSON.stringify(input) ? 'same' : 'entry.id-reused'
    if ([...zero.values()].some((sum) => sum !== 0n)) return 'invalid'
    if (!this.fits(input.legs)) return 'account.short'
    this.take(input.legs)
    this.posted.set(input.entry, input)
    return 'posted'
  }

  reverse(input: EntryInput): Outcome {
    if (this.reversed.has(input.entry)) return 'reversed-already'
    const legs = input.legs.map((leg) => ({ ...leg, amount: -leg.amount }))
    if (!this.fits(legs)) return 'account.short'
    this.take(legs)
    this.reversed.add(input.entry)
    return 'posted'
  }

  private take(legs: EntryInput['legs']): void {
    for (const { account, amount } of legs) {
      const id = accountId(account)
      this.sums.set(id, (this.sums.get(id) ?? 0n) + BigInt(amount))
    }
  }
}

async function outcomeOf(work: Promise<unknown>, same: boolean): Promise<Outcome> {
  try {
    await work
    return same ? 'same' : 'posted'
  } catch (error) {
    if (!isFault(error)) throw error
    if (error.code === 'entry.reversed-already') return 'reversed-already'
    if (error.code === 'account.short' || error.code === 'entry.id-reused') return error.code
    if (error.kind === 'invalid') return 'invalid'
    throw error
  }
}

/**
 * Runs so many operations of a seed.
 * @param flowsToo gives flows their places too and proves that they lie end to end and say the same
 * @throws with the seed and the operation at which ledger and model parted
 */
export async function tryLedger(seed: number, operations: number, flowsToo: boolean) {
  const { db, items } = memoryTable()
  const at = new Date('2026-11-02T04:00:00Z')
  const chance = seeded(seed)
  const random = (size: number) => Uint8Array.from({ length: size }, () => chance(256))
  const ports = { db, now: () => at, random } as unknown as Ports
  const actor = { id: 'u-trial', name: 'Trial', method: 'system' }
  const context = (): Ctx =>
    newContext(ports, {
      tenant: 't',
      actor,
      roles: ['finance'],
      scope: [''],
      lang: 'en',
      zone: 'UTC',
    })
  const model = new Model()
  const entries: EntryInput[] = []
  const counts: Record<string, number> = {}
  let ctx = context()

  for (let n = 0; n < operations; n++) {
    if (n % 1000 === 0) ctx = context()
    const dice = chance(100)
    const old = entries[chance(entries.length)]
    const [said, ought] = await operate(dice, old, n)
    const problem = said === ought ? differing(old) : `the ledger said ${said}, the model ${ought}`
    if (problem) throw new Error(`seed ${seed}, operation ${n}: ${problem}`)
    counts[said] = (counts[said] ?? 0) + 1
    if (flowsToo && n % 200 === 199) await projectPending(db, 't', [flows])
  }
  prove()
  return { counts, accounts: model.sums.size, rows: items.size }

  async function operate(dice: number, old: EntryInput | undefined, n: number) {
    if (old && dice < 10) return post(old)
    if (old && dice < 14) return post({ ...old, text: `another content ${n}` })
    if (old && dice < 24) {
      const ought = model.reverse(old)
      const asked = { entry: old.entry, reason: 'Tried at random' }
      return [await outcomeOf(reverseEntry(ctx, asked), false), ought] as const
    }
    return post(newEntry(n, dice >= 96))
  }

  async function post(input: EntryInput) {
    const ought = model.post(input)
    const said = await outcomeOf(postEntry(ctx, input), ought === 'same')
    if (said === 'posted') entries.push(input)
    return [said, ought] as const
  }

  function newEntry(n: number, unbalanced: boolean): EntryInput {
    const currency = CURRENCIES[chance(CURRENCIES.length)] ?? 'CNY'
    const refs = new Map<string, AccountRef>()
    const many = 2 + chance(chance(20) === 0 ? 60 : 4)
    for (let i = 0; i < many; i++) {
      const kind = KINDS[chance(KINDS.length)] ?? 'fund'
      const ref: AccountRef = { kind, owner: `o${chance(many > 8 ? 40 : OWNERS)}`, currency }
      refs.set(accountId(ref), ref)
    }
    if (refs.size < 2) refs.set('', { kind: 'source', owner: 'world', currency })
    const legs = [...refs.values()].map((account) => ({ account, amount: amountOf(account) }))
    const sum = legs.slice(1).reduce((all, { amount }) => all + amount, 0)
    const [first] = legs
    if (first) first.amount = -sum || 1
    if (sum === 0 || unbalanced)
      legs[1] = { ...legs[1], amount: (legs[1]?.amount ?? 0) + 1 } as never
    const valid = legs.filter(({ amount }) => amount !== 0)
    return {
      entry: `entry-${seed}-${n}`,
      kind: 'transfer',
      day: '2026-11-02',
      about: 'trial',
      legs: valid,
    }
  }

  function amountOf({ kind }: AccountRef): number {
    const amount = 1 + chance(10 ** (1 + chance(6)))
    return kind === 'source' ? -amount : chance(3) === 0 ? -amount : amount
  }

  /** What differs between model and table of the accounts of the last operation. */
  function differing(old: EntryInput | undefined): string | undefined {
    const last = entries.at(-1)
    for (const { account } of [...(last?.legs ?? []), ...(old?.legs ?? [])]) {
      const id = accountId(account)
      const item = items.get(`$terrace#tenant_t#account_${id}\n$account_1`)
      const sum = model.sums.get(id) ?? 0n
      if (BigInt(Number(item?.balance ?? 0)) !== sum)
        return `${id} holds ${item?.balance}, not ${sum}`
      if (item && Number(item.came) - Number(item.went) !== Number(item.balance))
        return `${id} turns wrong`
      const { floor } = accountKinds[account.kind]
      if (floor !== null && sum < BigInt(floor)) return `${id} fell below its floor`
    }
    return undefined
  }

  /** Debits are credits in every currency, and the journal played again gives the same sums. */
  function prove(): void {
    const totals = new Map<string, bigint>()
    for (const [id, sum] of model.sums) {
      const currency = id.split('.')[2] ?? ''
      totals.set(currency, (totals.get(currency) ?? 0n) + sum)
    }
    if ([...totals.values()].some((sum) => sum !== 0n))
      throw new Error(`seed ${seed}: out of balance`)
    const again = new Map<string, bigint>()
    for (const item of items.values()) {
      if (item.doc === undefined || item.entry === undefined) continue
      const { legs } = JSON.parse(String(item.doc)) as EntryInput
      for (const { from, to, amount } of transfersOf(legs)) {
        again.set(from, (again.get(from) ?? 0n) - BigInt(amount))
        again.set(to, (again.get(to) ?? 0n) + BigInt(amount))
      }
    }
    for (const [id, sum] of model.sums) {
      if ((again.get(id) ?? 0n) !== sum)
        throw new Error(`seed ${seed}: ${id} replays to ${again.get(id)}`)
    }
    if (flowsToo) proveFlows()
  }

  function proveFlows(): void {
    const rulers = new Map<string, { start: number; end: number }[]>()
    const put = (name: string, start: number, amount: number) => {
      const all = rulers.get(name) ?? []
      all.push({ start, end: start + amount })
      rulers.set(name, all)
    }
    for (const item of items.values()) {
      if (item.fromEnd === undefined) continue
      const flow = JSON.parse(String(item.brief))
      put(`${flow.from} out`, flow.fromAt, flow.amount)
      put(`${flow.to} in`, flow.toAt, flow.amount)
    }
    for (const [name, parts] of rulers) {
      parts.sort((a, b) => a.start - b.start)
      let end = 0
      for (const part of parts) {
        if (part.start !== end) throw new Error(`seed ${seed}: ${name} has a gap at ${end}`)
        end = part.end
      }
    }
  }
}
