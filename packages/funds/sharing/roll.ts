import { query } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { Cursor, readCursor, writeCursor } from '@terrace/platform/cursor'
import { fault } from '@terrace/platform/fault'
import { divide } from '@terrace/platform/money'
import { maySee } from '@terrace/tenancy'
import * as z from 'zod'
import { rollReaders } from '../who.ts'
import type { Span } from './gather.ts'
import { getJson } from './kept.ts'
import { bucketOf, candidatesIn, type Given, givenIn, type Listed } from './listed.ts'
import type { Compared, Frozen, Proposal } from './proposal-model.ts'
import { sentence } from './sentence.ts'
import { ofHealth } from './variables.ts'
import { readCompared, Why } from './view.ts'

const LIMIT = 50
/** Parts of the list looked at for one page: what a narrow question costs at most. */
const LOOKS = 8

const shows = ['all', 'paid', 'unpaid', 'changed', 'excluded', 'included'] as const
type Show = (typeof shows)[number]

const Candidate = z.object({
  /** Household, or village where the proposal is over villages. */
  id: z.string(),
  number: z.string(),
  payee: z.string().optional(),
  people: z.int(),
  area: z.string(),
  areaName: z.string(),
  net: z.int(),
  perHead: z.int(),
  line: z.int(),
  year: z.int(),
  variables: z.record(z.string(), z.int()),
})
const GivenOut = z.object({
  amount: z.int(),
  why: z.array(Why),
  target: z.enum(['excluded', 'included']).optional(),
})
export const RollOfProposal = z.object({
  items: z.array(
    Candidate.extend({
      /** By the place of the rule. */
      amounts: z.array(GivenOut.extend({ sentence: z.string() })),
    }),
  ),
  next: z.string().optional(),
})

const shown: Record<Show, (amounts: readonly Given[], rule: number | undefined) => boolean> = {
  all: () => true,
  paid: (amounts, rule) => of(amounts, rule).some(({ amount }) => amount > 0),
  unpaid: (amounts, rule) => of(amounts, rule).every(({ amount }) => amount === 0),
  changed: (amounts) => amounts.some(({ amount }) => amount !== amounts[0]?.amount),
  excluded: (amounts, rule) => of(amounts, rule).some(({ target }) => target === 'excluded'),
  included: (amounts, rule) => of(amounts, rule).some(({ target }) => target === 'included'),
}
const of = (amounts: readonly Given[], rule: number | undefined): readonly Given[] =>
  rule === undefined ? amounts : amounts.slice(rule, rule + 1)

/** True where a part may hold somebody whom the reader may see. */
const overlaps = (ctx: Ctx, { low, high }: Span): boolean =>
  ctx.scope.some((root) => high >= root && (low <= root || low.startsWith(root)))

/** One part of the list with what each rule gives. */
async function readPart(ctx: Ctx, frozen: Frozen, compared: Compared, n: number) {
  const [people, ...rules] = await Promise.all([
    candidatesIn(ctx, frozen).part(n),
    ...compared.outcomes.map(({ parts }, r) => givenIn(ctx, compared.folder, r, parts).part(n)),
  ])
  return people.map((one, i) => ({ one, amounts: rules.flatMap((given) => given[i] ?? []) }))
}

function candidateOut(ctx: Ctx, { path: _, variables, ...one }: Listed) {
  const seen = Object.entries(variables).filter(
    ([name]) => !ofHealth.has(name) || maySee(ctx.roles, 'health'),
  )
  const perHead = divide(one.net, one.people)
  return { ...one, perHead, variables: Object.fromEntries(seen) }
}

const spoken = (ctx: Ctx, { currency }: Proposal, given: Given) => ({
  ...given,
  sentence: sentence(given.why, currency, ctx.lang),
})

/**
 * Candidates with their amounts under each rule and why, by area and number; those of the reader's
 * areas alone. `show` asks about one rule (`rule`) or about any.
 */
