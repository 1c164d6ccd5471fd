import { defineMessages } from '../../i18n/message.ts'

/** Mails about where a gift is: wanted or not. */
export const u = defineMessages({
  'profile.updates': { en: 'Mail when my money moves', zh: '款项去向邮件' },
  'profile.updates.yes': {
    en: 'Yes, at most once a day and gift',
    zh: '接收，每笔捐赠每天至多一封',
  },
  'profile.updates.no': { en: 'No', zh: '不接收' },
  'stop.title': { en: 'Mails about your gifts', zh: '捐赠去向邮件' },
  'stop.lead': {
    en: 'We write when money you gave comes to a purpose, a budget or to households. Receipts and refunds are not affected.',
    zh: '您捐赠的款项安排用途、列入预算或发放到户时，我们会发送邮件告知。停止接收不影响收据和退款通知。',
  },
  'stop.go': { en: 'Send me no more of them', zh: '停止接收' },
  'stop.done': {
    en: 'You get no more of them. In your profile you can turn them on again.',
    zh: '已停止发送。您可以在捐赠人信息中重新开启。',
  },
  'stop.trace': { en: 'Follow a gift by its reference', zh: '凭附言编号查询捐赠去向' },
})
