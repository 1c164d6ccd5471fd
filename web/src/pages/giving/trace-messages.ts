import { defineMessages } from '../../i18n/message.ts'

/** What a donor reads of the way of a gift. */
export const w = defineMessages({
  title: { en: 'Where this gift is', zh: '捐赠去向' },
  lead: {
    en: 'Money of many givers lies together; what came first goes first. The parts below add up to your gift exactly.',
    zh: '多笔捐赠汇入同一资金，按先进先出原则追踪，以下各部分之和与您的捐赠金额完全一致。',
  },
  given: { en: 'You gave', zh: '您的捐赠' },
  sum: { en: '{what}: {amount}', zh: '{what}：{amount}' },
  refunded: { en: 'Paid back to you', zh: '已退还给您' },
  stands: { en: 'Still stands in the fund', zh: '结存于资金' },
  earmark: { en: 'Bound to a purpose', zh: '已安排专项用途' },
  line: { en: 'In the budget of a project', zh: '已列入项目预算' },
  batch: { en: 'In a batch that is being prepared', zh: '已编入发放批次' },
  disclosed: { en: 'In a batch on public display', zh: '发放批次公示中' },
  released: { en: 'Released for payment', zh: '已放行，待银行发放' },
  'on-its-way': { en: 'On its way through the bank', zh: '银行发放中' },
  confirmed: { en: 'Received by households', zh: '农户已收到' },
  suspense: { en: 'Not yet assigned', zh: '待认领' },
  households: {
    en: '{count} households share it with other givers’ money',
    zh: '与其他捐赠款一并惠及{count}户',
  },
  few: {
    en: 'fewer than 5 households share it with other givers’ money',
    zh: '与其他捐赠款一并惠及不足5户',
  },
  since: { en: 'since {day}', zh: '自{day}起' },
  cut: {
    en: 'The gift is spread over very many payments. The rest is shown where it was last seen.',
    zh: '该笔捐赠分布于大量付款，其余部分按最后已知去向列示。',
  },
  steps: { en: 'Every step', zh: '逐步流转' },
  day: { en: 'Day', zh: '日期' },
  way: { en: 'From where to where', zh: '流转' },
  amount: { en: 'Amount', zh: '金额' },
  'thing.named': { en: '{kind}: {name}', zh: '{kind}“{name}”' },
  'thing.gft': { en: 'Your gift', zh: '您的捐赠' },
  'thing.fnd': { en: 'Fund', zh: '资金' },
  'thing.ear': { en: 'Purpose', zh: '专项安排' },
  'thing.lin': { en: 'Project', zh: '项目' },
  'thing.bat': { en: 'Batch', zh: '发放批次' },
  'log.show': { en: 'Entries in the log', zh: '查看日志条目' },
  'log.show.name': { en: 'Entries in the log: {what}', zh: '查看日志条目：{what}' },
  'log.none': {
    en: 'Not in a signed checkpoint of the log yet. Look again tomorrow.',
    zh: '尚未纳入已签名的日志检查点，请明日再查。',
  },
  'log.receipt': { en: 'Receipt of entry {index}: {kind}', zh: '第{index}条回执：{kind}' },
  'log.check': { en: 'Check receipts', zh: '验证回执' },
})
