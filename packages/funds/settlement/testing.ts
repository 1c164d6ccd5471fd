import { isFault } from '@terrace/platform/fault'
import { readJob } from '@terrace/platform/job-store'
import { balance, camt053, el, entry } from '../bank/testing.ts'
import { readAccounts } from '../ledger/account.ts'
import { approveBatch, checkBatch, releaseBatch } from '../paying/batch-act.ts'
import { prepareBatch } from '../paying/prepare.ts'
import { grant, owing, type World as Paying, stage } from '../paying/testing.ts'
import { openBank } from './bank.ts'
import { sendBatch } from './send.ts'
import { readStatement, uploadStatement } from './statement.ts'

interface World extends Paying {
  work(job: string): Promise<unknown>
  at(instant: string): void
  ports: Paying['ports'] & { now(): Date }
}

/** What it came to: the code of the fault, or `done`. */
export const told = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error) => (isFault(error) ? error.code : Promise.reject(error)),
  )

/** An account of the programme at a bank, money in a budget line, and the people who pay it out. */
export async function bankStage(w: World) {
  const at = await stage(w, 1_000_000)
  const preparer = () => w.as('finance', [''], 'u-preparer')
  const finance = () => w.as('finance', [''], 'u-finance')
  const county = () => w.as('county', [''], 'u-county')
  const { bank } = await openBank(finance(), {
    ...{ name: '清河农商行', holder: '清河县扶贫办', account: '6222020200112233' },
    ...{ currency: 'CNY', area: at.areas.county.area },
  })

  // The same people in each cycle: making households is slow.
  const people: Awaited<ReturnType<typeof owing>>[] = []
  async function grantOf(cycle: string, amounts: readonly number[]) {
    const village = at.areas.villages[0]?.area ?? ''
    while (people.length < amounts.length) people.push(await owing(w, village, 0))
    const owed = people.slice(0, amounts.length)
    const due = owed.map((one, i) => ({ ...one, amount: amounts[i] ?? 0 }))
    return grant(w, at.line.line, due, cycle)
  }

  /** A batch of what was granted in a cycle, checked; `approved` by one of two. */
  async function checked(cycle: string) {
    const { batch, job } = await prepareBatch(preparer(), {
      ...{ name: `低保金 ${cycle}`, proposal: `prp-${cycle}`, line: at.line.line },
      ...{ benefit: 'living-allowance', cycle },
    })
    await w.work(job)
    const which = { batch: batch.batch }
    await checkBatch(finance(), which)
    await approveBatch(finance(), which)
    return which
  }

  /** A batch of what was granted in a cycle, as far as it is released. */
  async function prepareOf(cycle: string) {
    const which = await checked(cycle)
    await approveBatch(county(), which)
    disclosed()
    await releaseBatch(finance(), which)
    return which
  }

  /** Lets the days of a disclosure pass, and holidays at their end. */
  const disclosed = () => w.at(new Date(w.ports.now().getTime() + 20 * 86_400_000).toISOString())

  async function released(cycle: string, amounts: readonly number[]) {
    const due = await grantOf(cycle, amounts)
    return { due, which: await prepareOf(cycle) }
  }

  async function sent(cycle: string, amounts: readonly number[]) {
    const { due, which } = await released(cycle, amounts)
    const { job } = await sendBatch(finance(), { ...which, bank })
    await w.work(job)
    return { due, which }
  }

  let uploads = 0
  /** Brings a bank's file in two parts and begins to read it. @returns the job */
  async function begin(name: string, text: string): Promise<string> {
    const upload = `upload${String(uploads++).padStart(8, '0')}`
    const bytes = Buffer.from(text)
    const middle = Math.floor(bytes.length / 2)
    await uploadStatement(finance(), { upload, part: 0 }, bytes.subarray(0, middle))
    await uploadStatement(finance(), { upload, part: 1 }, bytes.subarray(middle))
    return (await readStatement(finance(), { bank, name, upload, parts: 2 })).job
  }

  async function feed(name: string, text: string) {
    const job = await begin(name, text)
    await w.work(job)
    const item = await readJob(w.ports.db, w.tenant, job)
    return item as unknown as {
      state: string
      counts: Record<string, number>
      error?: { code: string }
    }
  }

  const balanceOf = async (...ids: string[]) =>
    (await readAccounts(finance(), ids)).reduce((all, { balance }) => all + balance, 0)
  /** What stands in the parts of a batch's accounts of a kind. */
  const sum = (kind: 'sent' | 'confirmed', batch: string) =>
    balanceOf(...Array.from({ length: 16 }, (_, shard) => `${kind}.${batch}.cny.${shard}`))
  /** What stands in the budget line. */
  const left = () => balanceOf(`line.${at.line.line}.cny`)

  return {
    ...{ at, bank, preparer, finance, county, grantOf, checked, disclosed, prepareOf, released },
    ...{ sent, begin, feed, sum, left },
  }
}

const details = (id: string) =>
  el('NtryDtls', el('TxDtls', el('Refs', el('EndToEndId', id)), el('RmtInf', el('Ustrd', '低保'))))
export const yuan = (minor: number): string => (minor / 100).toFixed(2)
/** A day's statement from which some money went, net. */
export const statement = (moved: number, ...entries: string[]): string =>
  camt053([balance('OPBD', '9000.00'), balance('CLBD', yuan(900_000 - moved))], ...entries)
/** An entry for one payment of ours. */
export const paid = (id: string, minor: number, reference: string): string =>
  entry({ amount: yuan(minor), reference, details: details(id) })
/** The same that came back. */
export const back = (id: string, minor: number, reference: string): string =>
  entry({ amount: yuan(minor), way: 'CRDT', reference, reversal: true, details: details(id) })
/** An entry for a whole file of ours. */
export const booked = (batch: string, minor: number, reference: string): string =>
  entry({
    ...{ amount: yuan(minor), reference },
    details: el('NtryDtls', el('Btch', el('MsgId', batch), el('PmtInfId', batch))),
  })
