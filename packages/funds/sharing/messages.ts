import type { Messages } from '@terrace/platform/i18n'

/** What sharing out says beside the reasons of `allocation`. */
export const messages: Messages = {
  'proposal.missing': { en: 'There is no such proposal.', zh: '没有该分配方案。' },
  'proposal.exists': { en: 'This proposal is there already.', zh: '该分配方案已存在。' },
  'proposal.wrong-state': {
    en: 'This cannot be done now: the proposal is “{state}”.',
    zh: '分配方案当前状态为 {state}，不能进行该操作。',
  },
  'proposal.own': {
    en: 'Who prepared or proposed it cannot decide about it.',
    zh: '编制人或提交人不能审批该方案，须由他人审批。',
  },
  'proposal.over-line': {
    en: 'The budget line holds {there} (minor units); {amount} is more than that.',
    zh: '预算项目余额为{there}（最小货币单位），不足以分配{amount}。',
  },
  'proposal.over-promised': {
    en: 'The budget line holds {there} (minor units), of which {promised} is promised by other approved proposals; {amount} is more than the rest.',
    zh: '预算项目余额为{there}（最小货币单位），其中{promised}已由其他获批方案占用，余下不足以支付{amount}。',
  },
  'proposal.no-line': {
    en: 'There is no poverty line for this year or one before it. Set its amount first.',
    zh: '本年及以前年度均未设定贫困标准线，请先设定标准线金额。',
  },
  'proposal.nobody': {
    en: 'Nobody of this area is eligible: {filter} do not meet the conditions, {income} have no known income.',
    zh: '该区域没有符合条件的农户：{filter}户不符合条件，{income}户收入未知。',
  },
  'proposal.not-compared': {
    en: 'The candidates are still being gathered or compared.',
    zh: '候选名单仍在采集或测算，请稍候。',
  },
  'proposal.no-rule': { en: 'Choose one of its rules.', zh: '请选择方案中的一种分配规则。' },
  'proposal.rule-twice': {
    en: '“{name}” is the name of two rules. Give each its own.',
    zh: '有两种规则都叫“{name}”，请分别命名。',
  },
  'proposal.no-candidate': {
    en: 'There is no such candidate, or you may not see it.',
    zh: '名单中没有该户，或您无权查看。',
  },
  'overlap.number': { en: 'Household number', zh: '户编号' },
  'overlap.payee': { en: 'Head of household', zh: '户主' },
  'overlap.area': { en: 'Area', zh: '所在区域' },
  'overlap.proposed': { en: 'Proposed here', zh: '本方案金额' },
  'overlap.has': { en: 'Has already', zh: '已有金额' },
  'overlap.from': { en: 'From proposal', zh: '来源方案' },
  'overlap.household': { en: 'Household', zh: '农户' },
}
