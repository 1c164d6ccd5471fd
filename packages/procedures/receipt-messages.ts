import type { Messages } from '@terrace/platform/i18n'

/** The words of a decision receipt. */
export const receiptWords: Messages = {
  'receipt.application': { en: 'Application', zh: '申请' },
  'receipt.consent': { en: 'Agreed to data checks', zh: '同意信息核查授权' },
  'receipt.survey': { en: 'Home survey', zh: '入户核查' },
  'receipt.findings': { en: 'What the survey found', zh: '核查情况' },
  'receipt.income': {
    en: 'Income a head in {year}: {amount}, signed by the household',
    zh: '{year}年度人均收入{amount}元，农户已签字确认',
  },
  'receipt.appraisal': { en: 'First appraisal', zh: '小组评议' },
  'receipt.group': { en: 'Meeting of {present}', zh: '到会{present}人' },
  'receipt.comparison': { en: 'Data comparison', zh: '信息比对' },
  'receipt.match': { en: 'A record was found', zh: '有记录' },
  'receipt.no-match': { en: 'No record', zh: '无记录' },
  'receipt.not-available': { en: 'Not available', zh: '无法提供' },
  'receipt.open': { en: 'being looked into', zh: '核实中' },
  'receipt.cleared': { en: 'looked into and explained', zh: '已核实排除' },
  'receipt.confirmed': { en: 'looked into and confirmed', zh: '已核实属实' },
  'receipt.assembly': {
    en: 'Assembly: {present} of {representatives} representatives',
    zh: '代表大会：应到{representatives}人，实到{present}人',
  },
  'receipt.vote': { en: 'Vote', zh: '表决' },
  'receipt.votes': {
    en: '{for} for, {against} against, {abstain} abstained',
    zh: '同意{for}票，反对{against}票，弃权{abstain}票',
  },
  'receipt.appeal': {
    en: 'You may appeal once until {until}, free of charge, at the village office or the office above it. Somebody who had no part in this decision will answer.',
    zh: '如不服本决定，可于{until}前向村委会或上一级机关免费申诉一次，由未参与本决定的人员办理答复。',
  },
  'receipt.no-appeal': {
    en: 'Nothing has been decided against this household.',
    zh: '目前没有对该户不利的决定。',
  },
  'receipt.appeal-open': { en: 'An appeal is being looked into.', zh: '申诉正在办理。' },
  'receipt.appeal-upheld': { en: 'The appeal was upheld: {answer}', zh: '申诉成立：{answer}' },
  'receipt.appeal-dismissed': {
    en: 'The appeal was dismissed: {answer}',
    zh: '申诉不成立：{answer}',
  },
  'receipt.appeal-decision': { en: 'Appeal answered', zh: '申诉答复' },
}
