import { defineMessages } from '../../i18n/message.ts'

/** What anybody reads: notices, and how one objects. */
export const n = defineMessages({
  'all.title': { en: 'Public notices', zh: '公示' },
  'all.lead': {
    en: 'Who is proposed for the register or was decided on, village by village. Anybody may object while a notice is up.',
    zh: '各村拟纳入和审定的农户名单。公示期间任何人均可提出异议。',
  },
  'all.empty': { en: 'No notice is up now', zh: '当前没有公示' },
  'all.empty.text': {
    en: 'When a village puts a list up, it stands here for the same days as on its board.',
    zh: '各村张贴名单时，此处同步公示。',
  },
  'all.households': { en: '{count} {count|household|households}', zh: '{count}户' },
  'all.dates': { en: '{from} to {last}', zh: '{from}至{last}' },
  'all.more': { en: 'More notices', zh: '更多公示' },
  'title.notice': { en: 'Public notice: {area}', zh: '{area}公示' },
  'title.announcement': { en: 'Announcement: {area}', zh: '{area}公告' },
  'notice.days': { en: 'On the board', zh: '公示时间' },
  'notice.days.is': { en: '{from} to {last}', zh: '{from}至{last}' },
  'notice.announced': { en: 'Announced on {from}', zh: '{from}公告' },
  'notice.until': {
    en: 'Anybody may object until {last}, with or without a name.',
    zh: '任何人均可在{last}前（含当日）提出异议，可实名或匿名。',
  },
  'notice.over': {
    en: 'One could object until {last}. What you know now is taken as a grievance: {contact}.',
    zh: '异议期已于{last}截止。如有情况反映，请联系：{contact}。',
  },
  'notice.amended': {
    en: 'This list was changed after an objection or a withdrawal. A newer notice has taken its place.',
    zh: '名单已变动，本公示已由新的公示替换。',
  },
  'notice.contact': { en: 'Ask and object', zh: '咨询和异议' },
  'notice.online': { en: 'On the internet', zh: '网上查看和提出异议' },
  'notice.line': { en: 'No.', zh: '序号' },
  'notice.head': { en: 'Household head', zh: '户主' },
  'notice.size': { en: 'People', zh: '家庭人口' },
  'notice.result': { en: 'Result', zh: '结果' },
  'result.proposed': { en: 'Proposed', zh: '拟纳入' },
  'result.approved': { en: 'Approved', zh: '已审定' },
  'notice.count': { en: '{count} {count|household|households}', zh: '共{count}户' },
  'notice.print': { en: 'Print for the board', zh: '打印张贴' },
  'notice.all': { en: 'All notices', zh: '全部公示' },
  'notice.shows': {
    en: 'A notice never shows ID numbers, bank accounts, phones or illnesses.',
    zh: '公示不显示证件号码、银行账号、电话和病情。',
  },
  'object.title': { en: 'Object', zh: '提出异议' },
  'object.lead': {
    en: 'Say what is wrong. The list waits until somebody one level up, who had no hand in it, has looked into it and answered.',
    zh: '请说明问题。异议由未参与的上一级人员调查答复，答复前名单暂停办理。',
  },
  'object.line': { en: 'Whom is it about?', zh: '涉及农户' },
  'object.line.all': { en: 'The list as a whole', zh: '整个名单' },
  'object.text': { en: 'What is wrong, and how you know', zh: '异议内容和依据' },
  'object.text.hint': { en: 'At least ten characters.', zh: '不少于十个字。' },
  'object.text.short': { en: 'Say it in at least ten characters.', zh: '请至少填写十个字。' },
  'object.how': { en: 'With your name?', zh: '是否实名？' },
  'object.anonymous': { en: 'Without a name', zh: '匿名' },
  'object.named': { en: 'With my name', zh: '实名' },
  'object.named.hint': {
    en: 'Only the person who investigates sees it.',
    zh: '仅调查人可见。',
  },
  'object.name': { en: 'Name', zh: '姓名' },
  'object.contact': { en: 'How to reach you', zh: '联系方式' },
  'object.send': { en: 'Send the objection', zh: '提交异议' },
  'object.missing': { en: 'Choose one.', zh: '请选择。' },
  'object.name.missing': {
    en: 'Enter your name, or object without one.',
    zh: '请填写姓名，或选择匿名。',
  },
  'sent.title': { en: 'The objection is filed', zh: '异议已提交' },
  'sent.by': {
    en: 'Somebody confirms by {day} that it was read. The list is held until it is answered.',
    zh: '将于{day}前受理。答复前名单暂停办理。',
  },
  'sent.keep': {
    en: 'Write these two down, or take a photo: they are shown only now, and with them you read the answer.',
    zh: '请抄写或拍照保存以下两项，仅显示一次，凭此查询答复。',
  },
  'answer.number': { en: 'Objection', zh: '异议编号' },
  'answer.code': { en: 'Code', zh: '查询码' },
  'answer.title': { en: 'Read the answer to an objection', zh: '查询异议答复' },
  'answer.lead': {
    en: 'With the number and the code that you were shown when you objected.',
    zh: '请输入提交异议时显示的编号和查询码。',
  },
  'answer.go': { en: 'Read the answer', zh: '查询' },
  'answer.missing': { en: 'Enter the number and the code.', zh: '请填写编号和查询码。' },
  'answer.open': {
    en: 'It was received, and will be confirmed by {due}.',
    zh: '已收到，将于{due}前受理。',
  },
  'answer.acknowledged': {
    en: 'Somebody is looking into it. The answer is due by {due}.',
    zh: '正在调查，将于{due}前答复。',
  },
  'answer.dismissed': {
    en: 'It was found not to be right. The list stays.',
    zh: '异议不成立，名单不变。',
  },
  'answer.upheld-remove': {
    en: 'It was right. The household went off the list, which is noticed again.',
    zh: '异议成立，该户已移出名单，名单重新公示。',
  },
  'answer.upheld-amend': {
    en: 'It was right. The list was put right and is noticed again.',
    zh: '异议成立，名单已更正并重新公示。',
  },
})
