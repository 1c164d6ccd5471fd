import { type FieldFault, isProblem } from '../api/problem.ts'
import { faultText, loadFaultTexts } from '../i18n/faults.ts'
import { words } from './words.ts'

const network = {
  'network.offline': 'problem.offline',
  'network.unreachable': 'problem.unreachable',
  'network.timeout': 'problem.timeout',
} as const

/** What went wrong, as a sentence in the page's language. Follows a change of language. */
export function problemText(error: unknown): string {
  if (!isProblem(error)) return words('problem.unknown', { code: nameOf(error) })
  const own = network[error.code as keyof typeof network]
  if (own) return words(own)
  if (error.code === 'session.ended') return words('state.signed-out.text')
  void loadFaultTexts()
  return (
    faultText(error.code, error.params) ||
    error.detail ||
    words('problem.unknown', { code: error.code })
  )
}

const nameOf = (error: unknown): string =>
  error instanceof Error && error.message ? error.message.slice(0, 120) : 'unknown'

/** What is wrong with one field, as a sentence. The server's own sentence serves until ours is there. */
export function fieldText(field: FieldFault & { message?: unknown }): string {
  void loadFaultTexts()
  const sent = typeof field.message === 'string' ? field.message : field.code
  return faultText(field.code, field.params ?? {}) ?? sent
}
