import { createSignal } from 'solid-js'

/** Less is the way of the answer, not another hour. Milliseconds. */
const SLACK = 60_000
const [ahead, setAhead] = createSignal(0)

/** The service's time: deadlines and form defaults follow it, not a device that is set wrong. */
export const now = (): Date => new Date(Date.now() + ahead())

/** The day of that instant, in a time zone; the reader's by default. */
export const dayNow = (zone?: string): string =>
  new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    ...(zone ? { timeZone: zone } : {}),
  }).format(now())

/** Learns the service's time from an answer of its own; one that was kept tells an old hour. */
export function learnTime(answer: Response): void {
  const at = Date.parse(answer.headers.get('date') ?? '')
  if (Number.isNaN(at) || !answer.headers.get('cache-control')?.includes('no-store')) return
  const difference = at - Date.now()
  const next = Math.abs(difference) < SLACK ? 0 : difference
  if (Math.abs(next - ahead()) >= SLACK) setAhead(next)
}
