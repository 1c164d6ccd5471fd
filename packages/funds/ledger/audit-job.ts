import type { Ctx } from '@terrace/platform/context'
import type { Item, Key } from '@terrace/platform/db'
import { type JobDefinition, job } from '@terrace/platform/job'
import { Parts, type PartsState } from '@terrace/platform/job-parts'
import * as z from 'zod'
import { readAccounts } from './account.ts'
import { accountId } from './account-model.ts'
import { EntryEntity } from './entry.entity.ts'
import type { Entry } from './entry-model.ts'
import { asEntry } from './entry-store.ts'
import { auditAccount } from './statement.ts'

export const AuditBooks = z.object({
  /** The first and last month of the journal that is read again. */
  from: z.string().regex(/^\d{4}-\d{2}$/),
  until: z.string().regex(/^\d{4}-\d{2}$/),
})

/** Entries after which a worker writes down how far it is. */
export const PAGE = 100

interface Kept {
  /** Where the journal is read on: a month, and behind which of its lines. */
  month: string
  next?: Item | undefined
  entries: number
  /** The accounts that the entries touched, each once, and how many of these parts were compared. */
  touched: PartsState
  compared: number
  accounts: number
  wrong: string[]
}

/**
 * Reads the journal again: every entry sums to zero, and every account that it touched holds what its
 * lines say, without a gap. What is wrong stands in the job's result; nothing is ever put right here.
 * A worker that takes over goes on at the page of the journal, or of the accounts, where the last stopped.
 */
export const auditBooks: JobDefinition = job(
  { id: 'ledger.audit', queue: 'bulk', input: AuditBooks },
  async (ctx, { from, until }, run) => {
    await run.settle()
    const first: Kept = {
      ...{ month: from, entries: 0, touched: [], compared: 0, accounts: 0, wrong: [] },
    }
    const kept = (run.checkpoint as Kept | undefined) ?? first
    const parts = new Parts<string>(ctx, run.job.job, kept.touched)
    const seen = new Set<string>()
    for await (const account of parts.rows()) seen.add(account)
    const save = async () => {
      await run.save(kept, { done: kept.entries + kept.compared })
      await run.breathe()
    }
    while (kept.month <= until) {
      const search = EntryEntity.query.byMonth({ tenant: ctx.tenant, month: kept.month })
      const { items, next } = await ctx.db.query(search, { limit: PAGE, from: kept.next })
      const entries = await entriesOf(ctx, items)
      const touched = entries.flatMap(({ legs }) => legs.map(({ account }) => accountId(account)))
      const fresh = [...new Set(touched)].filter((account) => !seen.has(account))
      for (const account of fresh) seen.add(account)
      await parts.add(fresh)
      kept.entries += entries.length
      kept.wrong.push(...entries.flatMap(unbalanced))
      kept.touched = parts.state
      kept.accounts = seen.size
      kept.next = next
      if (!next) kept.month = nextMonth(kept.month)
      await save()
    }
    for (; kept.compared < parts.count; await save()) {
      for (const account of await readAccounts(ctx, await parts.part(kept.compared))) {
        const found = await auditAccount(ctx, account)
        kept.wrong.push(...found.map((what) => `${account.account} ${what}`))
      }
      kept.compared++
    }
    const { entries, accounts, wrong } = kept
    // Files go only when no checkpoint names them any more.
    await run.save({ ...kept, touched: [] }, { done: entries + kept.compared })
    await parts.remove()
    return { counts: { entries, accounts, wrong: wrong.length }, result: { wrong } }
  },
)

async function entriesOf(ctx: Ctx, lines: readonly Item[]): Promise<Entry[]> {
  const keys = lines.map(({ pk, sk }): Key => ({ pk: String(pk), sk: String(sk) }))
  return (await ctx.db.batchGet(keys)).map(asEntry)
}

/** What is wrong with an entry by itself. */
function unbalanced({ entry, legs }: Entry): string[] {
  const sums = new Map<string, number>()
  for (const { account, amount } of legs) {
    sums.set(account.currency, (sums.get(account.currency) ?? 0) + amount)
  }
  return [...sums].flatMap(([currency, sum]) =>
    sum === 0 ? [] : [`${entry} ${currency} is out by ${sum}`],
  )
}

function nextMonth(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number)
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`
}
