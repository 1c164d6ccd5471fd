import { command, query } from '@terrace/platform/command'
import { covers } from '@terrace/platform/context'
import { fault, invalid } from '@terrace/platform/fault'
import { areaOf } from '@terrace/tenancy'
import * as z from 'zod'
import { type AccountId, type BankId, isBic, isIban } from '../bank/index.ts'
import { Currency } from '../ledger/account-model.ts'
import { recordsOf } from '../record.ts'
import { bookers, readers } from '../who.ts'

/** An account of the programme at a bank: from it payments go out, to it gifts come in. */
export const Bank = z.object({
  bank: z.string(),
  /** The bank's name, as people know it. */
  name: z.string().trim().min(2).max(70),
  /** Whose account it is: the debtor of every payment. */
  holder: z.string().trim().min(2).max(70),
  /** An IBAN, or the number as the bank writes it. */
  account: z.string().trim().min(4).max(34),
  bic: z.string().trim().optional(),
  currency: Currency,
  /** `latin` where the bank takes no other letters; names in others are then refused. */
  characters: z.enum(['any', 'latin']),
  format: z.enum(['pain.001', 'csv']),
  area: z.string(),
  path: z.string(),
  state: z.enum(['open', 'closed']),
  openedAt: z.string(),
  version: z.int(),
})
export type Bank = z.infer<typeof Bank>

export const banks = recordsOf(
  'bank',
  ({ bank, openedAt }: Bank) => ({ id: bank, holder: 'all', day: openedAt.slice(0, 10) }),
  ({ bank, name, holder, account, currency, format, state, path }) => ({
    ...{ bank, name, holder, account, currency, format, state, path },
  }),
)

export const accountAt = ({ account }: Pick<Bank, 'account'>): AccountId =>
  isIban(account) ? { iban: account } : { other: account }
export const bankIdOf = ({ bic, name }: Pick<Bank, 'bic' | 'name'>): BankId =>
  bic ? { bic } : { name }

const NewBank = Bank.pick({
  ...{ name: true, holder: true, account: true, bic: true, area: true },
}).extend({
  currency: Currency,
  characters: Bank.shape.characters.default('any'),
  format: Bank.shape.format.default('pain.001'),
})

export const openBank = command(
  { id: 'bank.open', allow: bookers, input: NewBank },
  async (ctx, input): Promise<Bank> => {
    const { path } = await areaOf(ctx, input.area)
    if (!covers(ctx, path)) throw fault('missing', 'area.missing')
    if (input.bic !== undefined && !isBic(input.bic)) {
      throw invalid([{ path: 'bic', code: 'bank.bic', params: { value: input.bic } }])
    }
    if (/^[A-Z]{2}\d{2}[A-Z0-9]{11,}$/.test(input.account) && !isIban(input.account)) {
      throw invalid([{ path: 'account', code: 'bank.iban' }])
    }
    const more = { bank: ctx.newId('bnk'), path, openedAt: ctx.now(), version: 1 }
    const bank: Bank = { ...input, ...more, state: 'open' }
    ctx.save({ name: 'bank.opened', about: bank.bank, pending: false }, [
      banks.created(ctx.tenant, bank),
    ])
    return bank
  },
)

export const BankLine = Bank.omit({ path: true, area: true, openedAt: true, version: true }).omit({
  ...{ bic: true, characters: true },
})
export const BankPage = z.object({ items: z.array(BankLine), next: z.string().optional() })

export const listBanks = query({ id: 'bank.list', allow: readers, input: z.object({}) }, (ctx) =>
  banks.page(ctx, { holder: 'all' }),
)
