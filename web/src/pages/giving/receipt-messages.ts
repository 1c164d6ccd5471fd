import { defineMessages } from '../../i18n/message.ts'

/** The words of the page on which anybody checks a receipt. */
export const r = defineMessages({
  title: { en: 'Check a donation receipt', zh: '捐赠收据核验' },
  lead: {
    en: 'The signature in the QR code is checked on this device, then the books are asked whether the gift still stands.',
    zh: '先在本设备上验证二维码签名，再联网查询该笔捐赠目前的状态。',
  },
  'genuine.title': { en: 'This receipt is genuine', zh: '收据真实有效' },
  'genuine.text': {
    en: 'It was signed by {office}, and nothing in it was changed.',
    zh: '该收据由{office}签发，内容未被改动。',
  },
  'forged.title': { en: 'This receipt is not genuine', zh: '收据签名不符' },
  'forged.text': {
    en: 'It was not signed by the office that it names, or it was changed afterwards. Do not rely on it.',
    zh: '该收据并非其所称单位签发，或签发后内容被改动，请勿采信。',
  },
  'unable.title': { en: 'The signature was not checked', zh: '未能验证签名' },
  'unable.text': {
    en: 'This device does not know the keys of the office yet, or its browser cannot check them. Try again with a connection.',
    zh: '本设备尚无该单位的公钥，或浏览器不支持验证，请联网后重试。',
  },
  'none.title': { en: 'Scan the QR code of the receipt', zh: '请扫描收据上的二维码' },
  'none.text': {
    en: 'Receipt {number} cannot be checked by its number alone: the QR code holds what the office signed.',
    zh: '仅凭编号{number}无法核验，二维码中含有签发单位的签名内容。',
  },
  'other.text': {
    en: 'The QR code is of another receipt than this address.',
    zh: '二维码内容与此收据编号不一致。',
  },
  'online.valid': { en: 'The gift stands in the books.', zh: '经联网核对，该笔捐赠有效。' },
  'online.refunded': {
    en: 'Money of this gift was paid back to its giver, in whole or in part.',
    zh: '该笔捐赠已全部或部分退回捐赠人。',
  },
  'online.not-valid': {
    en: 'The books know no such receipt now: its payment was taken back or belongs to another gift.',
    zh: '账簿中目前没有此收据：该笔款项已被冲正或改记。',
  },
  'online.failed': {
    en: 'The books could not be asked. Whether the gift still stands can be checked with a connection.',
    zh: '未能联网查询，捐赠目前是否有效须联网核对。',
  },
  'online.waiting': { en: 'Asking the books…', zh: '正在联网查询…' },
  number: { en: 'Receipt number', zh: '收据编号' },
  office: { en: 'Issued by', zh: '签发单位' },
  giver: { en: 'Received from', zh: '捐赠人' },
  'giver.none': { en: 'Not named', zh: '匿名' },
  amount: { en: 'Amount', zh: '金额' },
  day: { en: 'Received on', zh: '到账日期' },
  fund: { en: 'For', zh: '用途' },
  again: { en: 'Check again', zh: '重新核验' },
  print: { en: 'Print', zh: '打印' },
})
