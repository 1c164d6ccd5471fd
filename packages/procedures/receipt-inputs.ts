import { type Language, translate } from '@terrace/platform/i18n'
import { lineFor, type Settings } from '@terrace/tenancy'
import type { Case } from './case-model.ts'
import { messages } from './i18n.ts'
import type { List } from './list-model.ts'
import { joining, type Template } from './template.ts'
import type { WayStep } from './way.ts'

/** By what a receipt is written. */
export interface Basis {
  lang: Language
  settings: Settings
  template: Template
  lists: readonly List[]
}

interface Input {
  what: string
  source: string
  day: string
  result: string
}

export const word = (lang: Language, code: string, params: Record<string, unknown> = {}) =>
  translate(messages, code, lang, params)

/** A day in words of the language: "23 November 2026", "2026年11月23日". */
export const spellDay = (lang: Language, day: string): string =>
  new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))

/** What a case was decided on: each with where it came from, and of which day it speaks. */
export function inputsOf(by: Basis, c: Case, way: readonly WayStep[]): Input[] {
  const { lang, template, lists } = by
  const inputs: Input[] = []
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
    const line = lineIn(by, survey)
    if (line) add(word(lang, 'receipt.line'), line.name, survey.day, line.result)
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
  for (const { by: who, day, result, reason = '' } of way.filter(({ move }) => move === 'check')) {
    const found = `${word(lang, `receipt.check.${result}`)} · ${reason}`
    add(word(lang, 'receipt.check'), who.name, day, found)
  }
  return inputs
}

/** The line against which the survey's income stands: of its year, or of the latest year before. */
function lineIn({ lang, settings }: Basis, { income }: NonNullable<Case['survey']>) {
  const found = lineFor(settings, 'poverty', income.year)
  if (!found) return undefined
  const name = settings.lines.find(({ code }) => code === found.code)?.name[lang] ?? found.code
  const key = income.perCapita < found.amount ? 'receipt.line.below' : 'receipt.line.reached'
  const amount = (found.amount / 100).toFixed(2)
  return { name, result: word(lang, key, { amount, year: found.year }) }
}

/** The assemblies of a list at which it was spoken of: not those before it came or after it left. */
function assembliesOn(template: Template, c: Case, list: List): List['assemblies'] {
  const came = c.steps.find(({ move }) => move === joining(template)?.move)?.at ?? ''
  const left = list.entries.find((entry) => entry.case === c.case)?.out?.day
  return list.assemblies.filter(
    ({ recordedAt, day }) => recordedAt >= came && (left === undefined || day <= left),
  )
}
