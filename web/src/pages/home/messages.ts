import { defineMessages } from '../../i18n/message.ts'

export const t = defineMessages({
  'start.title': { en: 'Choose a workspace', zh: '选择工作区' },
  'start.lead': {
    en: 'You work in more than one place. Each keeps its own people and data.',
    zh: '您已加入多个工作区，各工作区的人员和数据相互独立。',
  },
  'start.none': { en: 'You are in no workspace yet', zh: '您尚未加入任何工作区' },
  'start.none.text': {
    en: 'Open the invitation in your mail, or ask your administrator for one.',
    zh: '请打开邮件中的邀请，或联系系统管理员发送邀请。',
  },
  'start.last': { en: 'Opened last', zh: '上次打开' },
  'kind.government': { en: 'Government', zh: '政府' },
  'kind.ngo': { en: 'Charity', zh: '社会组织' },
  'kind.enterprise': { en: 'Enterprise', zh: '企业' },
  'home.title': { en: 'My work', zh: '我的工作' },
  'home.lead': {
    en: 'What is due, from whom and by when.',
    zh: '要办什么、谁来办、何时办完。',
  },
  'home.due': { en: 'To do', zh: '待办' },
  'home.more': { en: 'Show more', zh: '显示更多' },
  'home.missing': {
    en: 'Some of your work could not be loaded. What you see is right but may not be all.',
    zh: '部分待办暂时无法加载。已显示的内容准确，但可能不完整。',
  },
  'home.areas': { en: 'My areas', zh: '我的地区' },
  'home.everywhere': { en: 'The whole workspace', zh: '整个工作区' },
  'home.no-areas': {
    en: 'No area is assigned to you yet. Ask an administrator.',
    zh: '尚未为您分配地区，请联系系统管理员。',
  },
  'home.dashboard': { en: 'Dashboard', zh: '数据总览' },
  'home.households': { en: 'Households', zh: '农户' },
  'home.recent': { en: 'Opened recently on this device', zh: '本机最近打开' },
  'home.recent.none': {
    en: 'Households that you open appear here.',
    zh: '您打开过的农户会显示在这里。',
  },
  'empty.title': { en: 'Nothing is due', zh: '没有待办事项' },
  'empty.text': {
    en: 'Steps of cases and lists, imports to finish, duplicates to decide, data to put right, candidates to check and jobs that failed appear here as soon as they are yours.',
    zh: '待办理的申请和名单、待完成的导入、需处理的疑似重复、需更正的数据、待核实的待识别农户和失败的任务，分配给您后会显示在这里。',
  },
  'empty.first': { en: 'Open the households', zh: '查看农户' },
  'empty.members': { en: 'Open the members', zh: '查看成员' },
  'work.or-more': { en: '{count} or more', zh: '{count}及以上' },
  'work.job-failed': { en: '{kind} failed: see why', zh: '{kind}失败，查看原因' },
  'work.job-running': { en: '{kind} is under way', zh: '{kind}进行中' },
  'work.import-draft': { en: 'Finish preparing an import', zh: '继续准备导入' },
  'work.import-checked': { en: 'Start a checked import', zh: '启动已检查的导入' },
  'work.import-cancelled': { en: 'Go on with a stopped import', zh: '继续已停止的导入' },
  'work.import-rejected': {
    en: 'Correct {count} rejected {count|row|rows} of an import',
    zh: '更正未导入的{count}行',
  },
  'work.findings': {
    en: 'Put right the data of {count} households',
    zh: '更正{count}户的数据问题',
  },
  'work.suspects': {
    en: 'Decide on {count} possible {count|duplicate|duplicates}',
    zh: '处理{count}组疑似重复',
  },
  'work.candidates': {
    en: 'Check {count} candidates for the register',
    zh: '核实{count}户待识别农户',
  },
  'kind.job': { en: 'Job', zh: '后台任务' },
  'kind.import': { en: 'Import', zh: '数据导入' },
  'kind.quality': { en: 'Data quality', zh: '数据质量' },
  'kind.duplicates': { en: 'Duplicates', zh: '疑似重复' },
  'kind.case': { en: 'Case', zh: '识别申请' },
  'kind.list': { en: 'Village list', zh: '村名单' },
  'kind.notice': { en: 'Notice', zh: '公示' },
  'kind.objection': { en: 'Objection', zh: '异议' },
  'grievance.acknowledge': { en: 'Acknowledge a grievance', zh: '确认收到投诉举报' },
  'grievance.classify': { en: 'Classify a grievance', zh: '投诉举报归类' },
  'grievance.assign': { en: 'Assign a grievance', zh: '指派投诉举报办理人' },
  'grievance.investigate': { en: 'Look into a grievance', zh: '调查投诉举报' },
  'grievance.answer': { en: 'Answer a grievance', zh: '答复投诉举报' },
  'kind.grievance': { en: 'Grievance', zh: '投诉举报' },
  'kind.register': { en: 'Register', zh: '识别登记' },
})

export const kinds = {
  government: 'kind.government',
  ngo: 'kind.ngo',
  enterprise: 'kind.enterprise',
} as const
