import { expect, test, vi } from 'vitest'
import type { Statement } from './model.ts'
import { readBankFile } from './read.ts'
import {
  balance,
  type Content,
  camt053,
  camt054,
  el,
  entry,
  faultOf,
  haveSchemas,
  pieces,
  schemaErrors,
  why,
} from './testing.ts'

// The schemas are big and the validator is slow to start.
vi.setConfig({ testTimeout: 60_000 })

const ID = 'ent_01k9zq8w3x00045d7h2m9rt'

const read = async (xml: string): Promise<Statement> => {
  const file = await readBankFile(pieces(xml, 77))
  if (file.kind === 'status') throw new Error('a statement was expected')
  const [first, ...rest] = file.statements
  if (!first || rest.length > 0) throw new Error('one statement was expected')
  return first
}

interface DetailOptions {
  endToEnd?: string
  amount?: string
  reference?: string
  returned?: string
  text?: string
  parties?: [string, string]
}
const detail = (one: DetailOptions): string =>
  el(
    'TxDtls',
    el(
      'Refs',
      one.reference ? el('AcctSvcrRef', one.reference) : undefined,
      el('EndToEndId', one.endToEnd ?? 'NOTPROVIDED'),
    ),
    one.amount ? el('Amt Ccy="CNY"', one.amount) : undefined,
    one.parties &&
      el(
        'RltdPties',
        el('Dbtr', el('Pty', el('Nm', one.parties[0]))),
        el('Cdtr', el('Pty', el('Nm', one.parties[1]))),
        el('CdtrAcct', el('Id', el('Othr', el('Id', '622')))),
      ),
    one.text ? el('RmtInf', el('Ustrd', one.text)) : undefined,
    one.returned ? el('RtrInf', el('Rsn', el('Cd', one.returned))) : undefined,
  )
const details = (...of: Content[]) => el('NtryDtls', ...of)

const opening = balance('OPBD', '1000.00')
const whole = camt053(
  [opening, balance('CLBD', '875.50')],
  entry({
    amount: '200.00',
    reference: 'B1',
    details: details(
      el('Btch', el('MsgId', 'msg-1'), el('PmtInfId', 'pay_1'), el('NbOfTxs', '2')),
      detail({ endToEnd: ID.toUpperCase(), amount: '150', parties: ['财政局', '王小明'] }),
      detail({ endToEnd: 'ent-x', amount: '50.00', text: '低保金' }),
    ),
  }),
  entry({
    amount: '50.00',
    way: 'CRDT',
    reference: 'B2',
    details: details(detail({ endToEnd: 'ent-x', returned: 'AC04', parties: ['财政局', '李四'] })),
  }),
  entry({
    amount: '25.50',
    way: 'CRDT',
    details: details(detail({ text: 'gift PLG-7K3M', parties: ['Anna Li', '财政局'] })),
  }),
  entry({ amount: '9.99', status: 'PDNG', reference: 'B3' }),
)

test('a statement becomes lines: a batch its parts, a return its reason, a pending one nothing yet', async () => {
  const statement = await read(whole)
  expect(statement).toMatchObject({
    id: 'S-1',
    account: '6222020200112233',
    currency: 'CNY',
    sequence: '17',
    opening: 100_000,
    closing: 87_550,
    balanced: true,
  })
  const brief = statement.lines.map(({ id: _, ...line }) => line)
  const days = { day: '2026-11-20', valueDay: '2026-11-21', currency: 'CNY' }
  const batch = { ...days, message: 'msg-1', paymentInfo: 'pay_1', bankReference: 'B1' }
  const by = { identified: 'reference' }
  expect(brief).toEqual([
    {
      ...batch,
      ...by,
      direction: 'out',
      amount: 15_000,
      endToEnd: ID,
      text: '',
      party: '王小明',
      partyAccount: '622',
      status: 'booked',
    },
    {
      ...batch,
      ...by,
      direction: 'out',
      amount: 5_000,
      endToEnd: 'ent-x',
      text: '低保金',
      status: 'booked',
    },
    {
      ...days,
      ...by,
      bankReference: 'B2',
      direction: 'in',
      amount: 5_000,
      endToEnd: 'ent-x',
      text: '',
      party: '李四',
      partyAccount: '622',
      status: 'returned',
      reason: 'AC04',
    },
    {
      ...days,
      identified: 'content',
      direction: 'in',
      amount: 2_550,
      text: 'gift PLG-7K3M',
      party: 'Anna Li',
      status: 'booked',
    },
    {
      ...days,
      ...by,
      bankReference: 'B3',
      direction: 'out',
      amount: 999,
      text: '',
      status: 'pending',
    },
  ])
})

