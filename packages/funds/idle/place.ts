import { type Ctx, covers } from '@terrace/platform/context'
import * as z from 'zod'
import { earmarks, families } from '../budget/earmark.ts'
import { funds } from '../budget/fund.ts'
import { lines } from '../budget/line.ts'
import { origins } from '../budget/origins.ts'
import { type AccountKind, accountOf } from '../ledger/account-model.ts'
import { batches } from '../paying/batch-model.ts'
import { banks } from '../settlement/bank.ts'
import { Idle } from './age.ts'

/** Where money can wait for somebody to move it on. */
export const placeKinds = ['suspense', 'fund', 'earmark', 'line', 'batch'] as const

/** What moves it on: the next act of whoever keeps it. */
export const nextActs = [
  'assign',
  'bind',
  'budget',
  'spend',
  'share',
  'prepare',
  'check',
  'approve',
  'release',
  'send',
  'withdraw',
] as const
type NextAct = (typeof nextActs)[number]

/** A place in which money stands, with how long it does. */
export const IdlePlace = Idle.extend({
  account: z.string(),
  kind: z.enum(placeKinds),
  /** Id of the fund, earmark, budget line, batch or bank account. */
  id: z.string(),
  name: z.string(),
  fund: z.string().optional(),
  fundName: z.string().optional(),
  /** By level of government or kind of giver: whose money it is. */
  origin: z.enum(origins).optional(),
  family: z.enum(families).optional(),
  year: z.int().optional(),
  areaName: z.string().optional(),
  currency: z.string(),
  next: z.enum(nextActs),
})
export type IdlePlace = z.infer<typeof IdlePlace>

/** What is known of a place beside its money. */
export type Known = Omit<IdlePlace, keyof z.infer<typeof Idle>>

const afterState: Readonly<Record<string, NextAct>> = {
  preparing: 'prepare',
  prepared: 'check',
  checked: 'approve',
  approved: 'release',
  disclosed: 'release',
  released: 'send',
  withdrawing: 'withdraw',
}

/**
 * What these accounts are, as far as the actor's areas go, in their order: a read of all documents of
 * each kind at once, and one of the funds that they belong to.
 */
export async function placesOf(ctx: Ctx, accounts: readonly string[]): Promise<Known[]> {
  const refs = accounts.map((account) => ({ account, ...accountOf(account) }))
  const ids = (kind: AccountKind) => refs.filter((ref) => ref.kind === kind).map((ref) => ref.owner)
  const [ownFunds, ownEarmarks, ownLines, ownBatches, ownBanks] = await Promise.all([
    funds.findMany(ctx, ids('fund')),
    earmarks.findMany(ctx, ids('earmark')),
    lines.findMany(ctx, ids('line')),
    batches.findMany(ctx, ids('batch')),
    banks.findMany(ctx, ids('suspense')),
  ])
  const familyOf = await familiesOf(ctx, ownBatches)
  const docs = new Map<string, Described>([
    ...ownFunds.map((one) => entry('fund', one.fund, { ...one, next: 'bind' })),
    ...ownEarmarks.map((one) => entry('earmark', one.earmark, { ...one, next: 'budget' })),
    ...ownLines.map((one) =>
      entry('line', one.line, { ...one, next: one.use === 'project' ? 'spend' : 'share' }),
    ),
    ...ownBatches.map((one) => {
      const next = afterState[one.state] ?? 'send'
      return entry('batch', one.batch, { ...one, next, family: familyOf(one.line) })
    }),
    ...ownBanks.map(({ bank, name, path }) =>
      entry('suspense', bank, { name, path, next: 'assign' }),
    ),
  ])
  const found = refs.flatMap((ref) => {
    const doc = docs.get(`${ref.kind} ${ref.owner}`)
    return doc && covers(ctx, doc.path) ? [{ ref, doc }] : []
  })
  const above = await funds.findMany(ctx, [...new Set(found.flatMap(({ doc }) => doc.fund ?? []))])
  return found.map(({ ref, doc }) => {
    const fund = above.find((one) => one.fund === doc.fund)
    const { name, year, areaName, family, next } = doc
    return {
      ...{ account: ref.account, kind: ref.kind as Known['kind'], id: ref.owner, name, next },
      ...{ year, areaName, family, currency: ref.currency },
      ...(fund ? { fund: fund.fund, fundName: fund.name, origin: fund.origin } : {}),
    }
  })
}

type Described = Pick<Known, 'name' | 'fund' | 'family' | 'year' | 'areaName' | 'next'> & {
  path: string
}
const entry = (kind: string, id: string, doc: Described): [string, Described] => [
  `${kind} ${id}`,
  doc,
]

/** The measures that batches pay for: those of their budget lines. */
async function familiesOf(ctx: Ctx, all: readonly { line: string }[]) {
  const of = await lines.findMany(ctx, [...new Set(all.map(({ line }) => line))])
  return (line: string) => of.find((one) => one.line === line)?.family
}
