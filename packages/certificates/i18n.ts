import type { Messages } from '@terrace/platform/i18n'

export const messages: Messages = {
  'serial.mistyped': {
    en: 'This is not a card’s serial. Compare it with the card, character by character: there is no 0, O, 1, I or L in it.',
    zh: '证件编号有误，请与证件逐字核对。编号中不含 0、O、1、I、L。',
  },
  'status-list.outside': {
    en: 'The status list has {length} places; there is no place {index}.',
    zh: '状态列表共有{length}个位置，没有第{index}位。',
  },
  'status-list.malformed': {
    en: 'This is not a status list, or it was damaged on the way.',
    zh: '这不是有效的状态列表，或在传输中已损坏。',
  },
  'credential.not-json': {
    en: 'This credential holds something that cannot be signed. Ask whoever issued it for a new one.',
    zh: '该凭证含有无法签名的内容，请向签发机关重新索取。',
  },
}
