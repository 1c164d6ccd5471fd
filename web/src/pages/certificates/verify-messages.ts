import { defineMessages } from '../../i18n/message.ts'

/** The words of the page that anybody may open. */
export const v = defineMessages({
  title: { en: 'Check a card', zh: '证件核验' },
  lead: {
    en: 'A registration card proves that a household is registered. This page says whether it counts today. It shows no names.',
    zh: '建档立卡证用于证明农户已登记。本页只告知证件目前是否有效，不显示姓名。',
  },
  'answer.valid': { en: 'This card is valid', zh: '此证有效' },
  'answer.not-valid': { en: 'This card is not valid', zh: '此证无效' },
  'answer.replaced': { en: 'This card was replaced', zh: '此证已被替换' },
  'answer.expired': { en: 'This card has expired', zh: '此证已过期' },
  'about.valid': {
    en: 'The office has issued it and has not taken it back.',
    zh: '该证由发证机关签发，目前未被撤销或暂停。',
  },
  'about.not-valid': {
    en: 'It was withdrawn or suspended, or no card bears this serial. Ask the office for the reason.',
    zh: '该证已被撤销或暂停，或没有此编号的证件。原因请咨询发证机关。',
  },
  'about.replaced': {
    en: 'The household holds a newer document. Ask to see that one.',
    zh: '持证户已换领新证，请其出示新证。',
  },
  'about.expired': {
    en: 'It was valid until its last day, which has passed. The office can renew it.',
    zh: '该证有效期已满，可向发证机关申请换发。',
  },
  serial: { en: 'Serial', zh: '证件编号' },
  area: { en: 'Area', zh: '所在地区' },
  issued: { en: 'Issued on', zh: '发证日期' },
  checked: { en: 'Checked at', zh: '核验时间' },
  'seal.genuine': {
    en: 'The signature in the QR code is the issuing office’s.',
    zh: '二维码签名验证通过，确由发证机关签发。',
  },
  'seal.forged': {
    en: 'The QR code was not signed by the issuing office. Do not rely on this paper; compare the serial and report it.',
    zh: '二维码并非发证机关签发。请勿采信此纸质证件，核对编号后请举报。',
  },
  'seal.unable': {
    en: 'This browser cannot check the signature in the QR code. Only the online check was done.',
    zh: '此浏览器无法验证二维码签名，仅完成了联网核验。',
  },
  'seal.none': {
    en: 'Only the serial was checked online. Scan the QR code to check the paper too.',
    zh: '仅联网核验了证件编号。扫描二维码可同时验证纸质证件。',
  },
  'seal.waiting': { en: 'Checking the signature…', zh: '正在验证签名…' },
  'offline.title': { en: 'No connection', zh: '未能联网核验' },
  'offline.genuine': {
    en: 'The signature is the issuing office’s: the card was issued. Whether it still counts can be asked only online.',
    zh: '签名验证通过，该证确由发证机关签发。目前是否仍然有效，须联网核验。',
  },
  'offline.forged': {
    en: 'The QR code was not signed by the issuing office. Do not rely on this paper.',
    zh: '二维码并非发证机关签发，请勿采信。',
  },
  'offline.unknown': {
    en: 'Nothing could be checked. Please try again when there is a connection.',
    zh: '未能进行任何核验，请在有网络时重试。',
  },
  'mistyped.title': { en: 'Look at the serial again', zh: '请核对证件编号' },
  'busy.title': { en: 'Too many checks', zh: '核验过于频繁' },
  'failed.title': { en: 'The check did not work', zh: '核验未能完成' },
  'wait.text': {
    en: 'Please wait a moment and check again.',
    zh: '请稍候再试。',
  },
  again: { en: 'Check again', zh: '重新核验' },
  'other.title': { en: 'Enter a serial', zh: '输入证件编号' },
  'other.another': { en: 'Check another card', zh: '核验其他证件' },
  'other.label': { en: 'Serial on the card', zh: '证件上的编号' },
  'other.hint': {
    en: 'Twelve characters, such as 7K4M-9PXW-2QDH.',
    zh: '共12位，例如7K4M-9PXW-2QDH。',
  },
  'other.missing': { en: 'Enter the serial that stands on the card.', zh: '请填写证件上的编号。' },
  'other.check': { en: 'Check', zh: '核验' },
  emergency: {
    en: 'Nobody needs this card to receive emergency help.',
    zh: '领取紧急救助无需出示此证。',
  },
})
