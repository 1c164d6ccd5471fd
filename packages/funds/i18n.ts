import type { Messages } from '@terrace/platform/i18n'
import { messages as allocation } from './allocation/i18n.ts'
import { messages as bank } from './bank/i18n.ts'
import { messages as callBack } from './call-back/messages.ts'
import { givingMessages } from './giving/messages.ts'
import { messages as idle } from './idle/messages.ts'
import { resultMessages } from './results/messages.ts'
import { messages as sharing } from './sharing/messages.ts'

export const messages: Messages = {
  ...allocation,
  ...bank,
  ...givingMessages,
  ...resultMessages,
  ...sharing,
  ...idle,
  ...callBack,
  'money.currency': {
    en: 'Give a currency by its three letters, such as CNY.',
    zh: '请填写三位字母的货币代码，例如 CNY。',
  },
  'account.short': {
    en: 'There is not enough: {wanted} {currency} was asked for, and {there} {currency} stands there.',
    zh: '余额不足：需要 {wanted} {currency}，现有 {there} {currency}。',
  },
  'account.kind': {
    en: 'An account is named like fund.fnd_01….cny.',
    zh: '账户编号的格式如 fund.fnd_01….cny。',
  },
  'entry.refused': {
    en: 'This entry was not posted. Nothing moved.',
    zh: '该笔分录未入账，资金没有变动。',
  },
  'entry.legs': {
    en: 'An entry has {least} to {most} lines; this one has {there}.',
    zh: '一笔分录应有 {least} 至 {most} 行，此笔有 {there} 行。',
  },
  'entry.nothing': {
    en: 'Give an amount other than zero.',
    zh: '金额不能为零。',
  },
  'entry.account-twice': {
    en: 'The account {account} stands in this entry twice. Put its amounts together.',
    zh: '账户 {account} 在同一笔分录中出现两次，请合并金额。',
  },
  'entry.unbalanced': {
    en: 'The lines in {currency} do not sum to zero: they are out by {by}.',
    zh: '{currency} 各行借贷不平，相差 {by}。',
  },
  'entry.id-reused': {
    en: 'An entry with this id was posted with another content. Use a new id.',
    zh: '该分录编号已用于内容不同的分录，请使用新的编号。',
  },
  'entry.missing': { en: 'There is no such entry.', zh: '没有该笔分录。' },
  'entry.reversed-already': {
    en: 'This entry was taken back before.',
    zh: '该笔分录已被冲销。',
  },
  'record.stale': {
    en: 'Somebody changed this meanwhile. Look at it again.',
    zh: '内容已被他人更新，请重新查看。',
  },
  'fund.missing': { en: 'There is no such fund.', zh: '没有该资金。' },
  'fund.exists': { en: 'This fund is there already.', zh: '该资金已存在。' },
  'fund.closed': { en: 'This fund is closed.', zh: '该资金已关闭。' },
  'fund.holds-money': {
    en: 'Money still stands in this fund. Move or return it first.',
    zh: '该资金仍有余额，请先调出或退回。',
  },
  'earmark.missing': { en: 'There is no such earmark.', zh: '没有该专项安排。' },
  'earmark.exists': { en: 'This earmark is there already.', zh: '该专项安排已存在。' },
  'line.missing': { en: 'There is no such budget line.', zh: '没有该预算项目。' },
  'bank.missing': { en: 'There is no such account at a bank.', zh: '没有该银行账户。' },
  'bank.exists': { en: 'This account is there already.', zh: '该银行账户已存在。' },
  'bank-line.missing': { en: 'There is no such movement.', zh: '没有该笔流水。' },
  'bank-line.exists': { en: 'This movement was told of before.', zh: '该笔流水此前已入账。' },
  'bank-line.other-amount': {
    en: 'The payment is of another amount than this movement.',
    zh: '该笔款项的金额与银行流水不符。',
  },
  'bank-line.batch-amount': {
    en: 'Of the batch “{name}” no movement is known yet for {there} {currency} in {count} {count|payment|payments}; {failed} failed. The movement is of another amount.',
    zh: '批次“{name}”尚未对应流水的款项为 {there} {currency}（{count} 笔），另有 {failed} 笔失败，与该笔流水金额不符。',
  },
  'bank-line.batch-not-sent': {
    en: 'The batch “{name}” is not on its way through a bank in this currency.',
    zh: '批次“{name}”没有该币种的银行在途款项。',
  },
  'batch.being-booked': {
    en: 'This batch is just being confirmed as a whole. Try again in a moment.',
    zh: '该批次正在整批确认到账，请稍后再试。',
  },
  'bank-line.no-movement': {
    en: 'This is no movement of money but a report about one payment. Say of that payment that it failed, or set the report aside.',
    zh: '该条为银行对某笔发放款项的状态回执，并非资金流水。请确认该笔发放失败，或另行处理并说明情况。',
  },
  'bank-line.moved-before': {
    en: 'Another movement at the bank is this payment already. The bank may have paid it twice, or told of it in another way: ask the bank.',
    zh: '该笔发放已有对应的银行流水。可能是银行重复付款，或以不同方式重复通知，请向银行核实。',
  },
  'bank-line.failed-before': {
    en: 'This payment failed on {day} and is to be paid again; now the bank shows that it went out. Ask the bank before anybody pays it again.',
    zh: '该笔发放已于 {day} 记为失败、待重新发放，但银行流水显示款项已付出。重新发放前请先向银行核实。',
  },
  'bank-line.refused-after-moved': {
    en: 'The bank’s statement shows this payment on {day}; now its status report refuses it ({reason}). Nothing was changed. Ask the bank: if the money came back, say that the payment failed; otherwise set this aside.',
    zh: '银行对账单显示该笔款项已于 {day} 付出，但状态回执又称付款被拒绝（{reason}）。系统未作任何变更。请向银行核实：如款项已退回，请确认该笔发放失败；否则请另行处理并说明情况。',
  },
  'bank-line.refused-after-confirmed': {
    en: 'The bank confirmed this payment on {day}; now its status report refuses it ({reason}). Nothing was changed. Ask the bank: if the money was not paid, say that the payment failed; otherwise set this aside.',
    zh: '银行已于 {day} 确认该笔款项到账，但状态回执又称付款被拒绝（{reason}）。系统未作任何变更。请向银行核实：如款项未付出，请确认该笔发放失败；否则请另行处理并说明情况。',
  },
  'bank-line.decided': {
    en: 'Somebody has decided about this movement already.',
    zh: '该笔流水已有人处理。',
  },
  'failure.missing': { en: 'There is no such failed payment.', zh: '没有该笔失败记录。' },
  'failure.exists': { en: 'This failure was recorded before.', zh: '该笔失败此前已记录。' },
  'statement.missing': { en: 'There is no such bank file.', zh: '没有该银行文件。' },
  'statement.exists': { en: 'This bank file is there already.', zh: '该银行文件已存在。' },
  'statement.no-part': {
    en: 'A file has parts 0 to 59, under an id of 10 to 40 small letters and digits.',
    zh: '文件分片编号为 0 至 59，文件标识为 10 至 40 位小写字母或数字。',
  },
  'statement.other-account': {
    en: 'This file is about the account {found}, not about {account}. Choose the right account.',
    zh: '该文件对应账户 {found}，而非 {account}，请选择正确的账户。',
  },
  'statement.no-batch': {
    en: 'The bank speaks of the file “{found}”. We sent no such file.',
    zh: '银行回执所指文件“{found}”并非本系统发出。',
  },
  'batch.sending': {
    en: 'This batch is being sent at this moment.',
    zh: '该批次正在发送，请稍候。',
  },
  'batch.day-past': { en: 'Choose today or a later day.', zh: '请选择今天或之后的日期。' },
  'batch.bank-currency': {
    en: 'The batch is in {currency} and this account in {there}. Choose another account.',
    zh: '批次币种为 {currency}，该账户币种为 {there}，请另选账户。',
  },
  'batch.no-file': { en: 'There is no bank file of this batch.', zh: '该批次没有银行文件。' },
  'batch.on-its-way': {
    en: '{count} payments are still on their way.',
    zh: '还有 {count} 笔在途，尚不能对账。',
  },
  'batch.out-of-balance': {
    en: 'The accounts do not say what the payments say. Start a ledger audit.',
    zh: '账户余额与发放记录不一致，请启动账目核查。',
  },
  'batch.channel-goods': {
    en: 'The fund holds goods. Choose that they are handed over as goods.',
    zh: '该资金为实物，请选择实物发放。',
  },
  'batch.channel-money': {
    en: 'The fund holds money. Choose a bank account or cash.',
    zh: '该资金为货币资金，请选择银行发放或现金发放。',
  },
  'batch.missing': { en: 'There is no such batch.', zh: '没有该发放批次。' },
  'batch.exists': { en: 'This batch is there already.', zh: '该发放批次已存在。' },
  'batch.empty': {
    en: 'There is nothing to pay: every payment is held ({held}), paid, or outside the area.',
    zh: '没有可发放的款项：待核实 {held} 笔，其余已发放或不在该区域。',
  },
  'batch.wrong-state': {
    en: 'This cannot be done now: the batch is “{state}”.',
    zh: '当前状态（{state}）不能进行此操作。',
  },
  'batch.own': {
    en: 'You prepared this batch. Another person checks and approves it.',
    zh: '该批次由您编制，须由他人复核和审批。',
  },
  'batch.approved-already': {
    en: 'You have approved this batch. A second person is needed.',
    zh: '您已审批该批次，还需另一人审批。',
  },
  'batch.other-office': {
    en: 'Your office has approved. The other office (finance, county) is needed.',
    zh: '本部门已审批，还需另一部门（财务、县级）审批。',
  },
  'batch.still-disclosed': {
    en: 'This batch hangs in public until {until}. It can be released from the day after.',
    zh: '该批次公示至 {until}，次日起方可放款。',
  },
  'batch.not-by-hand': {
    en: 'This batch is paid into bank accounts; the bank’s answer confirms it.',
    zh: '该批次通过银行发放，以银行回单确认。',
  },
  'claim.taken-meanwhile': {
    en: 'Somebody else is paying the same person or account at this moment. Please try again.',
    zh: '同一人或同一账户正在被其他批次占用，请重试。',
  },
  'entitlement.not-held': {
    en: 'This payment is not held; it is “{state}”.',
    zh: '该笔款项并非待核实，当前状态为 {state}。',
  },
  'entitlement.not-on-its-way': {
    en: 'This payment is not on its way; it is “{state}”.',
    zh: '该笔款项不在发放途中，当前状态为 {state}。',
  },
  'entitlement.of-what': {
    en: 'Say of which batch, proposal or household.',
    zh: '请指明批次、分配方案或农户。',
  },
  'delivery.two-witnesses': {
    en: 'Without a signature two witnesses are needed, other than who hands over.',
    zh: '没有签字时，须有两名见证人，发放人不能作为见证人。',
  },
  'delivery.later-than-today': {
    en: 'The day of delivery cannot lie ahead.',
    zh: '发放日期不能晚于今天。',
  },
  'entitlement.missing': { en: 'There is no such entitlement.', zh: '没有该项应发记录。' },
  'entitlement.exists': {
    en: 'This household is entitled to this benefit in this cycle already.',
    zh: '该户本期已有该项待遇，不能重复发放。',
  },
  'line.exists': { en: 'This budget line is there already.', zh: '该预算项目已存在。' },
}
