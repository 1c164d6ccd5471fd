import { fault } from '@terrace/platform/fault'
import { decimalsOf, formatAmount } from '@terrace/platform/money'
import type { AccountId, BankId } from './account.ts'
import { type Characters, cleanName, escapeXml } from './characters.ts'
import {
  type CleanTransfer,
  checkAccount,
  checkBank,
  checkGroup,
  cleanTransfers,
  identifier,
  type TransferFile,
  type TransferGroup,
} from './transfer.ts'

export const PAIN_001 = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'

const PIECE = 1 << 16

const tag = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`

/**
 * A credit transfer initiation (`pain.001.001.09`) of any number of rows, in pieces of about 64 KB.
 * Control sums stand before the rows, so they are taken from the groups and proved after each group:
 * when rows do not add up it throws, and the file that was begun is not well-formed.
 * @throws Fault invalid `bank.*` (`at` says where); conflict `bank.control-sum`
 */
export async function* writeTransferFile(file: TransferFile): AsyncGenerator<Uint8Array> {
  let text = opening(file)
  for (const group of file.groups) {
    text += groupHead(group, file.characters)
    for await (const transfer of cleanTransfers(group, file.characters)) {
      text += transferXml(transfer, group.currency)
      if (text.length < PIECE) continue
      yield Buffer.from(text)
      text = ''
    }
    text += '</PmtInf>\n'
  }
  yield Buffer.from(`${text}</CstmrCdtTrfInitn></Document>\n`)
}

function opening({ id, created, initiator, characters, groups }: TransferFile): string {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(created)) {
    throw fault('invalid', 'bank.instant', { value: created })
  }
  const ids = new Set(groups.map((group) => group.id))
  if (ids.size === 0 || ids.size !== groups.length) throw fault('invalid', 'bank.empty', { at: id })
  for (const group of groups) checkGroup(group)
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  const orgId = initiator.id && tag('Id', identifier(initiator.id, characters, 'InitgPty'))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<Document xmlns="${PAIN_001}"><CstmrCdtTrfInitn>\n<GrpHdr>`,
    tag('MsgId', identifier(id, characters, 'MsgId')),
    tag('CreDtTm', created),
    tag('NbOfTxs', String(count)),
    tag('CtrlSum', controlSum(groups)),
    `<InitgPty>${tag('Nm', cleanName(initiator.name, characters, 'InitgPty'))}`,
    orgId ? `<Id><OrgId><Othr>${orgId}</Othr></OrgId></Id>` : '',
    '</InitgPty></GrpHdr>\n',
  ].join('')
}

/** The sum of all amounts "irrespective of individual currencies", as the standard defines it. */
export function controlSum(groups: readonly Pick<TransferGroup, 'currency' | 'total'>[]): string {
  const digits = Math.max(0, ...groups.map(({ currency }) => decimalsOf(currency)))
  const sum = groups.reduce(
    (all, { currency, total }) =>
      all + BigInt(total) * 10n ** BigInt(digits - decimalsOf(currency)),
    0n,
  )
  const text = String(sum).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

function groupHead(group: TransferGroup, characters: Characters): string {
  const { id, debtor, service, charges = service ? 'SLEV' : 'DEBT' } = group
  return [
    `<PmtInf>${tag('PmtInfId', identifier(id, characters, 'PmtInfId'))}<PmtMtd>TRF</PmtMtd>`,
    tag('BtchBookg', String(group.batchBooking ?? true)),
    tag('NbOfTxs', String(group.count)),
    tag('CtrlSum', formatAmount(group.total, decimalsOf(group.currency))),
    `<PmtTpInf>${service ? `<SvcLvl>${tag('Cd', service)}</SvcLvl>` : ''}`,
    `<CtgyPurp>${tag('Cd', group.category ?? 'SSBE')}</CtgyPurp></PmtTpInf>`,
    `<ReqdExctnDt>${tag('Dt', group.day)}</ReqdExctnDt>`,
    `<Dbtr>${tag('Nm', cleanName(debtor.name, characters, 'Dbtr'))}</Dbtr>`,
    `<DbtrAcct>${accountXml(checkAccount(debtor.account, 'DbtrAcct'))}`,
    `${tag('Ccy', group.currency)}</DbtrAcct>`,
    `<DbtrAgt>${bankXml(debtor.bank && checkBank(debtor.bank, characters, 'DbtrAgt'))}</DbtrAgt>`,
    `${tag('ChrgBr', charges)}\n`,
  ].join('')
}

function transferXml(transfer: CleanTransfer, currency: string): string {
  const { endToEnd, amount, name, account, bank, text, purpose } = transfer
  return [
    `<CdtTrfTxInf><PmtId>${tag('EndToEndId', endToEnd)}</PmtId>`,
    `<Amt><InstdAmt Ccy="${currency}">${amount}</InstdAmt></Amt>`,
    bank ? `<CdtrAgt>${bankXml(bank)}</CdtrAgt>` : '',
    `<Cdtr>${tag('Nm', name)}</Cdtr><CdtrAcct>${accountXml(account)}</CdtrAcct>`,
    purpose ? `<Purp>${tag('Cd', purpose)}</Purp>` : '',
    text ? `<RmtInf>${tag('Ustrd', text)}</RmtInf>` : '',
    '</CdtTrfTxInf>\n',
  ].join('')
}

const accountXml = (account: AccountId): string =>
  'iban' in account
    ? `<Id>${tag('IBAN', account.iban)}</Id>`
    : `<Id><Othr>${tag('Id', account.other)}</Othr></Id>`

/** The debtor's bank must be there; of whom nothing is known the standard says `NOTPROVIDED`. */
function bankXml(bank: BankId | undefined): string {
  const inner = (): string => {
    if (!bank) return `<Othr>${tag('Id', 'NOTPROVIDED')}</Othr>`
    if ('bic' in bank) return tag('BICFI', bank.bic)
    if ('name' in bank) return tag('Nm', bank.name)
    const system = bank.system ? `<ClrSysId>${tag('Cd', bank.system)}</ClrSysId>` : ''
    return `<ClrSysMmbId>${system}${tag('MmbId', bank.member)}</ClrSysMmbId>`
  }
  return `<FinInstnId>${inner()}</FinInstnId>`
}
