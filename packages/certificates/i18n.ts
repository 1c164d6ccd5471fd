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
  'serial.taken': {
    en: 'This serial is in use already. Please try again.',
    zh: '该证件编号已被占用，请重试。',
  },
  'status-list.missing': {
    en: 'There is no such list of cards.',
    zh: '没有该证件状态列表。',
  },
  'status-list.changed-meanwhile': {
    en: 'The list changed meanwhile. Please try again.',
    zh: '状态列表已被同时更新，请重试。',
  },
  'card.missing': {
    en: 'There is no such card, or it belongs to an area that is not yours.',
    zh: '没有该证件，或其所在地区不在您的权限范围内。',
  },
  'card.exists': {
    en: 'This card was issued before.',
    zh: '该证件此前已发放。',
  },
  'card.changed-meanwhile': {
    en: 'Somebody else changed this card a moment ago. Look at it again before you go on.',
    zh: '他人刚刚更改了该证件，请重新查看后再操作。',
  },
  'card.ended': {
    en: 'This card has ended and cannot be changed any more.',
    zh: '该证件已终止，不能再更改。',
  },
  'card.not-valid': {
    en: 'Only a valid card is printed. Look at what became of this one.',
    zh: '只有有效证件才能打印，请先查看该证件的状态。',
  },
  'card.none-to-print': {
    en: 'There is no valid card here to print.',
    zh: '此范围内没有可打印的有效证件。',
  },
  'card.too-many': {
    en: 'One file holds at most {most} cards. Choose a smaller area.',
    zh: '一个文件最多包含{most}张证件，请选择较小的地区。',
  },
  'card.suspended': {
    en: 'This card is suspended. It must be allowed to count again first.',
    zh: '该证件已暂停使用，须先恢复。',
  },
  'card.not-suspended': {
    en: 'This card is not suspended.',
    zh: '该证件未处于暂停状态。',
  },
  'card.revocation-waits': {
    en: 'A revocation of this card waits for a second person. It must be decided first.',
    zh: '该证件的撤销申请正等待第二人审核，须先作出决定。',
  },
  'card.no-request': {
    en: 'Nobody asked for a revocation of this card, or it was decided meanwhile.',
    zh: '该证件没有待审核的撤销申请，或申请已处理。',
  },
  'card.own-request': {
    en: 'You asked for this revocation yourself: another person must decide. You may withdraw it.',
    zh: '该撤销申请由您本人提出，须由他人决定；您可以撤回申请。',
  },
  'card.not-own-request': {
    en: 'Only who asked for a revocation may withdraw it. You may confirm or refuse it.',
    zh: '只有申请人可以撤回申请；您可以同意或不同意。',
  },
  'card.beyond-authority': {
    en: 'This is decided by the office that issued the card, or by one above it.',
    zh: '此事须由发证机关或其上级机关决定。',
  },
  'card.holds-another': {
    en: 'The household holds another card by now. Look at its cards.',
    zh: '该户已持有其他有效证件，请查看其证件。',
  },
  'card.appeal-nothing': {
    en: 'There is no decision on this card against which one could appeal.',
    zh: '该证件没有可申诉的决定。',
  },
  'card.appeal-once': {
    en: 'An appeal was recorded already. It is answered once.',
    zh: '已登记过申诉，每证只可申诉一次。',
  },
  'card.appeal-late': {
    en: 'One could appeal until {last}. The holder may file a grievance.',
    zh: '申诉期已于{last}截止，持证户可另行提出投诉。',
  },
  'card.appeal-day': {
    en: 'Choose the day on which it came, from {since} until today.',
    zh: '请选择收到申诉的日期（{since}至今天）。',
  },
  'card.appeal-none': {
    en: 'No appeal waits here for an answer.',
    zh: '没有待答复的申诉。',
  },
  'card.appeal-own': {
    en: 'You took part in ending this card. Somebody else of the office answers the appeal.',
    zh: '您参与过该证件的终止决定，申诉须由本机关其他人员答复。',
  },
  'card.received': {
    en: 'The receipt of this card is recorded already.',
    zh: '该证件的签收情况已经登记。',
  },
  'receipt.missing': {
    en: 'There is no such receipt. Compare its number, character by character.',
    zh: '没有该收据，请逐字核对收据编号。',
  },
  'receipt.two-witnesses': {
    en: 'Name two different witnesses.',
    zh: '请填写两名不同的见证人。',
  },
  'receipt.day': {
    en: 'Choose a day from the day of issue, {issued}, until today.',
    zh: '请选择发证日期{issued}至今天之间的日期。',
  },
}