export const listShares = query(
  {
    id: 'proposal.shares',
    allow: rollReaders,
    input: z.object({
      proposal: z.string(),
      show: z.enum(shows).default('all'),
      rule: z.coerce.number().pipe(z.int().min(0)).optional(),
      cursor: Cursor,
    }),
  },
  async (ctx, { proposal: id, show, rule, cursor }) => {
    // Candidates stay where they are, whatever is compared again.
    const question = `shares ${id} ${show} ${rule ?? ''}`
    const from = await readCursor(ctx, question, cursor)
    const { proposal, frozen, compared } = await readCompared(ctx, id)
    const spans = await getJson<Span[]>(ctx, `${frozen.folder}/spans`)
    const items: z.infer<typeof RollOfProposal>['items'] = []
    let [n, row, looks] = [Number(from?.part ?? 0), Number(from?.row ?? 0), 0]
    for (; n < spans.length && looks < LOOKS && items.length < LIMIT; [n, row] = [n + 1, 0]) {
      const span = spans[n]
      if (!span || !overlaps(ctx, span)) continue
      looks++
      const lines = await readPart(ctx, frozen, compared, n)
      for (; row < lines.length && items.length < LIMIT; row++) {
        const line = lines[row]
        if (!line || !covers(ctx, line.one.path) || !shown[show](line.amounts, rule)) continue
        const amounts = line.amounts.map((given) => spoken(ctx, proposal, given))
        items.push({ ...candidateOut(ctx, line.one), amounts })
      }
      if (row < lines.length) break
    }
    const more = n < spans.length ? { part: n, row } : undefined
    return { items, next: await writeCursor(ctx, question, more) }
  },
)

const Said = z.object({ en: z.string(), zh: z.string() })
export const ShareView = Candidate.extend({
  proposal: z.string(),
  name: z.string(),
  benefit: z.string(),
  cycle: z.string(),
  currency: z.string(),
  state: z.string(),
  /** The day on which the candidates were frozen, and the SHA-256 of their list. */
  day: z.string(),
  hash: z.string(),
  decision: z
    .object({
      ...{ at: z.string(), name: z.string(), approved: z.boolean(), why: z.string() },
      ...{ version: z.int(), inputs: z.string(), list: z.string() },
    })
    .optional(),
  /** Under each rule; `chosen` is the one that was proposed or decided. */
  amounts: z.array(GivenOut.extend({ rule: z.string(), chosen: z.boolean(), sentence: Said })),
})

/**
 * One household's receipt: what it gets and why, in both languages; also why it gets nothing.
 * @throws Fault missing `proposal.no-candidate`
 */
export const getShare = query(
  {
    id: 'proposal.share',
    allow: rollReaders,
    input: z.object({ proposal: z.string(), household: z.string().max(60) }),
  },
  async (ctx, { proposal: id, household }) => {
    const { proposal, frozen, compared } = await readCompared(ctx, id)
    const bucket = `${frozen.folder}/where-${bucketOf(household, frozen.buckets)}`
    const places = await getJson<Record<string, [number, number]>>(ctx, bucket)
    const [part, row] = Object.hasOwn(places, household) ? (places[household] ?? []) : []
    const lines = part === undefined ? [] : await readPart(ctx, frozen, compared, part)
    const line = lines[row ?? -1]
    if (!line || !covers(ctx, line.one.path)) throw fault('missing', 'proposal.no-candidate')
    const { name, benefit, cycle, currency, state, decision, choice, rules } = proposal
    return {
      ...candidateOut(ctx, line.one),
      ...{ proposal: id, name, benefit, cycle, currency, state, decision },
      ...{ day: frozen.day, hash: frozen.hash },
      amounts: line.amounts.map((given, r) => ({
        ...given,
        rule: rules[r]?.name ?? '',
        chosen: r === choice?.rule,
        sentence: {
          en: sentence(given.why, currency, 'en'),
          zh: sentence(given.why, currency, 'zh'),
        },
      })),
    }
  },
)
