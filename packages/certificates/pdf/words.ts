import type { Message, Messages } from '@terrace/platform/i18n'

/** The words of the printed papers. They are never in one language only: both stand on the paper. */
export const printed = {
  'card.registration': { en: 'Registration card', zh: '建档立卡证' },
  'card.head': { en: 'Head of household', zh: '户主姓名' },
  'card.number': { en: 'Registry number', zh: '户编号' },
  'card.size': { en: 'People', zh: '家庭人口' },
  'card.people': { en: '{count}', zh: '{count} 人' },
  'card.area': { en: 'Area', zh: '所在地区' },
  'card.type': { en: 'Household type', zh: '户类型' },
  'card.registered': { en: 'Registered on', zh: '登记日期' },
  'card.valid-until': { en: 'Valid until', zh: '有效期至' },
  'card.issuer': { en: 'Issued by (stamp)', zh: '发证机关（盖章）' },
  'card.hotline': { en: 'Hotline', zh: '监督电话' },
  'card.serial': { en: 'Serial', zh: '证件编号' },
  'card.scan': { en: 'Scan to check', zh: '扫码核验' },
  'card.emergency': {
    en: 'Nobody needs this card to receive emergency help.',
    zh: '领取紧急救助无需出示本证。',
  },
  'handbook.title': { en: 'Household handbook', zh: '扶贫手册' },
  'handbook.members': { en: 'Members of the household', zh: '家庭成员' },
  'handbook.order': { en: 'No.', zh: '序号' },
  'handbook.name': { en: 'Name', zh: '姓名' },
  'handbook.relation': { en: 'Relation to head', zh: '与户主关系' },
  'handbook.birth-year': { en: 'Year of birth', zh: '出生年份' },
  'handbook.note': { en: 'Note', zh: '备注' },
  'handbook.members-note': {
    en: 'Is somebody missing, or no longer at home? Tell the responsible person, who will have it put right.',
    zh: '成员如有增减或信息有误，请告知帮扶责任人及时更正。',
  },
  'handbook.responsible': { en: 'Responsible person and visits', zh: '帮扶责任人与走访记录' },
  'handbook.unit': { en: 'Unit', zh: '所在单位' },
  'handbook.position': { en: 'Position', zh: '职务' },
  'handbook.contact': { en: 'Office telephone', zh: '办公电话' },
  'handbook.visits': { en: 'Visits', zh: '走访记录' },
  'handbook.date': { en: 'Date', zh: '日期' },
  'handbook.agreed': { en: 'What was found and agreed', zh: '走访情况与约定事项' },
  'handbook.visitor-signs': { en: 'Visitor', zh: '走访人签字' },
  'handbook.household-signs': { en: 'Household', zh: '户主签字' },
  'handbook.help': { en: 'Help received', zh: '帮扶记录' },
  'handbook.what': { en: 'What was given', zh: '帮扶内容' },
  'handbook.amount': { en: 'Amount', zh: '数量或金额' },
  'handbook.giver': { en: 'Handed over by', zh: '经办人签字' },
  'handbook.receiver': { en: 'Received by', zh: '签收人' },
  'handbook.rights': { en: 'Your rights', zh: '您的权利' },
  'handbook.right-know': {
    en: 'You may see everything that is recorded about your household, and have mistakes put right.',
    zh: '您可以查阅本户的全部登记信息；发现有误，有权要求更正。',
  },
  'handbook.right-object': {
    en: 'You may object to any decision. Somebody who took no part in it must examine it and answer in writing.',
    zh: '对任何决定不服，您都可以提出异议，由未参与原决定的人员核查并书面答复。',
  },
  'handbook.right-free': {
    en: 'Registration, this handbook and all help are free. Nobody may ask for money, gifts or votes.',
    zh: '登记、领证和接受帮扶一律免费，任何人不得索要钱物或借机拉票。',
  },
  'handbook.right-private': {
    en: 'Your ID number, bank account and illnesses are never posted on a notice board.',
    zh: '您的身份证号、银行账号和病情不得出现在任何公示中。',
  },
  'handbook.right-emergency': {
    en: 'Emergency help is given at once, with or without this handbook.',
    zh: '遇到紧急困难应当立即得到救助，无论是否持有本手册。',
  },
  'handbook.right-lost': {
    en: 'If you lose it, report it. You receive a new one, and the old one no longer counts.',
    zh: '手册遗失请及时报告，可免费补发，原手册同时作废。',
  },
  'handbook.call': { en: 'Questions, objections, complaints', zh: '咨询、异议与投诉' },
  'handbook.receipt': { en: 'Receipt', zh: '签收' },
  'handbook.received': {
    en: 'I have received this handbook. Its contents were read to me, and what it says of my household is right.',
    zh: '本人已收到本手册，手册内容已向本人宣读，所载本户信息属实。',
  },
  'handbook.signature': { en: 'Signature', zh: '签字' },
  'handbook.thumb': { en: 'or thumb-print', zh: '或按指印' },
  'handbook.witnesses': {
    en: 'If the household does not sign: two witnesses',
    zh: '未签字的，由两名见证人签字',
  },
  'handbook.reason': { en: 'Reason', zh: '原因' },
  'handbook.witness': { en: 'Witness', zh: '见证人' },
  'handbook.issued-by': { en: 'Handed over by', zh: '发放人' },
} satisfies Messages

export type Printed = keyof typeof printed
export const word = (code: Printed): Message => printed[code]
