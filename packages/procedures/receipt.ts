import { query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { addDays } from '@terrace/platform/dates'
import type { Language } from '@terrace/platform/i18n'
import { ancestorsOf, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import type { Case } from './case-model.ts'
import { readCase } from './case-store.ts'
import { type Basis, inputsOf, spellDay, word } from './receipt-inputs.ts'
import { isAgainst, stateOf, type Template } from './template.ts'
import { templateOf } from './template-store.ts'
import { listsOf, type WayStep, wayOfCase } from './way.ts'
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
  const [settings, template, lists, above] = await Promise.all([
    settingsOf(ctx),
    templateOf(ctx, c.template, c.templateVersion),
    listsOf(ctx, c),
    ancestorsOf(ctx, { path: c.path }),
  ])
  const way = await wayOfCase(ctx, template, c, lists)
  const place = above.map(({ name }) => name).join(' ')
  return receiptOf({ lang, settings, template, lists }, c, way, place)
}

function receiptOf(by: Basis, c: Case, way: readonly WayStep[], place: string): Receipt {
  const { lang, template, lists } = by
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
    inputs: inputsOf(by, c, way),
    // What was known stands among the inputs.
    steps: way
      .filter(({ move }) => move !== 'compared-with' && move !== 'check')
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

function stepIn(lang: Language, template: Template, step: WayStep): Receipt['steps'][number] {
  const move = template.moves.find((one) => one.move === step.move)
  const number = step.step ?? move?.step
  const reason = step.reason ?? (step.again ? word(lang, 'receipt.again') : undefined)
  return {
    step: template.steps.find((one) => one.step === number)?.label[lang] ?? '',
    act: move?.label[lang] ?? word(lang, `receipt.act.${step.move}`),
    by: step.by.name || word(lang, 'receipt.nobody'),
    day: step.day,
    ...(reason ? { reason } : {}),
    evidence: step.evidence ?? [],
  }
}

function appealOf(lang: Language, template: Template, c: Case, state: string): Receipt['appeal'] {
  if (c.appeal) {
    const { answer = '' } = c.appeal
    return { text: word(lang, `receipt.appeal-${c.appeal.state}`, { answer }) }
  }
  if (!isAgainst(template, state) || !c.outcome) {
    return { text: word(lang, 'receipt.no-appeal') }
  }
  const until = addDays(c.outcome.day, template.appeal.days)
  return { text: word(lang, 'receipt.appeal', { until: spellDay(lang, until) }), until }
}
