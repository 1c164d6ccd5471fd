import { query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { addDays } from '@terrace/platform/dates'
import { type Language, translate } from '@terrace/platform/i18n'
import { ancestorsOf } from '@terrace/tenancy'
import * as z from 'zod'
import type { Case } from './case-model.ts'
import { readCase } from './case-store.ts'
import { messages } from './i18n.ts'
import type { List } from './list-model.ts'
import { readLists } from './list-store.ts'
import type { Step } from './matter.ts'
import { joining, stateOf, type Template } from './template.ts'
import { templateOf } from './template-store.ts'
import { readers } from './who.ts'

export const Receipt = z.object({
  case: z.string(),
  lang: z.enum(['en', 'zh']),
  number: z.string(),
  head: z.string(),
  size: z.int(),
  place: z.string(),
  /** Which rules, in which version. */
  rules: z.object({ name: z.string(), text: z.string(), template: z.string(), version: z.int() }),
  /** What it was decided on: each with where it came from, and of which day it speaks. */
  inputs: z.array(
    z.object({ what: z.string(), source: z.string(), day: z.string(), result: z.string() }),
  ),
  /** What was done: who, when, on which evidence. */
  steps: z.array(
    z.object({
      step: z.string(),
      act: z.string(),
      by: z.string(),
      day: z.string(),
      reason: z.string().optional(),
      evidence: z.array(z.string()),
    }),
  ),
  result: z.object({
    state: z.string(),
    label: z.string(),
    reason: z.string().optional(),
    day: z.string().optional(),
    decision: z.string().optional(),
    effective: z.string().optional(),
  }),
  /** How it may be challenged, and until when. */
  appeal: z.object({ text: z.string(), until: z.string().optional() }),
})
export type Receipt = z.infer<typeof Receipt>

/**
 * Why a household was or was not taken in, in its language: the rules and their version, what was
 * known and from whom, every act, the result with its reason, and the way to appeal (domain.md §6.8).
 */
export const getReceipt = query(
  {
    id: 'case.receipt',
    allow: readers,
    input: z.object({ case: z.string(), lang: z.enum(['en', 'zh']).optional() }),
  },
  async (ctx, { case: id, lang = ctx.lang }) =>
    receiptFor(ctx, (await readCase(ctx, id)).doc, lang),
)

/** The receipt of a case that is the reader's to see. */
export async function receiptFor(ctx: Ctx, c: Case, lang: Language): Promise<Receipt> {
  const [template, lists, above] = await Promise.all([
    templateOf(ctx, c.template, c.templateVersion),
    listsOf(ctx, c),
    ancestorsOf(ctx, { path: c.path }),
  ])
  return receiptOf(lang, template, c, lists, above.map(({ name }) => name).join(' '))
}

/** The lists it was on, the last one last. */
async function listsOf(ctx: Ctx, { earlier = [], list }: Case): Promise<List[]> {
  const ids = [...earlier, ...(list ? [list] : [])]
  const found = await readLists(ctx, ids)
  return ids.flatMap((id) => found.find((one) => one.list === id) ?? [])
}

export function receiptOf(
  lang: Language,
  template: Template,
  c: Case,
  lists: readonly List[],
  place: string,
): Receipt {
  const own = lists.find(({ list }) => list === c.list)
  const out = own?.entries.find((entry) => entry.case === c.case)?.out
  const state = out?.state ?? own?.state ?? c.state
  const outcome = c.outcome ?? (out ? { reason: out.reason, day: out.day } : undefined)
  const decision = c.outcome?.number
  return {
    case: c.case,
    lang,
    number: c.number,
    head: c.head,
    size: c.size,
    place,
    rules: {
      name: template.label[lang],
      text: template.rules[lang],
      template: template.template,
      version: template.version,
    },
    inputs: inputsOf(lang, template, c, lists),
    steps: [...c.steps, ...lists.flatMap((list) => list.steps)]
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map((step) => stepIn(lang, template, step)),
    result: {
      state,
      label: stateOf(template, state)?.label[lang] ?? state,
      ...(outcome?.reason ? { reason: outcome.reason } : {}),
      ...(outcome ? { day: outcome.day } : {}),
      ...(decision ? { decision } : {}),
      ...(c.outcome?.effective ? { effective: c.outcome.effective } : {}),
    },
    appeal: appealOf(lang, template, c, state),
  }
}

function stepIn(lang: Language, template: Template, step: Step): Receipt['steps'][number] {
  const move = template.moves.find((one) => one.move === step.move)
  return {
    step: template.steps.find((one) => one.step === move?.step)?.label[lang] ?? '',
    act: move?.label[lang] ?? word(lang, `receipt.${step.move}`),
    by: step.by.name,
    day: step.day,
    ...(step.reason ? { reason: step.reason } : {}),
    evidence: step.evidence ?? [],
  }
}

const word = (lang: Language, code: string, params: Record<string, unknown> = {}) =>
  translate(messages, code, lang, params)

function inputsOf(
  lang: Language,
  template: Template,
  c: Case,
  lists: readonly List[],
): Receipt['inputs'] {
  const inputs: Receipt['inputs'] = []
  const add = (what: string, source: string, day: string, result: string) =>
    inputs.push({ what, source, day, result })
  const { application, survey, appraisal } = c
  if (application) {
    const { applicant, consentDay } = application
    add(
      word(lang, 'receipt.application'),
      applicant.name,
      consentDay,
      word(lang, 'receipt.consent'),
    )
  }
  if (survey) {
    const who = survey.surveyors.join(lang === 'zh' ? '、' : ', ')
    const amount = (survey.income.perCapita / 100).toFixed(2)
    const params = { amount, year: survey.income.year }
    add(word(lang, 'receipt.survey'), who, survey.day, word(lang, 'receipt.income', params))
    add(word(lang, 'receipt.findings'), who, survey.day, survey.findings)
  }
  if (appraisal) {
    const source = word(lang, 'receipt.group', { present: appraisal.present })
    add(word(lang, 'receipt.appraisal'), source, appraisal.day, appraisal.opinion)
  }
  for (const { source, label } of template.sources) {
    const answer = c.comparison[source]
    if (!answer) continue
    const task = c.tasks.findLast((one) => one.source === source)
    const result = word(lang, `receipt.${answer.result}`)
    const looked = task?.note
      ? `${result} · ${word(lang, `receipt.${task.state}`)}: ${task.note}`
      : result
    add(word(lang, 'receipt.comparison'), label[lang], answer.day, looked)
  }
  for (const assembly of lists.flatMap((list) => assembliesOn(template, c, list))) {
    const apart = assembly.exceptions.find((one) => one.case === c.case)
    const { day, present, representatives, votes } = assembly
    const { for: ayes, against, abstain } = apart ?? votes
    const source = word(lang, 'receipt.assembly', { present, representatives })
    const result = word(lang, 'receipt.votes', { for: ayes, against, abstain })
    add(word(lang, 'receipt.vote'), source, day, result)
  }
  return inputs
}

/** The assemblies of a list at which it was spoken of: not those before it came or after it left. */
function assembliesOn(template: Template, c: Case, list: List): List['assemblies'] {
  const came = c.steps.find(({ move }) => move === joining(template)?.move)?.at ?? ''
  const left = list.entries.find((entry) => entry.case === c.case)?.out?.day
  return list.assemblies.filter(
    ({ recordedAt, day }) => recordedAt >= came && (left === undefined || day <= left),
  )
}

function appealOf(lang: Language, template: Template, c: Case, state: string): Receipt['appeal'] {
  if (c.appeal) {
    const { answer = '' } = c.appeal
    return { text: word(lang, `receipt.appeal-${c.appeal.state}`, { answer }) }
  }
  if (stateOf(template, state)?.kind !== 'failed' || !c.outcome) {
    return { text: word(lang, 'receipt.no-appeal') }
  }
  const until = addDays(c.outcome.day, template.appeal.days)
  return { text: word(lang, 'receipt.appeal', { until }), until }
}
