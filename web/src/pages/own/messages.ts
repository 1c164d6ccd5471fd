import { defineMessages } from '../../i18n/message.ts'

/** What a household reads that signs in for itself. */
export const t = defineMessages({
  'home.title': { en: 'My household', zh: '我家' },
  'home.lead': {
    en: 'What you applied for, what was decided and why, and what is on file of you. Only you and the offices see it.',
    zh: '查看申请进度、认定结果与理由，以及您家的登记信息。仅您本人和经办机构可见。',
  },
  'home.none': {
    en: 'Nothing is on file of your household yet. To apply is free of charge; you may stop and go on later.',
    zh: '您家尚未登记。申请不收取任何费用，可随时保存，以后继续填写。',
  },
  'home.known': {
    en: 'If your household was entered at the village office before, ask the office to connect your sign-in first.',
    zh: '如村委会已为您家登记过，请先联系村委会关联账号。',
  },
  apply: { en: 'Apply for help', zh: '提交帮扶申请' },
  'apply.title': { en: 'Application', zh: '帮扶申请' },
  'apply.lead': {
    en: 'It takes some ten minutes. What you enter is kept on this device until you send it.',
    zh: '约需十分钟。提交前内容保存在本设备。',
  },
  'apply.closed': { en: 'An application is under way', zh: '已有正在办理的申请' },
  'apply.closed.text': {
    en: 'One is decided at a time. Open it to see how far it is.',
    zh: '同一时间只能办理一份申请，可打开查看进度。',
  },
  'cases.title': { en: 'Applications', zh: '申请与办理' },
  'cases.none': { en: 'None yet.', zh: '暂无。' },
  'cards.title': { en: 'Registration card', zh: '建档立卡证' },
  'cards.none': {
    en: 'You have no card. It is issued when a household is registered.',
    zh: '暂无证件。登记后发放。',
  },
  'cards.check': { en: 'Check the card', zh: '核验证件' },
  'data.title': { en: 'What is on file of us', zh: '登记信息' },
  'data.wrong': {
    en: 'If something is wrong, tell your village office: what changed is recorded, and nothing is held against you.',
    zh: '如信息有误，请告知村委会更正，不会因此影响您家。',
  },
  'more.title': { en: 'For everybody', zh: '公开事项' },
  'notices.open': { en: 'Notices of the villages', zh: '公示公告' },
  'complain.open': { en: 'Complain about something', zh: '投诉举报' },
  'case.due': { en: '{act} is due by {day}.', zh: '请等待办理：“{act}”，应于{day}前完成。' },
  'case.yours': { en: 'It is your turn', zh: '请您办理' },
  'case.draft': {
    en: 'This is a draft: nobody looks at it before you hand it in.',
    zh: '这是草稿，提交后才会受理。',
  },
  'case.returned': { en: 'It came back to be completed: {text}', zh: '申请已退回补正：{text}' },
  'case.complete': { en: 'Complete and hand in', zh: '补充并提交' },
  'case.withdraw': { en: 'Take it back', zh: '撤回申请' },
  'case.withdraw.text': {
    en: 'You may apply again at any time. It has no effect on other help.',
    zh: '撤回后可随时重新申请，不影响其他帮扶。',
  },
  'case.withdrawn': { en: 'The application is taken back', zh: '申请已撤回' },
  'case.notice': {
    en: 'It is on a public notice now. Anybody may object there, you too.',
    zh: '目前正在公示，任何人（包括您）均可提出异议。',
  },
  'case.notice.open': { en: 'Open the notice', zh: '查看公示' },
  'case.receipt': { en: 'Why it was decided so', zh: '查看告知书' },
  'case.over': { en: 'Finished', zh: '已办结' },
  'case.result': { en: 'Result', zh: '结果' },
  'appeal.until': {
    en: 'If you do not agree you may appeal once, until {day}, free of charge. Somebody who had no part in the decision answers.',
    zh: '如不服该决定，可于{day}前免费申诉一次，由未参与决定的人员答复。',
  },
  'appeal.due': { en: 'It is answered by {day}.', zh: '将于{day}前答复。' },
  'complete.title': { en: 'Complete the application', zh: '补充申请材料' },
})