test(`the fixtures are what the official schemas call valid${why}`, async ({ skip }) => {
  if (!haveSchemas) skip()
  expect(await schemaErrors('camt.053.001.08', whole)).toEqual([[]])
  const notification = camt054(entry({ amount: '1.00', way: 'CRDT', reference: 'R' }))
  expect(await schemaErrors('camt.054.001.08', notification)).toEqual([[]])
})

test('one movement has one id in the notification and the statement, today and again', async () => {
  const movements = [
    entry({ amount: '3.00', way: 'CRDT', reference: 'R9' }),
    entry({ amount: '4.00', way: 'CRDT' }),
    entry({ amount: '4.00', way: 'CRDT' }),
    // A bank that gives a reversal the reference of what it undoes.
    entry({ amount: '3.00', reversal: true, reference: 'R9' }),
  ]
  const first = await read(camt054(...movements))
  const second = await read(camt053([opening, balance('CLBD', '1008.00')], ...movements))
  const ids = first.lines.map(({ id }) => id)
  expect(second.lines.map(({ id }) => id)).toEqual(ids)
  expect(new Set(ids).size).toBe(4)
  expect(ids.every((id) => /^bl_[0-9a-z]{24}$/.test(id))).toBe(true)
  expect(first.lines.map(({ status }) => status)).toEqual([
    'booked',
    'booked',
    'booked',
    'returned',
  ])
})

test('a statement that does not add up is refused with what it should say', async () => {
  const wrong = camt053([opening, balance('CLBD', '999.99')], entry({ amount: '1.00' }))
  const found = await faultOf(read(wrong))
  expect([found.code, found.detail]).toEqual([
    'bank.balance',
    { opening: '1000.00', moved: '-1.00', closing: '999.99', expected: '999.00' },
  ])
  const overdrawn = camt053(
    [opening, balance('CLBD', '5.00', 'DBIT')],
    entry({ amount: '1005.00' }),
  )
  expect((await read(overdrawn)).closing).toBe(-500)
  expect((await faultOf(read(camt053([opening], entry({ amount: '1' }))))).code).toBe(
    'bank.balance-missing',
  )
})

test('parts that do not make their entry are refused, unless charges say why', async () => {
  const of = (amount: string, charges?: string) =>
    entry({
      amount,
      details: [
        charges ? el('Chrgs', el('TtlChrgsAndTaxAmt Ccy="CNY"', charges)) : undefined,
        details(
          detail({ endToEnd: 'a', amount: '10.00' }),
          detail({ endToEnd: 'b', amount: '5.00' }),
        ),
      ],
    })
  expect((await faultOf(read(camt054(of('16.00'))))).detail).toMatchObject({
    entry: '-16.00',
    details: '-15.00',
  })
  const { lines } = await read(camt054(of('16.00', '1.00')))
  expect(lines.map(({ amount, reason }) => [amount, reason])).toEqual([
    [1_000, undefined],
    [500, undefined],
    [100, 'CHRG'],
  ])
  expect((await faultOf(read(camt054(of('16.00', '2.00'))))).code).toBe('bank.details-sum')
  const half = details(detail({ amount: '1' }), detail({ endToEnd: 'b' }))
  expect((await faultOf(read(camt054(entry({ amount: '1', details: half }))))).code).toBe(
    'bank.element-missing',
  )
})

test('a batch that the bank lists without amounts is one line with the ids of its file', async () => {
  const batch = details(el('Btch', el('MsgId', 'msg-1'), el('PmtInfId', 'pay_1')))
  const { lines } = await read(camt054(entry({ amount: '7.00', details: batch })))
  expect(lines).toMatchObject([{ amount: 700, message: 'msg-1', paymentInfo: 'pay_1' }])
})

