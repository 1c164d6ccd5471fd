import { defineMessages } from '../../i18n/message.ts'

export const t = defineMessages({
  'start.title': { en: 'Choose a workspace', zh: '选择工作区' },
  'start.none': { en: 'You are in no workspace yet', zh: '您尚未加入任何工作区' },
  'start.none.text': {
    en: 'Open the invitation in your mail, or ask your administrator for one.',
    zh: '请打开邮件中的邀请，或联系管理员发送邀请。',
  },
  'kind.government': { en: 'Government', zh: '政府' },
  'kind.ngo': { en: 'Charity', zh: '社会组织' },
  'kind.enterprise': { en: 'Enterprise', zh: '企业' },
  'home.title': { en: 'My work', zh: '我的工作' },
  'home.lead': {
    en: 'What is due, from whom and by when.',
    zh: '待办事项、负责人与期限。',
  },
})

export const kinds = {
  government: 'kind.government',
  ngo: 'kind.ngo',
  enterprise: 'kind.enterprise',
} as const
