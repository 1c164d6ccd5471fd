import type { Ctx } from '@terrace/platform/context'
import { invalid } from '@terrace/platform/fault'
import type { Case } from './case-model.ts'
import { readCase } from './case-store.ts'
import { isOver, stateOf } from './template.ts'
import { templateOf } from './template-store.ts'

/**
 * The case into which another one goes: of the same procedure, and one that goes on or was granted.
 * @throws Fault missing `case.missing`, invalid `merge.itself` `merge.other` `merge.over`
 */
export async function mergedInto(ctx: Ctx, was: Case, into: string): Promise<Case['mergedInto']> {
  const { doc: to } = await readCase(ctx, into)
  const wrong = (code: string, params?: Record<string, unknown>) =>
    invalid([{ path: 'merge.into', code, ...(params ? { params } : {}) }])
  if (to.case === was.case) throw wrong('merge.itself')
  if (to.template !== was.template) throw wrong('merge.other')
  const template = await templateOf(ctx, to.template, to.templateVersion)
  const granted = stateOf(template, to.state)?.kind === 'passed'
  if (isOver(template, to.state) && !granted) throw wrong('merge.over', { state: to.state })
  const { case: id, household, number, head } = to
  return { case: id, household, number, head }
}
