import { createHash } from 'node:crypto'
import type { Ctx } from '@terrace/platform/context'
import type { Run } from '@terrace/platform/job'
import type { PartsState } from '@terrace/platform/job-parts'
import { type Candidate, compareRules, type Measures, type RuleView } from '../allocation/index.ts'
import { getJson, putJson } from './kept.ts'
import { candidatesIn, type Given, givenIn, type Listed } from './listed.ts'
import { type Compared, type Frozen, type Proposal, RULES_VERSION } from './proposal-model.ts'
import { asRule, asScoring, namesIn } from './rule.ts'

/** The frozen candidates in memory, as the rules take them. */
interface Field {
  candidates: Candidate[]
  ids: string[]
  /** Candidates of each part. */
  sizes: number[]
  /** Names and paths of the areas that stand as groups. */
  areas: Map<string, { area: string; areaName: string; path: string }>
}

async function fieldOf(ctx: Ctx, proposal: Proposal, frozen: Frozen): Promise<Field> {
  const parts = candidatesIn(ctx, frozen)
  const named = namesIn(proposal)
  const field: Field = { candidates: [], ids: [], sizes: [], areas: new Map() }
  for (let n = 0; n < parts.count; n++) {
    const lines = await parts.part(n)
    field.sizes.push(lines.length)
    for (const { id, number, people, net, line, variables, area, areaName, path } of lines) {
      field.ids.push(id)
      const known = field.areas.get(area) ?? { area, areaName, path }
      field.areas.set(area, known)
      // Only what a formula asks for, and one text for all of an area: there may be 100,000.
      const asked = named.length > 0 ? { variables: pick(variables, named) } : {}
      field.candidates.push({ id: number, people, net, line, group: known.area, ...asked })
    }
  }
  return field
}

const pick = (variables: Listed['variables'], names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, variables[name] ?? 0]))

/** A rule's figures for the desk: lists of people lie beside it, page by page. */
export type Figures = Omit<RuleView, 'allocation' | 'targeting' | 'groups'> & {
  name: string
  rule: Proposal['rules'][number]['rule']
  allocated: number
  left: number
  leftWhy?: RuleView['allocation']['leftWhy'] | undefined
  targeting?:
    | { target: number; excluded: number; included: number; exclusion: number; inclusion: number }
    | undefined
  groups: (Omit<RuleView['groups'][number], 'group'> & {
    area: string
    areaName: string
    path: string
  })[]
}

/** What the desk shows of a comparison. */
export interface Sheet {
  candidates: number
  people: number
  before: Measures
  rules: Figures[]
  /** Candidates whose amount differs between any two rules, and between each pair of them. */
  changed: number
  pairs: { one: number; other: number; households: number }[]
}

interface Saved {
  /** Of the program that wrote them; another one begins again. */
  version: number
  outcomes: Compared['outcomes']
}

/** Every rule on the same frozen candidates, one after the other; each is a checkpoint. */
export async function compare(ctx: Ctx, proposal: Proposal, frozen: Frozen, run: Run) {
  const saved = (run.checkpoint as { compare?: Saved } | undefined)?.compare
  const outcomes = saved?.version === RULES_VERSION ? [...saved.outcomes] : []
  const folder = `${frozen.folder}/${run.job.job}`
  const field = await fieldOf(ctx, proposal, frozen)
  const amounts: Float64Array[] = []
  for (const [r, { parts }] of outcomes.entries()) {
    amounts.push(await amountsOf(givenIn(ctx, folder, r, parts).rows(), field.ids.length))
  }
  const total = proposal.rules.length * field.ids.length
  await run.setTotal(total)
  for (let r = outcomes.length; r < proposal.rules.length; r++) {
    await run.uncut()
    const { outcome, column } = await reckon(ctx, proposal, { folder, field, rule: r })
    outcomes.push(outcome)
    amounts.push(column)
    const done = outcomes.length * field.ids.length
    await run.save({ compare: { version: RULES_VERSION, outcomes } }, { done })
    await run.breathe()
  }
  await putJson(ctx, `${folder}/sheet`, await sheetOf(ctx, folder, field.ids.length, amounts))
  return { folder, version: RULES_VERSION, outcomes } satisfies Compared
}

