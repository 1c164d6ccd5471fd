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
  'receipt.line': { en: 'Line that it is measured against', zh: '对照标准' },
  'receipt.line.below': {
    en: '{amount} a head ({year}); the income is below it',
    zh: '{year}年度人均{amount}元，收入低于标准',
  },
  'receipt.line.reached': {
    en: '{amount} a head ({year}); the income is not below it',
    zh: '{year}年度人均{amount}元，收入不低于标准',
  },
  'receipt.check': { en: 'Spot check', zh: '抽查' },
  'receipt.check.confirmed': { en: 'Confirmed', zh: '属实' },
  'receipt.check.doubtful': { en: 'Doubtful', zh: '存疑' },
  'receipt.again': {
    en: 'The list was amended after an objection, so it was noticed again for the full time',
    zh: '名单因异议作了变更，按规定期限重新公示',
  },
  'receipt.nobody': { en: 'Somebody of the public', zh: '群众' },
  'receipt.act.appeal': { en: 'Appeal', zh: '申诉' },
  'receipt.act.appeal-decision': { en: 'Appeal answered', zh: '申诉答复' },
  'receipt.act.objection-filed': { en: 'Objection to the notice', zh: '对公示提出异议' },
  'receipt.act.objection-taken': { en: 'Objection taken on', zh: '受理异议' },
  'receipt.act.objection-dismissed': { en: 'Objection dismissed', zh: '异议不成立' },
  'receipt.act.objection-upheld-remove': {
    en: 'Objection upheld: taken off the list',
    zh: '异议成立：从名单中取消',
  },
  'receipt.act.objection-upheld-amend': {
    en: 'Objection upheld: the list was put right',
    zh: '异议成立：更正名单',
  },
  'receipt.act.objection-amended': {
    en: 'List amended after an objection',
    zh: '名单因异议变更',
  },
}
