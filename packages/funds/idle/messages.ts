import type { Messages } from '@terrace/platform/i18n'

/** Refusals and the heads of the file of idle money; `{months}` is the tenant's limit. */
export const messages: Messages = {
  'idle.too-many': {
    en: 'More than {most} places hold money. Choose a year, a level or a family of measures.',
    zh: '有余额的账户超过 {most} 个，请按年度、资金来源级别或措施类别筛选。',
  },
  'idle.kind': { en: 'Where', zh: '所在环节' },
  'idle.id': { en: 'Id', zh: '编号' },
  'idle.name': { en: 'Name', zh: '名称' },
  'idle.fund': { en: 'Fund', zh: '所属资金' },
  'idle.origin': { en: 'Level', zh: '资金来源级别' },
  'idle.year': { en: 'Year', zh: '年度' },
  'idle.family': { en: 'Family of measures', zh: '措施类别' },
  'idle.area': { en: 'Area', zh: '地区' },
  'idle.currency': { en: 'Currency', zh: '币种' },
  'idle.stands': { en: 'Stands there', zh: '结存' },
  'idle.since': { en: 'Oldest since', zh: '最早结存日期' },
  'idle.over': { en: 'Longer than {months} months', zh: '结存超过{months}个月' },
  'idle.next': { en: 'Next act', zh: '下一步' },
}
