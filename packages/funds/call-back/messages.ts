import type { Messages } from '@terrace/platform/i18n'

export const messages: Messages = {
  'call-back.missing': { en: 'There is no such call-back.', zh: '没有该回访任务。' },
  'call-back.exists': { en: 'This call-back is there already.', zh: '该回访任务已存在。' },
  'call-back.own': {
    en: 'You had a hand in this payment. Somebody else asks whether it came.',
    zh: '您经手过该笔发放，须由其他人回访。',
  },
  'call-back.answered': {
    en: 'This call-back has ended; it is “{state}”.',
    zh: '该回访已办结，当前状态为 {state}。',
  },
  'call-back.amount': {
    en: 'Where less came, say how much: at most {most} (minor units). Otherwise leave it out.',
    zh: '少收时请填写实收金额，最多 {most}（最小货币单位）；其他情况无须填写。',
  },
  'call-back.day': {
    en: 'Choose a day from the draw to today.',
    zh: '请选择抽取日至今天之间的日期。',
  },
  'own-payment.not-paid': {
    en: 'This payment is not told as paid yet; it is “{state}”.',
    zh: '该笔款项尚未显示到账，当前状态为 {state}。',
  },
}
