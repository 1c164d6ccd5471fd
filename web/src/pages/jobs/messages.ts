import { lang } from '../../i18n/language.ts'
import { defineMessages, fill, type PlainKey } from '../../i18n/message.ts'

export const t = defineMessages({
  title: { en: 'Jobs', zh: '后台任务' },
  lead: {
    en: 'Long work runs here while you do something else. Files are kept for 7 days.',
    zh: '耗时较长的工作在此进行，您可以先做其他事。生成的文件保留7天。',
  },
  'empty.title': { en: 'No background work yet', zh: '还没有后台任务' },
  'empty.text': {
    en: 'Imports, exports and checks of the whole register appear here with their progress.',
    zh: '导入、导出和全库核查的进度会显示在这里。',
  },
  'empty.first': { en: 'Open the households', zh: '查看农户' },
  'state.queued': { en: 'Waiting', zh: '等待中' },
  'state.running': { en: 'Running', zh: '进行中' },
  'state.done': { en: 'Done', zh: '已完成' },
  'state.failed': { en: 'Failed', zh: '失败' },
  'state.cancelled': { en: 'Stopped', zh: '已停止' },
  cancelling: { en: 'Stopping', zh: '正在停止' },
  'kind.export': { en: 'Export households', zh: '导出农户' },
  'kind.duplicates': { en: 'Look for duplicates', zh: '查找疑似重复' },
  'kind.quality': { en: 'Check data quality', zh: '核查数据质量' },
  'kind.areas': { en: 'Import areas', zh: '导入地区' },
  'kind.check': { en: 'Check a file', zh: '检查文件' },
  'kind.import': { en: 'Import households', zh: '导入农户' },
  'kind.move-many': { en: 'Move many households', zh: '批量迁移农户' },
  'kind.log-publish': { en: 'Sign the transparency log', zh: '签署公开日志' },
  'kind.log-check': { en: 'Check the transparency log', zh: '校验公开日志' },
  'kind.recount': { en: 'Recount the statistics', zh: '重新统计' },
  'kind.area-moved': { en: 'Move households to the new area', zh: '将农户转入承接地区' },
  'kind.cards': { en: 'Print cards', zh: '打印证件' },
  'kind.expire': { en: 'Cards whose time is over', zh: '证件到期' },
  'count.expired': { en: '{count|card expired|cards expired}', zh: '张证件到期' },
  'kind.paper': { en: 'Print a card or handbook', zh: '打印证件或手册' },
  'kind.receipt': { en: 'Donation receipt', zh: '捐赠收据' },
  'count.cards': { en: '{count|card|cards}', zh: '张证件' },
  'count.receipts': { en: '{count|receipt|receipts}', zh: '张收据' },
  'count.to-look-at': { en: 'to be looked at first', zh: '张须先核对' },
  'lead.cards': { en: 'Open the cards', zh: '查看证件' },
  'kind.gather': { en: 'Fill a village list', zh: '归集村名单' },
  'kind.settle': { en: 'Carry out a list’s decision', zh: '执行名单决定' },
  'kind.compare': { en: 'Read a comparison file', zh: '导入比对结果' },
  'kind.cases-moved': { en: 'Cases follow their area', zh: '申请与名单随行政区划变更' },
  'kind.remind': { en: 'Remind of what is due', zh: '到期提醒' },
  'count.listed': { en: 'put on the list', zh: '列入名单' },
  'count.skipped': { en: 'left for others', zh: '须由他人办理' },
  'count.settled': { en: 'done', zh: '已办理' },
  'count.failed': { en: 'not done', zh: '未办理' },
  'count.escalated': { en: 'sent one level up', zh: '上报上一级' },
  'count.closed': { en: '{count|grievance closed|grievances closed}', zh: '投诉自动办结' },
  'count.mails': { en: '{count|reminder|reminders}', zh: '提醒' },
  'lead.lists': { en: 'Open the village lists', zh: '查看村名单' },
  'lead.comparison': { en: 'Open the comparison', zh: '查看信息比对' },
  'count.households': { en: '{count|household|households}', zh: '户' },
  'count.people': { en: '{count|person|people}', zh: '人' },
  'count.changed': { en: 'changed', zh: '变更' },
  'count.unchanged': { en: 'unchanged', zh: '无变化' },
  'count.new': { en: 'new', zh: '新增' },
  'count.answered': { en: 'entered', zh: '已录入' },
  'count.rejected': { en: 'rejected', zh: '未导入' },
  'count.findings': { en: 'with findings', zh: '存在问题' },
  'count.suspects': { en: 'possible duplicates', zh: '疑似重复' },
  'count.drift': { en: 'areas that differed', zh: '不一致的地区' },
  'count.moved': { en: 'moved', zh: '已迁移' },
  'count.refused': { en: 'not moved', zh: '未迁移' },
  'count.entries': { en: 'entries', zh: '条' },
  'count.added': { en: 'new entries', zh: '新增条目' },
  'count.checkpoints': { en: 'checkpoints compared', zh: '已核对检查点' },
  'count.unsigned': { en: 'with a key that no longer counts', zh: '密钥已失效' },
  'count.unpublished': { en: 'held back', zh: '未予公布' },
  'count.differences': { en: 'differences', zh: '不一致' },
  'count.rows': { en: 'rows', zh: '行' },
  'count.errors': { en: 'errors', zh: '错误' },
  'count.warnings': { en: 'warnings', zh: '提示' },
  started: { en: '{name}, {when}', zh: '{name}，{when}' },
  lasted: { en: 'took {time}', zh: '用时{time}' },
  'lasted.seconds': { en: '{count} s', zh: '{count}秒' },
  'lasted.minutes': { en: '{count} min', zh: '{count}分钟' },
  attempts: { en: 'Tried {count} times', zh: '已尝试{count}次' },
  progress: { en: 'Progress', zh: '进度' },
  cancel: { en: 'Stop', zh: '停止' },
  'cancel.title': { en: 'Stop this job?', zh: '停止此任务？' },
  'cancel.text': {
    en: 'What is already saved stays. The rest will not be done.',
    zh: '已保存的内容会保留，其余部分不再执行。',
  },
  'cancel.name': { en: 'Stop {name}', zh: '停止{name}' },
  asked: { en: 'It stops at the next safe point.', zh: '正在收尾，稍后即停止。' },
  file: { en: 'Download {name}', zh: '下载{name}' },
  why: { en: 'Why it failed', zh: '失败原因' },
  'lead.duplicates': { en: 'Decide on duplicates', zh: '处理疑似重复' },
  'lead.quality': { en: 'Open the data findings', zh: '查看数据问题' },
  'lead.dashboard': { en: 'Open the dashboard', zh: '查看数据总览' },
  'lead.areas': { en: 'Open the areas', zh: '查看地区' },
  'lead.imports': { en: 'Open the imports', zh: '查看导入' },
  older: { en: 'Older', zh: '更早' },
  newest: { en: 'Newest', zh: '最新' },
})

