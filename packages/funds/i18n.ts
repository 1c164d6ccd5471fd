import type { Messages } from '@terrace/platform/i18n'
import { givingMessages } from './giving/messages.ts'

export const messages: Messages = {
  ...givingMessages,
  'money.currency': {
    en: 'Give a currency by its three letters, such as CNY.',
    zh: '请填写三位字母的货币代码，例如 CNY。',
  },
  'account.short': {
    en: 'There is not enough: {wanted} {currency} was asked for, and {there} {currency} stands there.',
    zh: '余额不足：需要 {wanted} {currency}，现有 {there} {currency}。',
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
  'line.exists': { en: 'This budget line is there already.', zh: '该预算项目已存在。' },
}
