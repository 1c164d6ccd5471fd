import { query } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import { fault } from '@terrace/platform/fault'
import * as z from 'zod'
import { Year } from '../budget/fund.ts'
import { readers } from '../who.ts'
import type { Sheet } from './compare-list.ts'
import { getJson } from './kept.ts'
import { Limits, NamedRule, Proposal, proposalStates, proposals } from './proposal-model.ts'

const Which = z.object({ proposal: z.string() })

/** A proposal as people see it: where its files lie is nobody's business. */
export const ProposalOut = Proposal.omit({ path: true }).extend({
  frozen: Proposal.shape.frozen
    .unwrap()
    .omit({ folder: true, parts: true, buckets: true })
    .optional(),
  compared: z
    .object({
      version: z.int(),
      outcomes: z.array(
        z.object({ hash: z.string(), paid: z.int(), allocated: z.int(), left: z.int() }),
      ),
    })
    .optional(),
})

/** One proposal. @throws Fault missing `proposal.missing` */
export const getProposal = query(
  { id: 'proposal.get', allow: readers, input: Which },
  async (ctx, { proposal }): Promise<Proposal> => proposals.read(ctx, proposal),
)

export const ProposalLine = Proposal.pick({
  proposal: true,
  name: true,
  line: true,
  benefit: true,
  cycle: true,
  over: true,
  areaName: true,
  currency: true,
  amount: true,
  state: true,
  openedAt: true,
}).extend({ candidates: z.int().optional(), prepared: z.string() })
export const ProposalPage = z.object({ items: z.array(ProposalLine), next: z.string().optional() })

/** The proposals of a year, those in one state when asked, or all of a budget line; newest first. */
export const listProposals = query(
  {
    id: 'proposal.list',
    allow: readers,
    input: z.object({
      year: z.coerce.number().pipe(Year).optional(),
      state: z.enum(proposalStates).optional(),
      line: z.string().max(60).optional(),
      cursor: Cursor,
    }),
  },
  async (ctx, { year, state, line, cursor }) =>
    line === undefined
      ? proposals.page(ctx, { holder: String(year ?? ctx.today().slice(0, 4)), state, cursor })
      : proposals.pageOf(ctx, line, cursor),
)

/** A candidate list that is compared. @throws Fault conflict `proposal.not-compared` */
export async function readCompared(ctx: Ctx, id: string) {
  const proposal = await proposals.read(ctx, id)
  const { frozen, compared } = proposal
  if (!frozen || !compared) throw fault('conflict', 'proposal.not-compared')
  return { proposal, frozen, compared }
}

const Share = z.number()
const Fgt = z.object({ people: z.int(), poor: z.int(), p0: Share, p1: Share, p2: Share })
const Measures = z.object({ fgt: Fgt.optional(), gini: Share.optional() })
const Count = z.object({ candidates: z.int(), people: z.int() })
export const Why = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.number(), z.string()])),
})

export const SheetOut = z.object({
  currency: z.string(),
  amount: z.int(),
  limits: Limits,
  ...{ candidates: z.int(), people: z.int(), before: Measures },
  rules: z.array(
    NamedRule.extend({
      ...{ allocated: z.int(), left: z.int(), leftWhy: Why.optional() },
      paid: Count,
      coverage: z.object({ candidates: Share, people: Share }),
      poor: z.object({ candidates: z.int(), paid: z.int(), left: z.int() }),
      poorestFifth: Share.optional(),
      after: Measures,
      targeting: z
        .object({
          ...{ target: z.int(), excluded: z.int(), included: z.int() },
          ...{ exclusion: Share, inclusion: Share },
        })
        .optional(),
      groups: z.array(
        z.object({
          ...{ area: z.string(), areaName: z.string() },
          ...{ candidates: z.int(), paid: z.int(), people: z.int(), amount: z.int() },
        }),
      ),
    }),
  ),
  changed: z.int(),
  pairs: z.array(z.object({ one: z.int(), other: z.int(), households: z.int() })),
})

/** The rules side by side on the same candidates; of areas the reader's own alone. */
export const getComparison = query(
  { id: 'proposal.comparison', allow: readers, input: Which },
  async (ctx, { proposal: id }) => {
    const { proposal, compared } = await readCompared(ctx, id)
    const sheet = await getJson<Sheet>(ctx, `${compared.folder}/sheet`)
    const { currency, amount, limits } = proposal
    const rules = sheet.rules.map((rule) => ({
      ...rule,
      groups: rule.groups.filter(({ path }) => covers(ctx, path)),
    }))
    return { ...sheet, currency, amount, limits, rules }
  },
)
