import type { Household } from '../model.ts'
import type { Draft, Problem } from './draft.ts'
import type { Pairing } from './pair-members.ts'
import type { Session } from './session.ts'
import { fieldAt } from './whose.ts'

export interface Refusal {
  code: string
  params?: Record<string, unknown> | undefined
}

/** Only what can be shown: texts and numbers. */
const shown = (params: Record<string, unknown> | undefined): Problem['params'] => {
  const entries = Object.entries(params ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
  )
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

/**
 * Turns a refusal of the registry (`members.2.birth`, `income.wage`) into a place of the file: row,
 * column and field.
 */
export function problemAt(
  { plan }: Pick<Session, 'plan'>,
  { group, people }: Draft,
  path: string,
  { code, params }: Refusal,
  pairing?: Pairing,
): Problem {
  const member = /^members\.(\d+)(?:\.(.+))?$/.exec(path)
  const at = Number(member?.[1] ?? 0)
  const who = people[pairing ? (pairing.rows[at] ?? 0) : at]
  const field = member
    ? fieldAt(who?.place ?? 1, member[2] ?? 'name')
    : path.replace(/^snapshot\./, '')
  const plain = field.replace(/\.\d+$/, '')
  const column = field === 'household' ? plan.header[plan.key] : plan.columnOf.get(plain)
  const what = shown(params)
  return {
    row: (member && who?.row) || (group.rows[0]?.row ?? 0),
    ...(column ? { column } : {}),
    ...(plain ? { field: plain } : {}),
    code,
    ...(what ? { params: what } : {}),
    severity: 'error',
  }
}

/** What the register keeps although the file says otherwise, or says nothing. */
export function keptProblems(
  session: Session,
  draft: Draft,
  household: Household,
  pairing: Pairing,
): Problem[] {
  const problems: Problem[] = []
  const warn = (path: string, code: string, params: Record<string, unknown>) =>
    problems.push({ ...problemAt(session, draft, path, { code, params }), severity: 'warning' })
  const { number } = draft.input
  if (number !== undefined && number !== household.number) {
    warn('number', 'match.number-kept', { number: household.number })
  }
  if (session.mapping.shape === 'persons' || session.plan.people.length > 1) {
    for (const { name, ref } of pairing.others) {
      warn('household', 'match.not-in-file', { name: name ?? ref ?? '' })
    }
  }
  return problems
}
