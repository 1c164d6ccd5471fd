import type { Messages } from '@terrace/platform/i18n'

/** The words of the mail that a giver gets when their money moved. */
export const updateMessages: Messages = {
  'update.subject': {
    en: 'Your gift {reference} to {office} has moved on',
    zh: '您捐给{office}的款项有新去向：{reference}',
  },
  'update.text': {
    en: '{name},\n\nsince we last wrote, this happened to your gift {reference} of {amount} to “{fund}”:\n\n{lines}\n\nEvery step, with what proves it:\n{url}\n\nNo more of these mails:\n{stop}',
    zh: '{name}：\n\n您对“{fund}”的捐赠 {amount}（附言编号 {reference}）有以下新进展：\n\n{lines}\n\n查看每一步去向及其证明：\n{url}\n\n不再接收此类邮件：\n{stop}',
  },
  'update.earmark': {
    en: '- {amount} is now bound to a purpose: {where}',
    zh: '- {amount} 已安排专项用途：{where}',
  },
  'update.line': {
    en: '- {amount} is now in the budget of: {where}',
    zh: '- {amount} 已列入项目预算：{where}',
  },
  'update.paying': {
    en: '- {amount} has been released for payment: {where}',
    zh: '- {amount} 已核拨发放：{where}',
  },
  'update.confirmed': {
    en: '- {amount} was received by households: {where}',
    zh: '- {amount} 已发放到户：{where}',
  },
  'update.confirmed-counted': {
    en: '- {amount} was received by households: {where}. {count} households share it so far with other givers’ money.',
    zh: '- {amount} 已发放到户：{where}。与其他捐赠款一并累计惠及{count}户。',
  },
}
