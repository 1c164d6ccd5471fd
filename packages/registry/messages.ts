import type { Messages } from '@terrace/platform/i18n'

/** Refusals of the registry's commands, and the columns of its exports. */
export const registryMessages: Messages = {
  'area.ended': {
    en: 'The area {name} has ended. Choose the area that replaced it.',
    zh: '地区“{name}”已撤销，请选择其承接地区。',
  },
  'year.not-later': { en: 'Open a year after {year}.', zh: '请开启{year}年之后的年度。' },
  'year.already-closed': {
    en: 'The year {year} is already closed. Open a later one.',
    zh: '{year}年度已结转，请开启之后的年度。',
  },
  'split.head-stays': {
    en: 'The head of the new household must be one of those who leave.',
    zh: '新户户主必须是分出的成员之一。',
  },
  'split.nobody-stays': {
    en: 'At least one member must stay. To move everybody, move the household.',
    zh: '至少须有一名成员留在原户；全户迁出请使用“迁移到其他地区”。',
  },
  'household.too-many-rows': {
    en: 'Only {most} entries can be saved at once, and this needs {rows}: each name and each ID number is one. Save fewer members at once, then add the others.',
    zh: '一次最多写入{most}条记录，本次需{rows}条（每个姓名、每个证件号码各计一条）。请先保存部分成员，其余成员随后补录。',
  },
  'household.too-many-names': {
    en: 'A household can have at most {most} names, and this would have {names}: a name of several words counts twice. Register some members as a household of their own.',
    zh: '一户最多登记{most}个姓名，此户将有{names}个（由多个词组成的姓名计两个）。请将部分成员另立一户。',
  },
  'split.too-many': {
    en: 'These are too many people for one step. Let fewer of them found the household; the others can follow with a second split and a merge.',
    zh: '一次分出的人数过多。请先分出部分成员，其余成员再次分户后并入。',
  },
  'merge.too-many': {
    en: 'This household has too many people to be merged at once. First split off some of its members, then merge both parts one after the other.',
    zh: '该户人数过多，无法一次并入。请先分出部分成员，再将两户依次并入。',
  },
  'merge.same': { en: 'Choose another household to merge with.', zh: '请选择另一户办理并户。' },
  'reveal.not-your-role': {
    en: 'Your role may not see this in full. Ask the office that holds it.',
    zh: '您的角色无权查看完整内容，请联系有权限的单位。',
  },
  'reveal.nothing-there': { en: 'Nothing is recorded here.', zh: '此处没有记录。' },
  'suspect.missing': {
    en: 'There is no such pair. Load the list again.',
    zh: '没有此组疑似重复，请重新加载列表。',
  },
  'suspect.decided': { en: 'Somebody already decided on this pair.', zh: '此组已由他人作出判断。' },
  'view.missing': {
    en: 'There is no such saved view. Load the page again.',
    zh: '没有此视图，请重新加载页面。',
  },
  'export.too-many-rows': {
    en: 'A spreadsheet holds at most a million rows. Narrow the list, for example by area.',
    zh: '表格最多容纳一百万行，请缩小范围，例如按地区筛选。',
  },
  'column.number': { en: 'Household number', zh: '户编号' },
  'column.head': { en: 'Household head', zh: '户主' },
  'column.area': { en: 'Area', zh: '所属地区' },
  'column.address': { en: 'Address', zh: '住址' },
  'column.status': { en: 'Status', zh: '状态' },
  'column.type': { en: 'Household type', zh: '户类型' },
  'column.cause': { en: 'Main cause', zh: '主要致贫原因' },
  'column.people': { en: 'People', zh: '人口' },
  'column.year': { en: 'Year', zh: '年度' },
  'column.wage': { en: 'Wage income', zh: '工资性收入' },
  'column.business': { en: 'Business income', zh: '生产经营性收入' },
  'column.property': { en: 'Property income', zh: '财产性收入' },
  'column.transfer': { en: 'Transfer income', zh: '转移性收入' },
  'column.cost': { en: 'Operating cost', zh: '生产经营性支出' },
  'column.net': { en: 'Net income', zh: '纯收入' },
  'column.perCapita': { en: 'Net income per person', zh: '人均纯收入' },
  'column.line': { en: 'Below line', zh: '低于标准线' },
  'column.phone': { en: 'Phone (masked)', zh: '联系电话（脱敏）' },
  'column.findings': { en: 'Data findings', zh: '数据问题数' },
  'column.name': { en: 'Name', zh: '姓名' },
  'column.relation': { en: 'Relation to the head', zh: '与户主关系' },
  'column.sex': { en: 'Sex', zh: '性别' },
  'column.birth': { en: 'Date of birth', zh: '出生日期' },
  'column.idNumber': { en: 'ID number (masked)', zh: '证件号码（脱敏）' },
  'column.education': { en: 'Education', zh: '文化程度' },
  'column.student': { en: 'Student status', zh: '在校生状况' },
  'column.health': { en: 'Health', zh: '健康状况' },
  'column.labour': { en: 'Capacity to work', zh: '劳动能力' },
  'column.workPlace': { en: 'Place of work', zh: '务工地点' },
  'column.workMonths': { en: 'Months worked', zh: '务工月数' },
}
