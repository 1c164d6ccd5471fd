import type { Messages } from '@terrace/platform/i18n'

export const messages: Messages = {
  'call-back.missing': { en: 'There is no such call-back.', zh: '没有该回访任务。' },
  'call-back.exists': { en: 'This call-back is there already.', zh: '该回访任务已存在。' },
  'call-back.own': {
    en: 'You had a hand in this payment. Somebody else asks whether it came, and looks into it.',
    zh: '您经手过该笔发放，须由其他人回访和核查。',
  },
  'call-back.answered': {
    en: 'This call-back has ended; it is “{state}”.',
    zh: '该回访已办结，当前状态为 {state}。',
  },
  'call-back.amount': {
    en: 'Where less came, say how much: at most {most} (minor units). Otherwise leave it out.',
    zh: '少收时请填写实收金额，最多 {most}（最小货币单位）；其他情况无须填写。',
  },
  'call-back.not-disputed': {
    en: 'There is no open dispute here; it is “{state}”.',
    zh: '该笔款项没有待核查的异议，当前状态为 {state}。',
  },
  'call-back.less': {
    en: 'Part of the money came, so the whole is not paid again. Pass it on, or show that all of it was paid.',
    zh: '该户反映少收而非未收，不能全额重新发放。请移交处理，或提供足额发放的证明。',
  },
  'call-back.through-bank': {
    en: 'It was paid through a bank. It can be paid again once a bank file shows that the money came back.',
    zh: '该笔款项通过银行发放，须待银行文件显示款项已退回后，方可重新发放。',
  },
  'call-back.paper': {
    en: 'Add the paper that shows it: the signed roll, the receipt, the bank’s confirmation.',
    zh: '请上传证明材料，如签领表、收据或银行回单。',
  },
  'call-back.number': {
    en: 'Where it was passed on, give the number under which it is looked into. Otherwise leave it out.',
    zh: '移交处理的，请填写受理编号；其他情况无须填写。',
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
