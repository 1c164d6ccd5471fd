import { ApiProblem, problemOf } from './problem.ts'

const RENEWED = 'terrace.renewed'
/** Another tab's renewal this recent counts as ours: the cookie is shared. Milliseconds. */
const RECENT = 10_000

/**
 * Renews the five-minute session cookie. One renewal at a time over all tabs (a Web Lock), since
 * each costs the sign-in service two reads.
 * @returns false when nobody is signed in any more
 */
async function renewSession(): Promise<boolean> {
  const asked = Date.now()
  const locks = globalThis.navigator?.locks
  return locks ? locks.request('terrace-session', () => renewOnce(asked)) : renewOnce(asked)
}

/**
 * The answer to a request of somebody signed in: asked once more with a new cookie where the five
 * minutes are over. @throws ApiProblem 401 `session.ended`
 */
export async function signedIn(ask: () => Promise<Response>): Promise<Response> {
  const answer = await ask()
  if (answer.status !== 401) return answer
  // What nobody reads keeps its request open until it times out.
  void answer.body?.cancel()
  if (!(await renewSession())) throw new ApiProblem(401, 'session.ended')
  return ask()
}

async function renewOnce(asked: number): Promise<boolean> {
  const last = Number(globalThis.localStorage?.getItem(RENEWED) ?? 0)
  if (last > asked - RECENT) return true
  try {
    const answer = await fetch('/auth/get-session', { signal: AbortSignal.timeout(15_000) })
    const signedIn = answer.ok && Boolean(await answer.json().catch(() => null))
    if (signedIn) globalThis.localStorage?.setItem(RENEWED, String(Date.now()))
    return signedIn
  } catch (error) {
    throw problemOf(error)
  }
}
