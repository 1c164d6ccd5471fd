import { isProblem } from '../../api/problem.ts'
import { problemText } from '../../ui/problem.ts'
import { codes } from './messages.ts'

/** A refusal of the sign-in service as a sentence that says what to do. */
export function say(error: unknown): string {
  if (!isProblem(error) || !(error.code in codes.messages)) return problemText(error)
  const seconds = Number(error.params.retryAfter ?? 60)
  return codes(error.code as 'TRY_LATER', { retryAfter: seconds })
}
