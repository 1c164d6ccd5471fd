import { defineMessages, type PlainKey } from '../../i18n/message.ts'
import type { IconName } from '../icon.tsx'

/** The six stages of the programme (domain.md §1.2b), their steps, and the menu's own words. */
export const t = defineMessages({
  'stage.plan': { en: 'Target and plan', zh: '目标与规划' },
  'stage.register': { en: 'Survey and register', zh: '调查与建档' },
  'stage.pair': { en: 'Pair and design', zh: '结对与施策' },
  'stage.deliver': { en: 'Fund and deliver', zh: '资金与实施' },
  'stage.share': { en: 'Mobilise and share', zh: '动员与推广' },
  'stage.sustain': { en: 'Track and sustain', zh: '监测与巩固' },
  'stage.plan.output': {
    en: 'Goals, a timetable, projects and people',
    zh: '目标、时间表、项目与人员',
  },
  'stage.register.output': {
    en: 'The register, the causes, the village profile and the registration card',
    zh: '建档立卡信息、致贫原因、村情和建档立卡证',
  },
  'stage.pair.output': {
    en: 'A responsible person and a plan for each household',
    zh: '每户有帮扶责任人和帮扶计划',
  },
  'stage.deliver.output': {
    en: 'Payments, services, works, loans, jobs and benefits',
    zh: '资金、服务、工程、贷款、就业与保障',
  },
  'stage.share.output': { en: 'Partners, pledges and experience', zh: '合作方、捐助承诺与经验' },
  'stage.sustain.output': {
    en: 'Problems solved, graduation and relapse monitoring',
    zh: '问题整改、脱贫退出和防止返贫监测',
  },
  'step.1': { en: 'Set goals', zh: '设定目标' },
  'step.2': { en: 'Make a plan', zh: '制定规划' },
  'step.3': { en: 'Name a responsible person', zh: '落实帮扶责任人' },
  'step.4': { en: 'Research', zh: '调查研究' },
  'step.5': { en: 'Formulate measures', zh: '制定措施' },
  'step.6': { en: 'Raise and distribute funds', zh: '筹集和分配资金' },
  'step.7': { en: 'Track progress', zh: '跟踪进展' },
  'step.8': { en: 'Household database', zh: '建立农户数据库' },
  'step.9': { en: 'Industrial assistance', zh: '产业帮扶' },
  'step.10': { en: 'Education and training', zh: '教育与培训' },
  'step.11': { en: 'Infrastructure', zh: '基础设施' },
  'step.12': { en: 'Rural finance', zh: '农村金融' },
  'step.13': { en: 'Employment', zh: '就业帮扶' },
  'step.14': { en: 'Social security', zh: '社会保障' },
  'step.15': { en: 'Multi-party mechanism', zh: '多方参与机制' },
  'step.16': { en: 'Popularise experience', zh: '推广经验' },
  'step.17': { en: 'Policy support', zh: '政策支持' },
  'step.18': { en: 'Continuous monitoring', zh: '持续监测' },
  'place.own': { en: 'My household', zh: '我家' },
  'place.gifts': { en: 'My gifts', zh: '我的捐赠' },
  'place.work': { en: 'My work', zh: '我的工作' },
  'place.households': { en: 'Households', zh: '农户' },
  'place.imports': { en: 'Imports', zh: '数据导入' },
  'place.duplicates': { en: 'Possible duplicates', zh: '疑似重复' },
  'place.cases': { en: 'Cases', zh: '识别申请' },
  'place.lists': { en: 'Village lists', zh: '村名单' },
  'place.comparison': { en: 'Data comparison', zh: '信息比对' },
  'place.objections': { en: 'Objections', zh: '异议' },
  'place.quality': { en: 'Data quality', zh: '数据质量' },
  'place.cards': { en: 'Cards', zh: '建档立卡证' },
  'place.proposals': { en: 'Allocation proposals', zh: '分配方案' },
  'place.grievances': { en: 'Grievances', zh: '投诉办理' },
  'place.funds': { en: 'Funds', zh: '资金总览' },
  'place.batches': { en: 'Batches', zh: '发放批次' },
  'place.call-backs': { en: 'Call-backs', zh: '发放回访' },
  'place.idle-money': { en: 'Idle money', zh: '闲置资金' },
  'place.reconciliation': { en: 'Reconciliation', zh: '银行对账' },
  'place.journal': { en: 'Journal', zh: '账簿' },
  'place.allocations': { en: 'Allocations', zh: '财政资金下达' },
  'place.contributions': { en: 'Contributions', zh: '捐赠收入' },
  'place.refunds': { en: 'Refunds', zh: '捐赠退款' },
  'place.results': { en: 'Results', zh: '成效公开' },
  'place.dashboard': { en: 'Dashboard', zh: '数据总览' },
  'place.jobs': { en: 'Jobs', zh: '后台任务' },
  'place.members': { en: 'Members', zh: '成员' },
  'place.areas': { en: 'Areas', zh: '地区' },
  'place.settings': { en: 'Settings', zh: '设置' },
  'place.menu': { en: 'Menu', zh: '菜单' },
  'place.search': { en: 'Search', zh: '搜索' },
  'menu.main': { en: 'Main menu', zh: '主菜单' },
  'menu.short': { en: 'Main places', zh: '常用入口' },
  'menu.manage': { en: 'Manage', zh: '管理' },
  'menu.skip': { en: 'Skip to content', zh: '跳到正文' },
  'menu.search': { en: 'Number, name or ID', zh: '户编号、姓名或证件号码' },
  'menu.running': { en: '{count} {count|job|jobs} running', zh: '{count}个任务进行中' },
  'menu.due': { en: '{count} due', zh: '{count}项待办' },
  'tenant.switch': { en: 'Workspace: {name}', zh: '工作区：{name}' },
  'person.menu': { en: 'You: {name}', zh: '您：{name}' },
  'person.account': { en: 'Devices and security', zh: '设备与安全' },
  'person.out': { en: 'Sign out', zh: '退出登录' },
  'person.language': { en: 'Language', zh: '语言' },
  'look.auto': { en: 'Light or dark: as the device', zh: '外观：跟随设备' },
  'look.light': { en: 'Light', zh: '浅色' },
  'look.dark': { en: 'Dark', zh: '深色' },
  'stage.steps': { en: 'Steps of this stage', zh: '本阶段步骤' },
  'stage.pages': { en: 'Open', zh: '打开' },
  'stage.none': {
    en: 'This stage has no pages in your workspace yet.',
    zh: '您的工作区尚未启用本阶段的页面。',
  },
  'missing.title': { en: 'There is no such page', zh: '页面不存在' },
  'missing.text': {
    en: 'The address may be mistyped, or the page has moved.',
    zh: '地址可能有误，或页面已移动。',
  },
  'missing.home': { en: 'Go to my work', zh: '前往我的工作' },
  'offline.strip': {
    en: 'You are offline. What is on the page stays readable.',
    zh: '当前没有网络，已打开的内容仍可查看。',
  },
})

