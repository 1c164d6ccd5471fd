import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Fault, isFault } from '@terrace/platform/fault'
import { languages, translate } from '@terrace/platform/i18n'
import { memoryPages, validateXML } from 'xmllint-wasm'
import { messages } from './i18n.ts'

const schemas = resolve(import.meta.dirname, '../../../../shared/schemas/iso20022')

/** Whether the schemas, which are not ours to keep, lie beside the project. */
export const haveSchemas = existsSync(schemas)
export const why = haveSchemas ? '' : ' (passed over: ../shared/schemas/iso20022 is not there)'

/** What the official schema has against each of some texts; nothing where one is valid. */
export async function schemaErrors(kind: string, ...texts: string[]): Promise<string[][]> {
  const schema = readFileSync(join(schemas, `${kind}.xsd`), 'utf8')
  const { errors } = await validateXML({
    xml: texts.map((contents, at) => ({ fileName: `${at}.xml`, contents })),
    schema: [schema],
    maxMemoryPages: 2 * memoryPages.GiB,
  })
  // Trouble of the validator itself, such as too little memory, is not the file's.
  const stray = errors.filter(({ rawMessage }) => !/^\d+\.xml\b/.test(rawMessage))
  if (stray.length > 0) throw new Error(JSON.stringify(stray))
  return texts.map((_, at) =>
    errors.flatMap(({ rawMessage }) => (rawMessage.startsWith(`${at}.xml`) ? rawMessage : [])),
  )
}

/** An element with its content: text, or elements; undefined is left out. */
export type Content = string | undefined | readonly Content[]
export const el = (name: string, ...content: Content[]): string => {
  const [tag] = name.split(' ')
  return `<${name}>${(content.flat(9) as Content[]).join('')}</${tag}>`
}

/** A document of a kind in its namespace. */
export const document = (kind: string, ...content: Content[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${el(`Document xmlns="urn:iso:std:iso:20022:tech:xsd:${kind}"`, ...content)}`

/** Bytes as they come from a store, in pieces that cut characters apart. */
export async function* pieces(text: string | Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export async function textOf(parts: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all).toString()
}

/** The fault of a promise that must fail; whoever meets it must be able to read all of its sentence. */
export async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  try {
    await promise
  } catch (error) {
    if (!isFault(error)) throw error
    for (const language of error.code.startsWith('bank.') ? languages : []) {
      const text = translate(messages, error.code, language, error.detail)
      if (/\{\w+\}/.test(text) || text === error.code) throw new Error(`unreadable: ${text}`)
    }
    return error
  }
  throw new Error('nothing was refused')
}

export interface EntryOptions {
  amount: string
  way?: 'CRDT' | 'DBIT'
  currency?: string
  status?: string
  reference?: string
  reversal?: boolean
  day?: string
  details?: Content
}

/** An `Ntry`. */
export const entry = ({ amount, way = 'DBIT', currency = 'CNY', ...rest }: EntryOptions): string =>
  el(
    'Ntry',
    el(`Amt Ccy="${currency}"`, amount),
    el('CdtDbtInd', way),
    rest.reversal ? el('RvslInd', 'true') : undefined,
    el('Sts', el('Cd', rest.status ?? 'BOOK')),
    el('BookgDt', el('Dt', rest.day ?? '2026-11-20')),
    el('ValDt', el('Dt', rest.day ?? '2026-11-21')),
    rest.reference ? el('AcctSvcrRef', rest.reference) : undefined,
    el(
      'BkTxCd',
      el('Domn', el('Cd', 'PMNT'), el('Fmly', el('Cd', 'ICDT'), el('SubFmlyCd', 'ESCT'))),
    ),
    rest.details,
  )

export const balance = (code: string, amount: string, way = 'CRDT', currency = 'CNY'): string =>
  el(
    'Bal',
    el('Tp', el('CdOrPrtry', el('Cd', code))),
    el(`Amt Ccy="${currency}"`, amount),
    el('CdtDbtInd', way),
    el('Dt', el('Dt', '2026-11-20')),
  )

const head = el('GrpHdr', el('MsgId', 'BANK-1'), el('CreDtTm', '2026-11-21T02:00:00+08:00'))
const account = el('Acct', el('Id', el('Othr', el('Id', '6222020200112233'))), el('Ccy', 'CNY'))

/** A `camt.053.001.08` of one statement. */
export const camt053 = (balances: Content, ...entries: Content[]): string =>
  document(
    'camt.053.001.08',
    el(
      'BkToCstmrStmt',
      head,
      el('Stmt', el('Id', 'S-1'), el('ElctrncSeqNb', '17'), account, balances, ...entries),
    ),
  )

/** A `camt.054.001.08` of one notification. */
export const camt054 = (...entries: Content[]): string =>
  document(
    'camt.054.001.08',
    el('BkToCstmrDbtCdtNtfctn', head, el('Ntfctn', el('Id', 'N-1'), account, ...entries)),
  )

/** A `pain.002.001.11` about the file `msg-1`. */
export const pain002 = (group: Content, ...payments: Content[]): string =>
  document(
    'pain.002.001.11',
    el(
      'CstmrPmtStsRpt',
      head,
      el(
        'OrgnlGrpInfAndSts',
        el('OrgnlMsgId', 'msg-1'),
        el('OrgnlMsgNmId', 'pain.001.001.09'),
        group,
      ),
      ...payments,
    ),
  )

/** A `pain.002` about a batch's file that says a code, and the reason if any, of some of its payments. */
export const statusReport = (
  batch: string,
  ...said: [entitlement: string, code: string, reason?: string][]
): string =>
  pain002(
    el('GrpSts', 'PART'),
    el(
      'OrgnlPmtInfAndSts',
      el('OrgnlPmtInfId', batch),
      ...said.map(([id, code, reason]) =>
        el(
          'TxInfAndSts',
          el('OrgnlEndToEndId', id),
          el('TxSts', code),
          reason ? el('StsRsnInf', el('Rsn', el('Cd', reason))) : undefined,
        ),
      ),
    ),
  ).replace('msg-1', batch)
