import { type FieldFault, fault, invalid } from '@terrace/platform/fault'
import type { Settings } from '@terrace/tenancy'
import type { Entry } from './list-model.ts'
import type { Assembly } from './record.ts'

/** More than half of those who were present and did not step out. */
const passes = (votes: { for: number }, voters: number): boolean => votes.for * 2 > voters

const cast = (votes: { for: number; against: number; abstain: number }): number =>
  votes.for + votes.against + votes.abstain

/**
 * Whether an assembly could decide, and that its numbers add up: enough representatives (an exact
 * fraction of integers), every vote cast by somebody who was there and had not stepped out.
 * @throws Fault conflict `assembly.quorum`; invalid with the votes that do not add up
 */
export function checkAssembly(
  quorum: Settings['quorum'] | undefined,
  record: Assembly,
  entries: readonly Entry[],
): void {
  const { representatives, present } = record
  const faults: FieldFault[] = []
  if (present > representatives) faults.push({ path: 'assembly.present', code: 'assembly.present' })
  const voters = votersOf(record)
  if (cast(record.votes) !== voters()) {
    const params = { voters: voters() }
    faults.push({ path: 'assembly.votes', code: 'assembly.votes', params })
  }
  const known = new Set(entries.map((entry) => entry.case))
  for (const [i, exception] of record.exceptions.entries()) {
    const path = `assembly.exceptions.${i}`
    const params = { voters: voters(exception.case) }
    if (!known.has(exception.case)) faults.push({ path, code: 'list.not-on-it' })
    if (cast(exception) !== params.voters) faults.push({ path, code: 'assembly.votes', params })
    if (!passes(exception, params.voters) && !exception.reason) {
      faults.push({ path: `${path}.reason`, code: 'decision.reason' })
    }
  }
  if (faults.length > 0) throw invalid(faults)
  if (quorum && present * quorum.of < representatives * quorum.present) {
    const needed = Math.ceil((representatives * quorum.present) / quorum.of)
    throw fault('conflict', 'assembly.quorum', { present, needed })
  }
}

/** How many may vote on the list, or on one entry: those present without those who stepped out. */
function votersOf({ present, recusals }: Assembly) {
  return (id?: string) =>
    present - recusals.filter((one) => one.case === undefined || one.case === id).length
}

/** The entries after the vote: those against whom it went are out, each with the reason. */
export function voted(
  record: Assembly,
  entries: readonly Entry[],
  out: { state: string; move: string; day: string },
  reason: string | undefined,
): { entries: Entry[]; passed: boolean } {
  const voters = votersOf(record)
  const passed = passes(record.votes, voters())
  if (!passed && !reason) throw invalid([{ path: 'reason', code: 'decision.reason' }])
  const apart = new Map(record.exceptions.map((exception) => [exception.case, exception]))
  const next = entries.map((entry): Entry => {
    if (entry.out) return entry
    const own = apart.get(entry.case)
    const votes = own && { for: own.for, against: own.against, abstain: own.abstain }
    const stays = own ? passes(own, voters(entry.case)) : passed
    const why = own?.reason ?? reason ?? ''
    return {
      ...entry,
      ...(votes ? { votes } : {}),
      ...(stays ? {} : { out: { ...out, reason: why } }),
    }
  })
  return { entries: next, passed }
}