type Key = PlainKey<typeof t.messages>
export type StageId = 'plan' | 'register' | 'pair' | 'deliver' | 'share' | 'sustain'

export interface Place {
  label: Key
  /** Under the tenant: `/households`. */
  path: string
  icon: IconName
  /** Who finds it in the menu; everybody where it is not said. */
  roles?: readonly string[]
}

/** Those of some places that somebody finds in the menu. */
export const placesFor = (places: readonly Place[], roles: readonly string[]): readonly Place[] =>
  places.filter((place) => !place.roles || place.roles.some((role) => roles.includes(role)))

/** Who sees whether recipients have their money. */
const askers = ['resident', 'township', 'county', 'finance', 'auditor']
/** Who sees sums of money. */
const books = ['finance', 'county', 'township', 'supervisor', 'auditor']

export interface Stage {
  id: StageId
  label: Key
  output: Key
  icon: IconName
  steps: readonly number[]
  places: readonly Place[]
}

/** The menu. A page that belongs to a stage is added to its `places` when it is built. */
export const stages: readonly Stage[] = [
  {
    id: 'plan',
    label: 'stage.plan',
    output: 'stage.plan.output',
    icon: 'target',
    steps: [1, 2],
    places: [],
  },
  {
    id: 'register',
    label: 'stage.register',
    output: 'stage.register.output',
    icon: 'home',
    steps: [4, 8],
    places: [
      { label: 'place.households', path: '/households', icon: 'home' },
      { label: 'place.cases', path: '/cases', icon: 'file' },
      { label: 'place.comparison', path: '/comparison', icon: 'columns' },
      { label: 'place.lists', path: '/lists', icon: 'list' },
      { label: 'place.objections', path: '/objections', icon: 'alert' },
      { label: 'place.imports', path: '/imports', icon: 'upload' },
      { label: 'place.duplicates', path: '/duplicates', icon: 'copy' },
      { label: 'place.quality', path: '/quality', icon: 'check' },
      { label: 'place.cards', path: '/cards', icon: 'file' },
    ],
  },
  {
    id: 'pair',
    label: 'stage.pair',
    output: 'stage.pair.output',
    icon: 'hand',
    steps: [3, 5],
    places: [],
  },
  {
    id: 'deliver',
    label: 'stage.deliver',
    output: 'stage.deliver.output',
    icon: 'give',
    steps: [6, 9, 10, 11, 12, 13, 14, 17],
    places: [
      { label: 'place.funds', path: '/funds', icon: 'give', roles: books },
      { label: 'place.idle-money', path: '/idle-money', icon: 'clock', roles: books },
      { label: 'place.proposals', path: '/proposals', icon: 'bars', roles: books },
      { label: 'place.batches', path: '/batches', icon: 'list', roles: books },
      { label: 'place.reconciliation', path: '/reconciliation', icon: 'check', roles: books },
      { label: 'place.call-backs', path: '/call-backs', icon: 'hand', roles: askers },
      { label: 'place.journal', path: '/journal', icon: 'columns', roles: books },
      { label: 'place.allocations', path: '/allocations', icon: 'building', roles: books },
      { label: 'place.contributions', path: '/contributions', icon: 'hand', roles: books },
      { label: 'place.refunds', path: '/refunds', icon: 'back', roles: books },
      { label: 'place.results', path: '/results', icon: 'chart', roles: books },
    ],
  },
  {
    id: 'share',
    label: 'stage.share',
    output: 'stage.share.output',
    icon: 'building',
    steps: [15, 16],
    places: [],
  },
  {
    id: 'sustain',
    label: 'stage.sustain',
    output: 'stage.sustain.output',
    icon: 'chart',
    steps: [7, 18],
    places: [
      { label: 'place.dashboard', path: '/dashboard', icon: 'bars' },
      { label: 'place.grievances', path: '/grievances', icon: 'mail' },
    ],
  },
]

/** What keeps the workspace itself in order; below the stages. */
export const manage: readonly Place[] = [
  { label: 'place.jobs', path: '/jobs', icon: 'clock' },
  { label: 'place.members', path: '/members', icon: 'person' },
  { label: 'place.areas', path: '/areas', icon: 'area' },
  { label: 'place.settings', path: '/settings', icon: 'gear' },
]
