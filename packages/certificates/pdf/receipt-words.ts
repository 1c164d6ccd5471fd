import type { Message } from '@terrace/platform/i18n'

/** The words of a printed receipt: both languages stand on the paper. */
export const receiptWords = {
  title: { en: 'Donation receipt', zh: '捐赠收据' },
  giver: { en: 'Received from', zh: '捐赠人' },
  amount: { en: 'Amount', zh: '金额' },
  purpose: { en: 'For', zh: '捐赠项目' },
  means: { en: 'By', zh: '捐赠方式' },
  day: { en: 'Received on', zh: '到账日期' },
  number: { en: 'Receipt no.', zh: '收据编号' },
  issuer: { en: 'Received by (stamp)', zh: '接受单位（盖章）' },
  hotline: { en: 'Hotline', zh: '监督电话' },
  scan: { en: 'Scan to check', zh: '扫码核验' },
  refunded: { en: 'Given back since', zh: '其后已退还' },
  transfer: { en: 'bank transfer', zh: '银行转账' },
  card: { en: 'card', zh: '银行卡' },
  cash: { en: 'cash', zh: '现金' },
  cheque: { en: 'cheque', zh: '支票' },
  goods: { en: 'goods at their stated value', zh: '实物（按申报价值）' },
} as const satisfies Record<string, Message>