type Key = PlainKey<typeof t.messages>
/** Words that follow their number. */
type Counted = Extract<keyof typeof t.messages, `count.${string}`>

/** What each kind of work is called, and where its result is to be seen. */
const kinds: Record<string, { name: Key; lead?: { label: Key; path: string } }> = {
  'registry.export': { name: 'kind.export' },
  'registry.move-many': { name: 'kind.move-many' },
  'registry.find-duplicates': {
    name: 'kind.duplicates',
    lead: { label: 'lead.duplicates', path: '/duplicates' },
  },
  'registry.check-quality': {
    name: 'kind.quality',
    lead: { label: 'lead.quality', path: '/quality' },
  },
  'registry.check-import': {
    name: 'kind.check',
    lead: { label: 'lead.imports', path: '/imports' },
  },
  'registry.import': { name: 'kind.import', lead: { label: 'lead.imports', path: '/imports' } },
  'registry.follow-area': { name: 'kind.area-moved' },
  'procedures.follow-area': { name: 'kind.cases-moved' },
  'procedures.gather': { name: 'kind.gather', lead: { label: 'lead.lists', path: '/lists' } },
  'procedures.settle': { name: 'kind.settle', lead: { label: 'lead.lists', path: '/lists' } },
  'procedures.compare': {
    name: 'kind.compare',
    lead: { label: 'lead.comparison', path: '/comparison' },
  },
  'procedures.remind': { name: 'kind.remind' },
  'tenancy.import-areas': { name: 'kind.areas', lead: { label: 'lead.areas', path: '/areas' } },
  'cards.print': { name: 'kind.cards', lead: { label: 'lead.cards', path: '/cards' } },
  'cards.expire': { name: 'kind.expire', lead: { label: 'lead.cards', path: '/cards' } },
  'cards.print-one': { name: 'kind.paper', lead: { label: 'lead.cards', path: '/cards' } },
  'receipts.print': { name: 'kind.receipt' },
  'transparency.publish': { name: 'kind.log-publish' },
  'transparency.check': { name: 'kind.log-check' },
  'monitoring.recount': {
    name: 'kind.recount',
    lead: { label: 'lead.dashboard', path: '/dashboard' },
  },
}
/** The name of a kind of work; a kind that is not known here shows as it is. */
export const kindText = (kind: string): string => {
  const known = kinds[kind]
  return known ? t(known.name) : kind
}
export const leadOf = (kind: string): { label: string; path: string } | undefined => {
  const lead = kinds[kind]?.lead
  return lead && { label: t(lead.label), path: lead.path }
}

const counts: Record<string, Counted> = {
  households: 'count.households',
  people: 'count.people',
  changed: 'count.changed',
  unchanged: 'count.unchanged',
  new: 'count.new',
  answered: 'count.answered',
  rejected: 'count.rejected',
  withFindings: 'count.findings',
  suspects: 'count.suspects',
  drift: 'count.drift',
  moved: 'count.moved',
  refused: 'count.refused',
  listed: 'count.listed',
  skipped: 'count.skipped',
  settled: 'count.settled',
  failed: 'count.failed',
  escalated: 'count.escalated',
  closed: 'count.closed',
  expired: 'count.expired',
  mails: 'count.mails',
  rows: 'count.rows',
  errors: 'count.errors',
  warnings: 'count.warnings',
  cards: 'count.cards',
  receipts: 'count.receipts',
  'to-look-at': 'count.to-look-at',
}
/** What a job counted, in words for so many; a count that is not known here keeps its own name. */
export const countText = (name: string, count: number): string => {
  const key = counts[name]
  return key ? fill(t.messages[key][lang()], lang(), { count }) : name
}
