import { bufferSource, openTable } from '@terrace/platform/tabular'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { endToEndOf, idOfEndToEnd } from './characters.ts'
import { controlSum, writeTransferFile } from './pain-001.ts'
import { faultOf, haveSchemas, schemaErrors, textOf, why } from './testing.ts'
import type { CreditTransfer, TransferFile, TransferGroup } from './transfer.ts'
import { writeTransferCsv } from './transfer-csv.ts'

// The schemas are big and the validator is slow to start.
vi.setConfig({ testTimeout: 60_000 })

const ID = 'ent_01k9zq8w3x00045d7h2m9rt'

const transfer = (over: Partial<CreditTransfer> = {}): CreditTransfer => ({
  id: ID,
  amount: 123_405,
  name: '王小明',
  account: { other: '6222020200112233445' },
  bank: { system: 'CNAPS', member: '102100099996' },
  text: '2026年11月 低保金 <&>',
  ...over,
})

function group(transfers: CreditTransfer[], over: Partial<TransferGroup> = {}): TransferGroup {
  return {
    id: 'pay_1',
    day: '2026-12-01',
    currency: 'CNY',
    debtor: { name: '凉山州财政局', account: { other: '110001' }, bank: { bic: 'ICBKCNBJ' } },
    count: transfers.length,
    total: transfers.reduce((sum, { amount }) => sum + amount, 0),
    transfers,
    ...over,
  }
}

const file = (groups: TransferGroup[], over: Partial<TransferFile> = {}): TransferFile => ({
  id: 'msg-1',
  created: '2026-11-23T08:00:00Z',
  initiator: { name: 'Terrace 凉山州', id: 'ORG1' },
  characters: 'any',
  groups,
  ...over,
})

