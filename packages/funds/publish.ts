import type { Event } from '@terrace/platform/event'
import type { PublicFact, Publisher } from '@terrace/platform/public-entry'
import { publicCount } from '@terrace/platform/public-entry'
import { idsOf } from '@terrace/tenancy'
import type { Earmark } from './budget/earmark.ts'
import type { BudgetLine } from './budget/line.ts'
import { type AccountKind, accountOf } from './ledger/account-model.ts'
import type { Flow } from './ledger/flow.ts'
import type { BatchFacts } from './paying/batch-facts.ts'
import type { OpenResult } from './results/result-model.ts'

/*
 * What the books say to everybody, fact by fact. What stands in no list of theirs stays inside: who
 * gave, who is paid, and single payments, whose amount would be one household's.
 */

/** Accounts between which money moves in the open. */
const OPEN = new Set<AccountKind>(['fund', 'earmark', 'line', 'batch'])

interface Came {
  fund: string
  amount: number
  currency: string
  /** Of a gift, that of its fund; of an allocation, the level of government. */
  origin?: string
  level?: string
  medium?: 'money' | 'goods'
}

/** A gift or an allocation came: whose money it is, never who gave it. */
function contributionReceived(fact: unknown, { about }: Event): PublicFact {
  const { fund, amount, currency, origin, medium, level } = fact as Came
  const form = medium === 'goods' ? 'in-kind' : 'money'
  const of = { fund, origin: level ?? origin, form, amount, currency }
  return { kind: 'contribution.received', ref: about, ...of }
}

/** It went back to its giver, or was booked to the wrong gift. */
function contributionRefunded(fact: unknown, { about }: Event): PublicFact {
  const { fund, amount, currency } = fact as Came
  return { kind: 'contribution.refunded', ref: about, fund, amount, currency }
}

/** A share of pooled money moved on. What is on its way or confirmed is still its batch's. */
function lotMoved(fact: unknown): PublicFact | undefined {
  const { from, to, fromAt, toAt, amount, currency } = fact as Flow
  const [source, target] = [accountOf(from), accountOf(to)]
  if (!OPEN.has(source.kind) || !OPEN.has(target.kind)) return undefined
  const ways = { from: source.owner, to: target.owner, fromAt, toAt }
  return { kind: 'lot.moved', ref: target.owner, ...ways, amount, currency }
}

function earmarkMade(fact: unknown): PublicFact {
  const { earmark, fund, area, family, year, amount, currency } = fact as Earmark & Money
  return { kind: 'earmark.made', ref: earmark, fund, area, family, year, amount, currency }
}

function lineOpened(fact: unknown): PublicFact {
  const { line, earmark, area, family, amount, currency } = fact as BudgetLine & Money
  return { kind: 'line.opened', ref: line, earmark, area, family, amount, currency }
}

interface Money {
  amount: number
}

/** The area of some households as everybody may read it: of few it is the uppermost, in which they are many. */
const openArea = ({ area, path }: BatchFacts, count: number): string =>
  publicCount(count) === '<5' ? (idsOf(path)[0] ?? area) : area

function batchReleased(fact: unknown): PublicFact {
  const batch = fact as BatchFacts
  const { line, family, count, amount, currency } = batch
  const of = { line, family, area: openArea(batch, count), households: publicCount(count) }
  return { kind: 'batch.released', ref: batch.batch, ...of, amount, currency }
}

function batchSettled(fact: unknown): PublicFact {
  const batch = fact as BatchFacts
  const { line, family, currency, count } = batch
  const { settled = { count: 0, amount: 0, returned: 0 } } = batch
  // By the size of the batch: its area was told when it was released.
  const of = { line, family, area: openArea(batch, count), households: publicCount(settled.count) }
  const sums = { amount: settled.amount, returned: settled.returned, currency }
  return { kind: 'batch.settled', ref: batch.batch, ...of, ...sums }
}

/** A result that everybody may read, or no more: by its hash, since its words may be withdrawn. */
const resultTold =
  (kind: 'result.released' | 'result.withdrawn') =>
  (fact: unknown): PublicFact => {
    const { result, about, area, sha256 } = fact as OpenResult
    return { kind, ref: result, about, area, sha256 }
  }

/** One kind of news, told of each of its facts. */
const on = (name: string, entry: Publisher['entry']): Publisher => ({ hears: [name], entry })
const came = ['contribution.received', 'allocation.received']
const back = ['contribution.refunded', 'contribution.taken-back']

export const publishers: readonly Publisher[] = [
  { hears: came, entry: contributionReceived },
  { hears: back, entry: contributionRefunded },
  on('earmark.made', earmarkMade),
  on('line.opened', lineOpened),
  on('flow.placed', lotMoved),
  on('batch.released', batchReleased),
  on('batch.reconciled', batchSettled),
  on('result.released', resultTold('result.released')),
  on('result.withdrawn', resultTold('result.withdrawn')),
]
