import { covers } from '@terrace/platform/context'
import { Status } from '@terrace/registry'
import * as z from 'zod'
import { LARGEST_BUDGET } from '../allocation/index.ts'
import { BudgetLine } from '../budget/line.ts'
import { Act } from '../paying/batch-model.ts'
import { Benefit, Cycle } from '../paying/entitlement.ts'
import { recordsOf } from '../record.ts'

/**
 * `gathering → gathered → proposed → approved → granting → granted`; `rejected` by who decides,
 * `withdrawn` by who prepared it. One over villages is granted as budget lines.
 */
export const proposalStates = [
  'gathering',
  'gathered',
  'proposed',
  'approved',
  'granting',
  'granted',
  'rejected',
  'withdrawn',
] as const
export type ProposalState = (typeof proposalStates)[number]

/** Raised whenever a rule of `allocation` would share the same money otherwise: decisions name it. */
export const RULES_VERSION = 1

const Amount = z.int().min(0).max(LARGEST_BUDGET)
const Bound = z.object({ amount: Amount, per: z.enum(['household', 'head']) })
export const Limits = z.object({
  unit: Amount.min(1),
  floor: Bound.optional(),
  cap: Bound.optional(),
  minimum: Amount.optional(),
})

const Formula = z.string().trim().min(1).max(1000)
export const RuleInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('equal') }),
  z.object({ kind: z.literal('per-head') }),
  z.object({ kind: z.literal('gap') }),
  z.object({ kind: z.literal('fgt'), alpha: z.union([z.literal(1), z.literal(2)]) }),
  z.object({ kind: z.literal('score'), formula: Formula }),
])
/** A rule under the name by which people speak of it. */
export const NamedRule = z.object({ name: z.string().trim().min(1).max(60), rule: RuleInput })
export type NamedRule = z.infer<typeof NamedRule>

/** Whom a score would choose, to show who is left out and who is in beside it. */
export const Scoring = z.object({ formula: Formula, top: z.int().min(1).optional() })

const Codes = z.array(z.string().min(1).max(40)).min(1).max(40)
/** Who is eligible; what is left out asks nothing. */
export const Filter = z.object({
  statuses: z
    .array(Status)
    .min(1)
    .default(['registered', 'assisted', 'pre-exit', 'monitored', 'relapsed']),
  types: Codes.optional(),
  causes: Codes.optional(),
  /** Codes of poverty lines under which a household stands in the register. */
  lines: Codes.optional(),
  /** Who has no known income is left out and told of, or counts as one who earns nothing. */
  withoutIncome: z.enum(['leave-out', 'as-none']).default('leave-out'),
})

export const PartsIn = z.array(z.object({ by: z.string(), count: z.int() }))
const Sum = z.int().min(0)

/** The candidates as they were on one day: nothing that the register says later changes them. */
export const Frozen = z.object({
  folder: z.string(),
  parts: PartsIn,
  /** SHA-256 of the list, line by line. */
  hash: z.string(),
  day: z.string(),
  at: z.string(),
  candidates: Sum,
  people: Sum,
  /** Files in which a candidate's place in the list is looked up. */
  buckets: Sum,
  /** Households of the area that are no candidates, by why. */
  leftOut: z.object({ filter: Sum, income: Sum, nobody: Sum }),
})
export type Frozen = z.infer<typeof Frozen>

const Outcome = z.object({
  parts: PartsIn,
  /** SHA-256 of household and amount, line by line in the order of the candidates. */
  hash: z.string(),
  paid: Sum,
  allocated: Sum,
  left: Sum,
})
export const Compared = z.object({
  folder: z.string(),
  version: z.int(),
  outcomes: z.array(Outcome),
})
export type Compared = z.infer<typeof Compared>

export const Proposal = BudgetLine.pick({
  line: true,
  fund: true,
  currency: true,
  area: true,
  areaName: true,
  path: true,
  year: true,
}).extend({
  proposal: z.string(),
  name: z.string().trim().min(2).max(120),
  benefit: Benefit,
  cycle: Cycle,
  over: z.enum(['households', 'villages']),
  amount: Amount.min(1),
  limits: Limits,
  filter: Filter,
  rules: z.array(NamedRule).min(1).max(6),
  scoring: Scoring.optional(),
  /** Code of the line under which gaps are reckoned; the tenant's first poverty line if not said. */
  standard: z.string().max(40).optional(),
  state: z.enum(proposalStates),
  prepared: Act,
  /** The job that gathers, compares or grants; another one's answer comes too late. */
  job: z.string(),
  frozen: Frozen.optional(),
  compared: Compared.optional(),
  /** Which rule is proposed, by its place. */
  choice: Act.extend({ rule: z.int(), why: z.string() }).optional(),
  /** What was decided, and on what: enough to reckon it again and see that it is the same. */
  decision: Act.extend({
    approved: z.boolean(),
    why: z.string(),
    rule: NamedRule,
    version: z.int(),
    inputs: z.string(),
    list: z.string(),
    households: Sum,
    amount: Sum,
  }).optional(),
  granted: z.object({ at: z.string(), households: Sum, amount: Sum, overlaps: Sum }).optional(),
  withdrawn: Act.extend({ why: z.string() }).optional(),
  openedAt: z.string(),
  version: z.int(),
})
export type Proposal = z.infer<typeof Proposal>

/** A township reads the county's proposal, of which it sees its own households alone. */
export const touches = (ctx: { scope: readonly string[] }, path: string): boolean =>
  covers(ctx, path) || ctx.scope.some((root) => root.startsWith(path))

export const proposals = recordsOf(
  'proposal',
  ({ proposal, line, year, openedAt }: Proposal) => ({
    id: proposal,
    holder: String(year),
    other: line,
    day: openedAt.slice(0, 10),
  }),
  ({ proposal, name, line, benefit, cycle, over, areaName, path, currency, ...sums }) => ({
    ...{ proposal, name, line, benefit, cycle, over, areaName, path, currency },
    ...{ amount: sums.amount, state: sums.state, candidates: sums.frozen?.candidates },
    ...{ prepared: sums.prepared.name, openedAt: sums.openedAt },
    // Who prepared or proposed it does not decide.
    apart: [sums.prepared.id, ...(sums.choice ? [sums.choice.id] : [])],
  }),
  touches,
)