const write = (...args: Parameters<typeof file>) => textOf(writeTransferFile(file(...args)))
const all = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}[^>]*>([^<]*)<`, 'g'))].map(([, text]) => text ?? '')

test('a file names each entitlement and proves its sums', async () => {
  const latin = transfer({
    id: 'ent_2',
    amount: 5,
    name: 'O’Brien & Søn',
    account: { iban: 'GB33BUKB20201555555555' },
    bank: { bic: 'BUKBGB22' },
    purpose: 'SSBE',
  })
  const bare = transfer({ id: 'ent_3', amount: 1 })
  delete bare.bank
  delete bare.text
  const xml = await write([group([transfer(), latin, bare])])
  expect(all(xml, 'EndToEndId')).toEqual([ID, 'ent_2', 'ent_3'])
  expect(all(xml, 'NbOfTxs')).toEqual(['3', '3'])
  expect(all(xml, 'CtrlSum')).toEqual(['1234.11', '1234.11'])
  expect(all(xml, 'InstdAmt')).toEqual(['1234.05', '0.05', '0.01'])
  expect(all(xml, 'Ustrd')).toEqual([
    '2026年11月 低保金 &lt;&amp;&gt;',
    '2026年11月 低保金 &lt;&amp;&gt;',
  ])
  expect(xml).toContain('<Cdtr><Nm>王小明</Nm></Cdtr>')
})

test(`the official schema takes it, and not with one element broken${why}`, async ({ skip }) => {
  if (!haveSchemas) skip()
  const service = { service: 'SEPA', currency: 'EUR', id: 'pay_2', batchBooking: false }
  const debtor = { name: 'X', account: { iban: 'DE89370400440532013000' } }
  const xml = await write([
    group([transfer(), transfer({ id: 'ent_2', bank: { name: '农村信用社' } })]),
    group([transfer({ account: { iban: 'GB33BUKB20201555555555' } })], { ...service, debtor }),
  ])
  const renamed = xml.replace('<EndToEndId>', '<EndToEnd>').replace('</EndToEndId>', '</EndToEnd>')
  const without = xml.replace(/<CreDtTm>.*?<\/CreDtTm>/, '')
  const [good, ...rest] = await schemaErrors('pain.001.001.09', xml, renamed, without)
  expect(good).toEqual([])
  expect(rest.filter((errors) => errors.length === 0)).toEqual([])
})

test('any names and texts make a file that the schema takes', async ({ skip }) => {
  if (!haveSchemas) skip()
  const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 })
  const rows = fc.sample(fc.record({ name: word, text: word }), { numRuns: 300, seed: 4 })
  const transfers = rows.map(({ name, text }, at) =>
    transfer({ id: `ent_${at}`, name: `张${name}\ud800`, text }),
  )
  expect(await schemaErrors('pain.001.001.09', await write([group(transfers)]))).toEqual([[]])
})

test('control sums are exact across currencies of other decimals', async () => {
  expect(
    controlSum([
      { currency: 'JPY', total: 7 },
      { currency: 'KWD', total: 1_005 },
    ]),
  ).toBe('8.005')
  expect(controlSum([{ currency: 'JPY', total: 7 }])).toBe('7')
  const amounts = fc.array(fc.integer({ min: 1, max: 1e12 }), { minLength: 1, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(amounts, async (list) => {
      const xml = await write([
        group(list.map((amount, at) => transfer({ id: `e_${at}`, amount }))),
      ])
      const cents = (text: string) => BigInt(text.replace('.', ''))
      const sum = all(xml, 'InstdAmt').reduce((total, text) => total + cents(text), 0n)
      expect(all(xml, 'CtrlSum').map(cents)).toEqual([sum, sum])
      expect(sum).toBe(list.reduce((total, amount) => total + BigInt(amount), 0n))
    }),
    { numRuns: 50 },
  )
})

test('rows that do not make the announced sums never make a whole file', async () => {
  const parts: string[] = []
  const short = group([transfer()], { count: 2 })
  const run = (async () => {
    for await (const part of writeTransferFile(file([short])))
      parts.push(Buffer.from(part).toString())
  })()
  expect(await faultOf(run)).toMatchObject({ kind: 'conflict', code: 'bank.control-sum' })
  expect(parts.join('')).not.toContain('</Document>')
  const other = write([group([transfer()], { total: 1 })])
  expect((await faultOf(other)).detail).toMatchObject({ total: '1234.05', announcedTotal: '0.01' })
})

test('each thing that a bank would refuse is refused here, and where it is', async () => {
  const codes: Record<string, Promise<unknown>> = {
    'bank.transfer-amount': write([group([transfer({ amount: 0 })], { total: 1 })]),
    'bank.identifier': write([group([transfer({ id: 'x'.repeat(36) })])]),
    'bank.iban': write([group([transfer({ account: { iban: 'GB33BUKB20201555555556' } })])]),
    'bank.account': write([group([transfer({ account: { other: '1'.repeat(35) } })])]),
    'bank.bic': write([group([transfer({ bank: { bic: 'ICBK' } })])]),
    'bank.clearing': write([group([transfer({ bank: { system: 'cnaps', member: '1' } })])]),
    'bank.code': write([group([transfer({ purpose: 'ssbe' })])]),
    'bank.name-empty': write([group([transfer({ name: ' \u0000\u200b ' })])]),
    'bank.name-characters': write([group([transfer()])], { characters: 'latin' }),
    'bank.currency': write([group([transfer()], { currency: 'ZZZ' })]),
    'bank.day': write([group([transfer()], { day: '2026-02-30' })]),
    'bank.empty': write([]),
    'bank.instant': write([group([transfer()])], { created: '2026-11-23' }),
  }
  for (const [code, promise] of Object.entries(codes)) {
    const found = await faultOf(promise)
    expect([found.kind, found.code]).toEqual(['invalid', code])
  }
  const late = [transfer(), transfer({ id: 'ent_bad', amount: 0.5 })]
  expect((await faultOf(write([group(late, { total: 1 })]))).detail.at).toBe('ent_bad')
})

test('a bank of the Latin set gets its letters, and our ids come back from it', async () => {
  const one = transfer({ name: 'Zoë Łukasz Müller', text: 'Grant //№ 7 给 you' })
  const xml = await write([group([one], { debtor: { name: 'A', account: { other: '1' } } })], {
    characters: 'latin',
    initiator: { name: 'Terrace' },
  })
  expect(all(xml, 'Nm').at(-1)).toBe('Zoe Lukasz Muller')
  expect(all(xml, 'Ustrd')).toEqual(['Grant /No 7 . you'])
  const [sent = ''] = all(xml, 'EndToEndId')
  expect(sent).toBe(ID.replace('_', '-'))
  for (const back of [sent, sent.toUpperCase(), ID.replace('_', ''), ID]) {
    expect(idOfEndToEnd(back)).toBe(ID)
  }
  // An entitlement's id is a hash: it may begin with a letter.
  const due = 'due_q7m49pxq0123456789abcde'
  expect(idOfEndToEnd(endToEndOf(due, 'latin').toUpperCase())).toBe(due)
  for (const other of ['INV-2026-1', '', 'NOTPROVIDED', endToEndOf('ent_2', 'latin')]) {
    expect(idOfEndToEnd(other)).toBe(other)
  }
})

test('the table says the same, and no cell of it is a formula', async () => {
  const sly = transfer({ name: '=cmd|calc', text: '@SUM(A1)' })
  const bytes = Buffer.from(await textOf(writeTransferCsv(file([group([sly, transfer()])]))))
  const table = await openTable(bufferSource(bytes))
  const rows: string[][] = []
  for await (const { cells } of table.rows()) rows.push(cells)
  const start = ['pay_1', ID, '2026-12-01', '1234.05', 'CNY']
  const bank = ['6222020200112233445', '102100099996', 'SSBE']
  expect(rows).toEqual([
    [...start, "'=cmd|calc", ...bank, "'@SUM(A1)"],
    [...start, '王小明', ...bank, '2026年11月 低保金 <&>'],
  ])
})
