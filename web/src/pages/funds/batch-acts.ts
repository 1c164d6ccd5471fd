import type { BatchView } from './api.ts'
import type { Deed } from './roles.ts'

/** What can be done with a batch; the first that somebody may do is what waits for them. */
export type Act =
  | 'again'
  | 'check'
  | 'approve'
  | 'release'
  | 'send'
  | 'reconcile'
  | 'close'
  | 'withdraw'

type Of = Pick<BatchView, 'state' | 'prepared' | 'approvals' | 'disclosure' | 'way'>

/** Whether the days in public are over. */
export const isDisclosed = ({ disclosure }: Pick<Of, 'disclosure'>, today: string): boolean =>
  disclosure === undefined || today > disclosure.until

const withdrawable = ['preparing', 'prepared', 'checked', 'approved', 'disclosed', 'released']

/**
 * The acts of a batch that are offered to somebody. Nobody checks, approves or closes what they
 * prepared, nor approves twice.
 */
export function actsOf(batch: Of, me: string, today: string, may: (deed: Deed) => boolean): Act[] {
  const { state, prepared, approvals } = batch
  const other = prepared.id !== me
  const offered: [Act, boolean][] = [
    ['again', state === 'preparing' && may('prepare')],
    ['check', state === 'prepared' && other && may('approve')],
    [
      'approve',
      state === 'checked' && other && may('approve') && !approvals.some(({ id }) => id === me),
    ],
    [
      'release',
      (state === 'approved' || state === 'disclosed') && isDisclosed(batch, today) && may('book'),
    ],
    ['send', state === 'released' && may('book')],
    ['reconcile', state === 'sent' && batch.way.count === 0 && may('book')],
    ['close', state === 'reconciled' && other && may('approve')],
    ['withdraw', withdrawable.includes(state) && may('prepare')],
  ]
  return offered.flatMap(([act, is]) => (is ? [act] : []))
}
