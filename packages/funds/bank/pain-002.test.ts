import { expect, test, vi } from 'vitest'
import type { StatusReport } from './model.ts'
import { expectMessage, outcomes } from './pain-002.ts'
import { readBankFile } from './read.ts'
import { el, faultOf, haveSchemas, pain002, pieces, schemaErrors, why } from './testing.ts'

// The schemas are big and the validator is slow to start.
vi.setConfig({ testTimeout: 60_000 })

const ID = 'ent_01k9zq8w3x00045d7h2m9rt'

async function read(xml: string): Promise<StatusReport> {
  const file = await readBankFile(pieces(xml, 50))
  if (file.kind !== 'status') throw new Error('a status report was expected')
  return file
}

const reason = (code: string, ...info: string[]) =>
  el('StsRsnInf', el('Rsn', el('Cd', code)), ...info.map((text) => el('AddtlInf', text)))
const tx = (id: string, status: string, ...more: string[]) =>
  el('TxInfAndSts', el('OrgnlEndToEndId', id), el('TxSts', status), ...more)

const partial = pain002(
  [el('OrgnlNbOfTxs', '4'), el('OrgnlCtrlSum', '100.00'), el('GrpSts', 'PART')],
  el(
    'OrgnlPmtInfAndSts',
    el('OrgnlPmtInfId', 'pay_1'),
    el('PmtInfSts', 'PART'),
    tx(ID.replace('_', '-'), 'ACSC'),
    tx('ent-2', 'RJCT', reason('AC01', '账号', '不存在')),
    tx('ent-3', 'WHAT'),
  ),
  el('OrgnlPmtInfAndSts', el('OrgnlPmtInfId', 'pay_2'), el('PmtInfSts', 'RJCT'), reason('DT01')),
)

test('a report answers for each transfer: by itself, its group, or the file', async () => {
  const report = await read(partial)
  expect(report).toMatchObject({
    id: 'BANK-1',
    originalMessage: 'msg-1',
    transfers: 4,
    controlSum: '100.00',
    outcome: 'partial',
  })
  const of = outcomes(report)
  expect(of(ID, 'pay_1')).toEqual({ outcome: 'settled', code: 'ACSC', reasons: [] })
  expect(of('ent-2', 'pay_1')).toEqual({
    outcome: 'rejected',
    code: 'RJCT',
    reasons: [{ code: 'AC01', text: '账号 不存在' }],
  })
  expect(of('ent-3', 'pay_1').outcome).toBe('unknown')
  // Not named where only a part went well: nothing may follow from it.
  expect(of('ent-4', 'pay_1').outcome).toBe('pending')
  expect(of('ent-5', 'pay_2')).toEqual({
    outcome: 'rejected',
    code: 'RJCT',
    reasons: [{ code: 'DT01' }],
  })
  const refused = await read(pain002([el('GrpSts', 'RJCT'), reason('FF01')]))
  expect(outcomes(refused)('any', 'pay_9')).toMatchObject({ outcome: 'rejected', code: 'RJCT' })
})

test('each code of ISO has its meaning, and one that moves nothing when it is none', async () => {
  const meant = {
    settled: ['ACCC', 'ACSC'],
    accepted: ['ACCP', 'ACSP', 'ACTC', 'ACWC', 'ACWP', 'ACFC'],
    pending: ['PDNG', 'RCVD', 'PATC', 'BLCK'],
    partial: ['PART'],
    rejected: ['RJCT'],
    cancelled: ['CANC'],
    unknown: ['ZZZZ', '__proto__', 'constructor'],
  }
  for (const [outcome, codes] of Object.entries(meant)) {
    for (const code of codes) {
      expect([code, (await read(pain002(el('GrpSts', code)))).outcome]).toEqual([code, outcome])
    }
  }
})

test('a report about another file is refused', async () => {
  const report = await read(partial)
  expectMessage(report, 'msg-1')
  const found = await faultOf((async () => expectMessage(report, 'msg-2'))())
  expect([found.kind, found.code, found.detail]).toEqual([
    'conflict',
    'bank.other-file',
    { expected: 'msg-2', found: 'msg-1' },
  ])
})

const BROKEN: [string, RegExp][] = [
  ['the id of the message', /<MsgId>.*?<\/MsgId>/],
  ['the original message', /<OrgnlMsgId>.*?<\/OrgnlMsgId>/],
  ['the kind of the original', /<OrgnlMsgNmId>.*?<\/OrgnlMsgNmId>/],
  ['what the file became', /<OrgnlGrpInfAndSts>.*?<\/OrgnlGrpInfAndSts>/],
  ['the payment information', /<OrgnlPmtInfId>pay_1<\/OrgnlPmtInfId>/],
]

test.each(BROKEN)('without %s it is refused', async (_what, pattern) => {
  const found = await faultOf(read(partial.replace(pattern, '')))
  expect(found.code).toBe('bank.element-missing')
})

test(`the official schema agrees${why}`, async ({ skip }) => {
  if (!haveSchemas) skip()
  const broken = BROKEN.map(([, pattern]) => partial.replace(pattern, ''))
  const [whole, ...rest] = await schemaErrors('pain.002.001.11', partial, ...broken)
  expect(whole).toEqual([])
  expect(rest.filter((errors) => errors.length === 0)).toEqual([])
})