test('pages of a statement are not proved alone, and say which they are', async () => {
  const page = el('StmtPgntn', el('PgNb', '1'), el('LastPgInd', 'false'))
  const xml = camt053([opening], entry({ amount: '1.00' })).replace(
    '<ElctrncSeqNb>',
    `${page}<ElctrncSeqNb>`,
  )
  expect(await read(xml)).toMatchObject({ page: { number: 1, last: false }, balanced: false })
})

test('counts and sums of the bank are compared', async () => {
  const summary = (count: string, sum: string) =>
    el('TxsSummry', el('TtlNtries', el('NbOfNtries', count), el('Sum', sum)))
  const xml = (count: string, sum: string) =>
    camt054(summary(count, sum), entry({ amount: '2.00' }), entry({ amount: '1', way: 'CRDT' }))
  expect((await read(xml('2', '3.00'))).lines).toHaveLength(2)
  for (const [count, sum] of [
    ['3', '3.00'],
    ['2', '2.00'],
  ] as const) {
    expect((await faultOf(read(xml(count, sum)))).code).toBe('bank.summary')
  }
})

/** Each change of one element, and what is said of it. */
const BROKEN: [string, RegExp, string, string][] = [
  ['no message id', /<MsgId>BANK-1<\/MsgId>/, '', 'bank.element-missing'],
  ['no creation', /<CreDtTm>.*?<\/CreDtTm>/, '', 'bank.element-missing'],
  ['no statement id', /<Id>S-1<\/Id>/, '', 'bank.element-missing'],
  ['no account', /<Acct>.*?<\/Acct>/, '', 'bank.element-missing'],
  ['no amount', /(?<=<Ntry>)<Amt.*?<\/Amt>/, '', 'bank.element-missing'],
  ['no direction', /<CdtDbtInd>DBIT<\/CdtDbtInd>/, '', 'bank.element-missing'],
  ['no status', /<Sts>.*?<\/Sts>/, '', 'bank.element-missing'],
  ['no transaction code', /<BkTxCd>.*?<\/BkTxCd>/, '', 'bank.element-missing'],
  ['another direction', /DBIT/, 'DEBIT', 'bank.element-value'],
  ['another status', /<Cd>BOOK/, '<Cd>BOOKED', 'bank.element-value'],
  ['no day', /2026-11-20(?=<\/Dt><\/BookgDt>)/, '2026-11-31', 'bank.element-value'],
  ['two amounts', /(?<=<Ntry>)(<Amt.*?<\/Amt>)/, '$1$1', 'bank.element-twice'],
  ['a fraction of a cent', /200\.00/, '200.001', 'bank.amount'],
  ['below zero', /200\.00/, '-200.00', 'bank.amount'],
  ['an exponent', /200\.00/, '2E2', 'bank.amount'],
  ['no currency', /Amt Ccy="CNY">200/, 'Amt>200', 'bank.currency'],
  ['an unknown currency', /Ccy="CNY">200/, 'Ccy="ZZZ">200', 'bank.currency'],
  ['another currency', /Ccy="CNY">200\.00/, 'Ccy="USD">200.00', 'bank.entry-currency'],
]

test.each(BROKEN)('broken by one element: %s', async (_what, from, to, code) => {
  const xml = whole.replace(from, to)
  expect(xml).not.toBe(whole)
  const found = await faultOf(read(xml))
  expect([found.kind, found.code]).toEqual(['invalid', code])
})

test(`what is missing for us the schema misses too${why}`, async ({ skip }) => {
  if (!haveSchemas) skip()
  const missing = BROKEN.filter(([, , , code]) => /missing|twice/.test(code))
  const texts = missing.map(([, from, to]) => whole.replace(from, to))
  const valid = (await schemaErrors('camt.053.001.08', ...texts)).flatMap((errors, at) =>
    errors.length > 0 ? [] : missing[at]?.[0],
  )
  expect(valid).toEqual([])
})
