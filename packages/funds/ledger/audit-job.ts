import type { Item } from '@terrace/platform/db'
import { type JobDefinition, job } from '@terrace/platform/job'
import * as z from 'zod'
import { readAccounts } from './account.ts'
import { accountId } from './account-model.ts'
import { EntryEntity } from './entry.entity.ts'
import { asEntry } from './entry-store.ts'
import { auditAccount } from './statement.ts'

export const AuditBooks = z.object({
  /** The first and last month of the journal that is read again. */
  from: z.string().regex(/^\d{4}-\d{2}$/),
  until: z.string().regex(/^\d{4}-\d{2}$/),
})

interface Kept {
  month: string
  accounts: string[]
  entries: number
  wrong: string[]
}

/**
 * Reads the journal again: every entry sums to zero, and every account that it touched holds what its
 * lines say, without a gap. What is wrong stands in the job's result; nothing is ever put right here.
 */
export const auditBooks: JobDefinition = job(
  { id: 'ledger.audit', queue: 'bulk', input: AuditBooks },
  async (ctx, { from, until }, run) => {
    await run.settle()
    const kept: Kept = (run.checkpoint as Kept | undefined) ?? {
      month: from,
      accounts: [],
      entries: 0,
      wrong: [],
    }
    const accounts = new Set(kept.accounts)
    for (; kept.month <= until; kept.month = nextMonth(kept.month)) {
      const search = EntryEntity.query.byMonth({ tenant: ctx.tenant, month: kept.month })
      for await (const line of ctx.db.all(search))
        await auditEntry(String(line.pk), String(line.sk))
      kept.accounts = [...accounts]
      await run.save({ ...kept, month: nextMonth(kept.month) }, { done: kept.entries })
      await run.breathe()
    }
    for (const account of await readAccounts(ctx, [...accounts])) {
      const found = await auditAccount(ctx, account)
      kept.wrong.push(...found.map((what) => `${account.account} ${what}`))
    }
    const { entries, wrong } = kept
    return { counts: { entries, accounts: accounts.size, wrong: wrong.length }, result: { wrong } }

    async function auditEntry(pk: string, sk: string) {
      const item: Item | undefined = await ctx.db.get({ pk, sk })
      if (!item) return
      const entry = asEntry(item)
      kept.entries++
      const sums = new Map<string, number>()
      for (const { account, amount } of entry.legs) {
        accounts.add(accountId(account))
        sums.set(account.currency, (sums.get(account.currency) ?? 0) + amount)
      }
      for (const [currency, sum] of sums) {
        if (sum !== 0) kept.wrong.push(`${entry.entry} ${currency} is out by ${sum}`)
      }
    }
  },
)

function nextMonth(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number)
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`
}
