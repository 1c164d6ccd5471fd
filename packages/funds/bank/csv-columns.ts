import { fault } from '@terrace/platform/fault'

/** What a column of a bank's table may be. */
export const statementFields = [
  'day',
  'valueDay',
  /** One column of signed amounts, or of plain ones beside `direction`. */
  'amount',
  'direction',
  /** Two columns in place of `amount`: money in, money out. */
  'in',
  'out',
  'balance',
  'currency',
  'bankReference',
  'endToEnd',
  'reference',
  'text',
  'party',
  'partyAccount',
  'status',
  'reason',
] as const
export type StatementField = (typeof statementFields)[number]

/** Which column (heading as in the file) holds which field. */
export type ColumnMapping = Partial<Record<StatementField, string>>

/** Headings as banks print them, folded. The first that a file has is taken. */
const NAMES: Readonly<Record<StatementField, readonly string[]>> = {
  day: [
    'bookingdate',
    'transactiondate',
    'postingdate',
    'date',
    'day',
    'txndate',
    'trandate',
    '交易日期',
    '记账日期',
    '入账日期',
    '交易时间',
    '日期',
    'buchungstag',
  ],
  valueDay: ['valuedate', 'valueday', '起息日', '起息日期', 'valutadatum'],
  amount: ['amount', 'transactionamount', 'netamount', '交易金额', '发生额', '金额', 'betrag'],
  direction: [
    'direction',
    'creditdebit',
    'debitcredit',
    'drcr',
    'crdr',
    'type',
    'creditdebitindicator',
    '借贷标志',
    '收支方向',
    '借贷方向',
    '借贷',
    '收支',
  ],
  in: [
    'credit',
    'creditamount',
    'moneyin',
    'paidin',
    'deposit',
    'deposits',
    'in',
    '贷方发生额',
    '贷方金额',
    '收入金额',
    '收入',
    '存入',
    '贷方',
  ],
  out: [
    'debit',
    'debitamount',
    'moneyout',
    'paidout',
    'withdrawal',
    'withdrawals',
    'out',
    '借方发生额',
    '借方金额',
    '支出金额',
    '支出',
    '支取',
    '借方',
  ],
  balance: ['balance', 'runningbalance', 'closingbalance', '余额', '账户余额', '当前余额', 'saldo'],
  currency: ['currency', 'ccy', '币种', '币别', 'waehrung'],
  bankReference: [
    'bankreference',
    'transactionid',
    'transactionreference',
    'transactionnumber',
    'serialnumber',
    '交易流水号',
    '流水号',
    '银行流水号',
    '核心流水号',
    '交易流水',
    '凭证号',
  ],
  endToEnd: ['endtoend', 'endtoendid', 'endtoendreference', '客户流水号', '业务编号', '指令编号'],
  reference: ['reference', 'paymentreference', 'creditorreference', '附言编号', '参考号'],
  text: [
    'text',
    'description',
    'details',
    'narrative',
    'remittanceinformation',
    'particulars',
    'memo',
    'remark',
    '摘要',
    '附言',
    '用途',
    '备注',
    '交易摘要',
    'verwendungszweck',
  ],
  party: [
    'party',
    'counterparty',
    'counterpartyname',
    'name',
    'payer',
    'payee',
    'beneficiary',
    '对方户名',
    '对方名称',
    '对方账户名称',
    '对手户名',
    '交易对手',
  ],
  partyAccount: [
    'partyaccount',
    'counterpartyaccount',
    'iban',
    'account',
    '对方账号',
    '对方账户',
    '对手账号',
  ],
  status: ['status', 'result', '状态', '交易状态', '处理结果'],
  reason: ['reason', 'failurereason', 'returnreason', '退票原因', '失败原因', '退汇原因'],
}

/** A heading without case, spaces, units in brackets and signs. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[([【].*?[)\]】]/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Proposes which column holds which field, by its heading alone; each column once. */
export function guessColumns(header: readonly string[]): ColumnMapping {
  const columns = new Map<string, string>()
  for (const column of header) {
    const folded = fold(column)
    if (!columns.has(folded)) columns.set(folded, column)
  }
  const mapping: ColumnMapping = {}
  for (const field of statementFields) {
    const name = NAMES[field].find((one) => columns.has(one))
    const column = name === undefined ? undefined : columns.get(name)
    if (name === undefined || column === undefined) continue
    mapping[field] = column
    columns.delete(name)
  }
  // Money in and money out say more than one column of amounts.
  if (mapping.in && mapping.out) delete mapping.amount
  return mapping
}

/**
 * The place of each field, from a mapping.
 * @throws Fault invalid `bank.column-missing` (`column`), `bank.columns-unknown` (`fields`) when day
 *   or amount have none
 */
export function placesOf(
  header: readonly string[],
  mapping: ColumnMapping,
): Partial<Record<StatementField, number>> {
  const places: Partial<Record<StatementField, number>> = {}
  for (const field of statementFields) {
    const column = mapping[field]
    if (column === undefined) continue
    const at = header.indexOf(column)
    if (at < 0) throw fault('invalid', 'bank.column-missing', { column })
    places[field] = at
  }
  const amounts =
    places.amount !== undefined || (places.in !== undefined && places.out !== undefined)
  const missing = [...(places.day === undefined ? ['day'] : []), ...(amounts ? [] : ['amount'])]
  if (missing.length === 0) return places
  throw fault('invalid', 'bank.columns-unknown', {
    missing: missing.join(', '),
    header: header.slice(0, 20).join(', '),
  })
}
