import { expect, test } from 'vitest'
import { readBankFile } from './read.ts'
import { balance, camt053, camt054, document, el, entry, faultOf, pieces } from './testing.ts'
import { BANK_FILE_LIMITS } from './tree.ts'

const read = (xml: string | Uint8Array) => readBankFile(pieces(xml))
const codeOf = async (xml: string | Uint8Array) => (await faultOf(read(xml))).code

const good = camt053(
  [balance('OPBD', '2'), balance('CLBD', '1')],
  entry({ amount: '1', details: el('AddtlNtryInf', 'x') }),
)
const withType = (type: string, text = 'x') =>
  good.replace('?>\n', `?>\n${type}`).replace('>x<', `>${text}<`)

test('document types and entities are refused before anything is expanded', async () => {
  const laughs = Array.from(
    { length: 10 },
    (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
  )
  const bomb = `<!DOCTYPE Document [<!ENTITY l0 "ha">${laughs.join('')}]>`
  expect(await codeOf(withType(bomb, '&l10;'))).toBe('bank.doctype')
  const outside = '<!DOCTYPE Document [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
  expect(await codeOf(withType(outside, '&f;'))).toBe('bank.doctype')
  expect(await codeOf(withType('<!DOCTYPE Document SYSTEM "http://127.0.0.1/x.dtd">'))).toBe(
    'bank.doctype',
  )
  expect(await codeOf(withType('', '&nbsp;'))).toBe('bank.doctype')
  expect(await read(withType('', '&#x27;&amp;&lt;'))).toMatchObject({
    statements: [{ lines: [{ text: "'&<" }] }],
  })
})

test('500 MB are refused as soon as the bound is met, and are not read to their end', async () => {
  expect(BANK_FILE_LIMITS.bytes).toBeLessThan(500_000_000)
  let given = 0
  async function* endless() {
    yield Buffer.from(good.slice(0, good.indexOf('<Ntry>')))
    const piece = Buffer.from(`<!--${'x'.repeat(32_761)}-->`.repeat(32))
    for (; given < 500; given++) yield piece
  }
  const found = await faultOf(readBankFile(endless(), { bytes: 16 << 20 }))
  expect([found.kind, found.code, found.detail]).toEqual([
    'too-large',
    'bank.file-too-large',
    { limit: 16 },
  ])
  expect(given).toBe(15)
})

test('what would fill memory is refused by bounds', async () => {
  const deep = '<A>'.repeat(100)
  expect(await codeOf(good.replace('<Ntry>', `<Ntry>${deep}`))).toBe('bank.too-deep')
  const wide = '<A/>'.repeat(6_000)
  expect(await codeOf(good.replace('<Ntry>', `<Ntry>${wide}`))).toBe('bank.record-too-large')
  expect(await codeOf(good.replace('>x<', `>${'x'.repeat(30_000)}<`))).toBe('bank.text-too-long')
  const few = readBankFile(pieces(camt054(entry({ amount: '1' }), entry({ amount: '1' }))), {
    records: 2,
  })
  expect((await faultOf(few)).code).toBe('bank.too-many-records')
  const tag = good.replace('<Ntry>', `<Ntry ${'a'.repeat(3 << 20)}="1">`)
  expect(await codeOf(tag)).toBe('bank.malformed')
  const comment = good.replace('<Ntry>', `<!--${'a'.repeat(3 << 20)}--><Ntry>`)
  expect(await codeOf(comment)).toBe('bank.malformed')
})

test('what is not the file of a bank says so, and what would be right', async () => {
  const cases: [string, string | Uint8Array][] = [
    ['bank.not-iso', ''],
    ['bank.not-iso', '<html></html>'],
    ['bank.malformed', 'Date;Amount\n2026-11-20;3'],
    ['bank.not-iso', good.replace('urn:iso', 'urn:other')],
    ['bank.not-iso', good.replace(/ xmlns="[^"]*"/, '')],
    ['bank.version', good.replaceAll('camt.053.001.08', 'camt.053.001.02')],
    ['bank.version', document('pain.001.001.09', el('CstmrCdtTrfInitn'))],
    ['bank.version', document('constructor', el('x'))],
    ['bank.malformed', good.slice(0, -20)],
    ['bank.malformed', good.replace('</Ntry>', '</Entry>')],
    ['bank.not-iso', `${good}<Document/>`],
    ['bank.element-missing', document('camt.053.001.08', el('BkToCstmrDbtCdtNtfctn'))],
    ['bank.encoding', good.replace('UTF-8', 'GB18030')],
    ['bank.encoding', Buffer.from(good.replace('>x<', '>é<'), 'latin1')],
  ]
  for (const [code, xml] of cases) {
    const found = await faultOf(read(xml))
    expect([found.code, String(xml).slice(0, 60)]).toEqual([code, String(xml).slice(0, 60)])
  }
  const old = await faultOf(read(good.replaceAll('camt.053.001.08', 'camt.053.001.02')))
  expect(old.detail).toMatchObject({ found: 'camt.053.001.02' })
  expect(old.detail.expected).toContain('camt.053.001.08')
})

test('damage is found by line and element', async () => {
  const lines = good.replaceAll('><', '>\n<')
  const broken = lines.replace('</CdtDbtInd>\n<Sts>', '</CdtDbt>\n<Sts>')
  const at = lines.slice(0, lines.indexOf('</CdtDbtInd>\n<Sts>')).split('\n').length
  const found = await faultOf(read(broken))
  expect(found.detail).toMatchObject({ line: at, element: 'CdtDbtInd' })
  const amount = await faultOf(
    read(lines.replace('>1</Amt>\n<CdtDbtInd>DBIT', '>1x</Amt>\n<CdtDbtInd>DBIT')),
  )
  expect(amount.detail).toMatchObject({ line: at - 1, element: 'Amt', value: '1x', decimals: 2 })
})

test('elements of another namespace cannot pass for ours', async () => {
  const evil = '<x:Amt xmlns:x="urn:evil" Ccy="CNY">9</x:Amt>'
  expect(await codeOf(good.replace('<Ntry>', `<Ntry>${evil}`))).toBe('bank.foreign-element')
  expect(await codeOf(good.replace('<Ntry>', '<Ntry xmlns="urn:evil">'))).toBe(
    'bank.foreign-element',
  )
  const envelope = el('SplmtryData', el('Envlp', evil, '<Ntry><Amt/></Ntry>'))
  const extended = await read(good.replace('</Stmt>', `${envelope}</Stmt>`))
  expect(extended).toMatchObject({ statements: [{ lines: [{ amount: 100 }] }] })
  const prefixed = good.replaceAll(/<(\/?)(?=[A-Z])/g, '<$1c:').replace('xmlns=', 'xmlns:c=')
  expect(await read(prefixed)).toEqual(await read(good))
})
