import type { FieldFault } from '@terrace/platform/fault'
import { isOver, joining, type Template, type TemplateInput } from './template.ts'

/**
 * What makes a template one that no case could follow: states that nobody wrote down, states that
 * cannot be reached or left, acts apart from acts that are not there, a list that nobody joins, a
 * notice that nothing closes.
 * @returns an empty list when cases can run on it
 */
export function checkTemplate(template: TemplateInput | Template): FieldFault[] {
  return [...namedStates(template), ...reachable(template), ...moves(template)]
}

const names = (list: readonly string[]) => new Set(list)

function namedStates(template: TemplateInput): FieldFault[] {
  const known = names(template.states.map(({ state }) => state))
  const faults: FieldFault[] = []
  const see = (path: string, state: string) => {
    if (!known.has(state)) faults.push({ path, code: 'template.state', params: { state } })
  }
  see('start', template.start)
  see('appeal.back', template.appeal.back)
  for (const [i, move] of template.moves.entries()) {
    for (const [j, state] of move.from.entries()) see(`moves.${i}.from.${j}`, state)
    see(`moves.${i}.to`, move.to)
  }
  if (known.size < template.states.length) {
    faults.push({ path: 'states', code: 'template.twice' })
  }
  return faults
}

/** Every state is come to from the start, and every open one is left again. */
function reachable(template: TemplateInput): FieldFault[] {
  const seen = names([template.start])
  for (let grew = true; grew; ) {
    grew = false
    for (const { from, to } of template.moves) {
      if (seen.has(to) || !from.some((state) => seen.has(state))) continue
      seen.add(to)
      grew = true
    }
  }
  return template.states.flatMap(({ state }, i) => {
    const params = { state }
    const path = `states.${i}`
    if (!seen.has(state)) return [{ path, code: 'template.unreachable', params }]
    const left = template.moves.some((move) => move.from.includes(state) && move.to !== state)
    return left || isOver(template, state) ? [] : [{ path, code: 'template.dead-end', params }]
  })
}

function moves(template: TemplateInput): FieldFault[] {
  const known = names(template.moves.map(({ move }) => move))
  const steps = names(template.steps.map(({ step }) => String(step)))
  const faults: FieldFault[] = []
  if (known.size < template.moves.length) faults.push({ path: 'moves', code: 'template.twice' })
  for (const [i, move] of template.moves.entries()) {
    for (const other of move.apart) {
      if (known.has(other)) continue
      faults.push({ path: `moves.${i}.apart`, code: 'template.move', params: { move: other } })
    }
    if (!steps.has(String(move.step)))
      faults.push({ path: `moves.${i}.step`, code: 'template.step' })
    const closed = template.moves.some((m) => m.record === 'notice-end' && m.from.includes(move.to))
    const shown = move.record === 'notice' || move.record === 'announcement'
    if (shown && !move.title) faults.push({ path: `moves.${i}.title`, code: 'template.title' })
    if (move.notice && !closed) faults.push({ path: `moves.${i}.notice`, code: 'template.notice' })
  }
  const lists = template.moves.some(({ of }) => of === 'list')
  if (lists && !joining(template)) faults.push({ path: 'moves', code: 'template.no-entry' })
  return faults
}
