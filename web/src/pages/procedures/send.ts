import { ApiProblem, isProblem } from '../../api/problem.ts'
import { moved } from './api.ts'
import { t } from './messages.ts'

/** The record that a field belongs to is the form itself: `survey.day` stands there as `day`. */
export const inForm = (path: string): string =>
  path.replace(
    /^(application|survey|appraisal|assembly|notice|noticeEnd|decision|announcement)\./,
    '',
  )

/**
 * Does one act. Where somebody was first, the page is brought up to date and says so: what was to be
 * done may no longer be right.
 */
export async function attempt<R>(work: () => Promise<R>, rename = inForm): Promise<R> {
  try {
    return await work()
  } catch (error) {
    if (!isProblem(error)) throw error
    if (error.status === 412) {
      await moved()
      throw new ApiProblem(412, 'act.stale', { detail: t('act.stale') })
    }
    if (error.fields.length === 0) throw error
    const fields = error.fields.map((field) => ({ ...field, path: rename(field.path) }))
    throw new ApiProblem(error.status, error.code, { ...error.params, fields })
  }
}

/** The same on a page that stays: what shows it asks again. */
export async function send<R>(work: () => Promise<R>, rename = inForm): Promise<R> {
  const answer = await attempt(work, rename)
  await moved()
  return answer
}
