import { defineMessages } from '../../i18n/message.ts'

/** The words of what is done to a household as a whole. */
export const d = defineMessages({
  more: { en: 'Actions', zh: '操作' },
  day: { en: 'On which day', zh: '发生日期' },
  reason: { en: 'Reason', zh: '原因' },
  'reason.hint': {
    en: 'In a few words; it is kept in the household’s history.',
    zh: '请简要说明，将记入该户变更记录。',
  },
  choose: { en: 'Choose one.', zh: '请选择一项。' },
  'choose.day': { en: 'Enter the day.', zh: '请填写日期。' },
  'choose.reason': { en: 'Say why in a few words.', zh: '请简要说明原因。' },
  stale: {
    en: 'Somebody changed this household meanwhile. The page now shows it as it is; check it and do this again.',
    zh: '该户已被他人修改。页面已更新，请核对后重新操作。',
  },
  'leave.title': { en: '{name} leaves the household', zh: '减少成员：{name}' },
  'leave.lead': {
    en: 'The person stays in the records as somebody who left. Nothing is deleted.',
    zh: '该成员转入“已减少的成员”，记录不会删除。',
  },
  'leave.why': { en: 'Why', zh: '减少原因' },
  'leave.head': { en: 'New head of the household', zh: '新户主' },
  'leave.head.hint': {
    en: 'The head leaves: somebody who stays becomes the head.',
    zh: '现户主减少后，须从其余成员中确定新户主。',
  },
  'leave.action': { en: 'Record that they left', zh: '确认减少' },
  'leave.done': { en: '{name} is recorded as having left', zh: '已记录{name}减少' },
  'move.title': { en: 'Move to another area', zh: '迁移到其他地区' },
  'move.to': { en: 'New area', zh: '迁入地区' },
  'move.action': { en: 'Move household', zh: '确认迁移' },
  'move.done': { en: 'Moved to {area}', zh: '已迁移至{area}' },
  'move-many.lead': {
    en: '{count} {count|household moves|households move} to the area you choose.',
    zh: '所选{count}户将迁移到您选择的地区。',
  },
  'move-many.whole': {
    en: 'Every household of this list moves to the area you choose, on the other pages too; at most 5,000.',
    zh: '当前列表的全部农户（含其他页）将迁移到您选择的地区，最多5000户。',
  },
  'move-many.address': { en: 'Only where the address contains', zh: '仅限住址包含' },
  'move-many.address.hint': {
    en: 'For example the village group. Empty: all of the list.',
    zh: '例如村民小组名称；留空则为整个列表。',
  },
  'move-many.reason.hint': {
    en: 'In a few words; it is kept in the history of each household.',
    zh: '请简要说明，将记入每户的变更记录。',
  },
  'move-many.action': { en: 'Move households', zh: '确认批量迁移' },
  'move-many.running': { en: 'Moving households', zh: '正在迁移农户' },
  'move-many.leave': {
    en: 'You can close this: the move goes on, and its result will also be under Jobs.',
    zh: '可以关闭此窗口，迁移会继续进行，结果可在“后台任务”中查看。',
  },
  'move-many.done': {
    en: '{count} {count|household was|households were} moved.',
    zh: '已迁移{count}户。',
  },
  'move-many.there': { en: '{count} lived there already.', zh: '{count}户原本就在该地区。' },
  'move-many.refused': {
    en: '{count} could not be moved; the file says why.',
    zh: '{count}户未能迁移，原因见文件。',
  },
  'move-many.failed': {
    en: 'The move broke off. What was moved stays moved; the rest can be chosen again.',
    zh: '迁移中断。已迁移的农户保持不变，其余可重新选择。',
  },
  'move-many.cancelled': {
    en: 'The move was stopped. What was moved stays moved.',
    zh: '迁移已停止，已迁移的农户保持不变。',
  },
  'split.title': { en: 'Split the household', zh: '分户' },
  'split.lead': {
    en: 'The people you choose form a new household. Income stays with this one; enter the new one’s afterwards.',
    zh: '所选成员另立新户。收入保留在原户，新户的收入请随后填写。',
  },
  'split.who': { en: 'Who leaves', zh: '分出的成员' },
  'split.head': { en: 'Head of the new household', zh: '新户的户主' },
  'split.old-head': { en: 'Head of those who stay', zh: '原户的新户主' },
  'split.number': { en: 'Number of the new household', zh: '新户的户编号' },
  'split.number.hint': {
    en: 'If empty, a number is created.',
    zh: '留空则自动生成。',
  },
  'split.action': { en: 'Split household', zh: '确认分户' },
  'split.done': { en: 'The new household is on the register', zh: '新户已登记' },
  'split.nobody': { en: 'Choose at least one member.', zh: '请至少选择一名成员。' },
  'merge.title': { en: 'Merge with another household', zh: '并户' },
  'merge.lead': {
    en: 'The members of the other household join this one, and the other is closed. Its land and income can still be read in its own history.',
    zh: '另一户的成员并入本户，另一户随即销户。其土地和收入仍可在其变更记录中查阅。',
  },
  'merge.find': { en: 'The other household', zh: '要并入的农户' },
  'merge.find.hint': {
    en: 'Beginning of a name or household number',
    zh: '姓名开头或户编号',
  },
  'merge.chosen': { en: 'Joining: {head}, {number}, {area}', zh: '并入：{head}，{number}，{area}' },
  'merge.again': { en: 'Choose another', zh: '重新选择' },
  'merge.relation': {
    en: '{name}: relation to the head here',
    zh: '{name}：与本户户主关系',
  },
  'merge.action': { en: 'Merge households', zh: '确认并户' },
  'merge.done': { en: 'The households are merged', zh: '并户完成' },
  'year.title': { en: 'Open the next year', zh: '开启下一年度' },
  'year.lead': {
    en: 'The year {year} is closed as it is and stays readable. Living conditions are carried over; income starts empty.',
    zh: '{year}年度按现状结转，仍可查阅。生产生活条件沿用，收入重新填写。',
  },
  'year.year': { en: 'New year', zh: '新年度' },
  'year.action': { en: 'Open year', zh: '开启年度' },
  'year.done': { en: 'The year {year} is open', zh: '已开启{year}年度' },
  'holder.title': { en: 'Connect a sign-in', zh: '关联农户账号' },
  'holder.text': {
    en: 'This person then sees this household, its cases and its card, and may apply for it. Make sure that they live in it.',
    zh: '关联后，该人员可查看本户信息、办理进度和证件，并可为本户提出申请。请先核实其为本户成员。',
  },
  'holder.who': { en: 'Who signs in', zh: '账号' },
  'holder.none': {
    en: 'Nobody has the role of a household yet. An administrator invites them first.',
    zh: '还没有“农户”角色的账号，请先由系统管理员邀请。',
  },
  'holder.action': { en: 'Connect', zh: '关联' },
  'holder.done': { en: '{name} signs in for this household', zh: '已为本户关联账号：{name}' },
})