async function amountsOf(rows: AsyncIterable<Given>, size: number): Promise<Float64Array> {
  const column = new Float64Array(size)
  let i = 0
  for await (const { amount } of rows) column[i++] = amount
  return column
}

interface Task {
  folder: string
  field: Field
  rule: number
}

/** One rule: its figures into a file, its lines into parts that match those of the candidates. */
async function reckon(ctx: Ctx, proposal: Proposal, { folder, field, rule: r }: Task) {
  const { candidates } = field
  const named = proposal.rules[r] ?? { name: '', rule: { kind: 'equal' as const } }
  const { amount: budget, limits, scoring } = proposal
  const request = { candidates, budget, limits }
  const comparison = compareRules(request, [asRule(named)], asScoring(scoring))
  const [view] = comparison.views
  if (!view) throw new Error('a rule without a view')
  const { allocation } = view
  const lines = inOrder(candidates, allocation.lines)
  const [excluded, included] = [
    new Set(view.targeting?.excluded),
    new Set(view.targeting?.included),
  ]
  const given = (i: number): Given => {
    const { amount = 0, why = [] } = lines[i] ?? {}
    const id = candidates[i]?.id ?? ''
    const target = excluded.has(id) ? 'excluded' : included.has(id) ? 'included' : undefined
    return { amount, why, ...(target ? { target } : {}) }
  }
  const parts = givenIn(ctx, folder, r, [] satisfies PartsState)
  const hash = createHash('sha256')
  const column = new Float64Array(candidates.length)
  let from = 0
  for (const size of field.sizes) {
    const page = Array.from({ length: size }, (_, i) => given(from + i))
    for (const [i, { amount }] of page.entries()) {
      column[from + i] = amount
      hash.update(`${field.ids[from + i]}\t${amount}\n`)
    }
    await parts.add(page)
    from += size
  }
  const figures = figuresOf(view, named, field)
  const { candidates: count, people, before } = comparison
  await putJson(ctx, `${folder}/figures-${r}`, { figures, candidates: count, people, before })
  const { allocated, left } = allocation
  const state = parts.state.map((part) => ({ ...part }))
  const paid = view.paid.candidates
  return { outcome: { parts: state, hash: hash.digest('hex'), paid, allocated, left }, column }
}

/** Lines come by id; they go back to the places of their candidates. */
function inOrder<T>(candidates: readonly Candidate[], lines: readonly T[]): T[] {
  const order = candidates.map((_, i) => i)
  order.sort((a, b) => ((candidates[a]?.id ?? '') < (candidates[b]?.id ?? '') ? -1 : 1))
  const placed: T[] = new Array(lines.length)
  for (const [k, i] of order.entries()) placed[i] = lines[k] as T
  return placed
}

function figuresOf(view: RuleView, named: Proposal['rules'][number], field: Field): Figures {
  const { allocation, targeting, groups, ...rest } = view
  const { allocated, left, leftWhy } = allocation
  return {
    ...{ ...named, ...rest, allocated, left, leftWhy },
    targeting: targeting && {
      ...targeting,
      excluded: targeting.excluded.length,
      included: targeting.included.length,
    },
    groups: groups.flatMap(({ group, ...sums }) => {
      const area = field.areas.get(group)
      return area ? [{ ...area, ...sums }] : []
    }),
  }
}

async function sheetOf(ctx: Ctx, folder: string, size: number, amounts: readonly Float64Array[]) {
  const rules: Figures[] = []
  let head: Pick<Sheet, 'candidates' | 'people' | 'before'> | undefined
  for (const r of amounts.keys()) {
    const { figures, ...all } = await getJson<{ figures: Figures } & Omit<Sheet, 'rules'>>(
      ctx,
      `${folder}/figures-${r}`,
    )
    rules.push(figures)
    head ??= all
  }
  const pairs = amounts.flatMap((one, a) =>
    amounts.slice(a + 1).map((other, b) => {
      let households = 0
      for (let i = 0; i < size; i++) if (one[i] !== other[i]) households++
      return { one: a, other: a + 1 + b, households }
    }),
  )
  let changed = 0
  for (let i = 0; i < size; i++) if (amounts.some((one) => one[i] !== amounts[0]?.[i])) changed++
  return { ...head, rules, changed, pairs }
}
