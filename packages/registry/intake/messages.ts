import type { Messages } from '@terrace/platform/i18n'

/** What an import says to people. */
export const intakeMessages: Messages = {
  'import.missing': {
    en: 'There is no such import, or it is not yours to see.',
    zh: '没有此导入，或您无权查看。',
  },
  'import.exists': { en: 'This import was already begun.', zh: '该导入已建立。' },
  'import.part': {
    en: 'The file was announced with {parts} parts. Announce it again if it is larger.',
    zh: '该文件申报为 {parts} 个分段；若文件更大，请重新申报。',
  },
  'import.part-size': {
    en: 'This part must have {expected} bytes. Send it again.',
    zh: '该分段应为 {expected} 字节，请重新上传。',
  },
  'import.part-digest': {
    en: 'Part {part} arrived damaged. Send it again.',
    zh: '第 {part} 个分段传输有误，请重新上传。',
  },
  'import.parts-missing': {
    en: 'Parts of the file have not arrived yet. Send those that are missing.',
    zh: '文件尚未上传完整，请补传缺少的分段。',
  },
  'import.already-open': {
    en: 'This file is already open. Begin a new import for another file.',
    zh: '该文件已打开。其他文件请新建导入。',
  },
  'import.not-open': { en: 'Open the file first.', zh: '请先打开文件。' },
  'import.no-mapping': {
    en: 'Say first which column is which field.',
    zh: '请先设置各列对应的字段。',
  },
  'import.not-checked': {
    en: 'Check the file first; what is checked can be started.',
    zh: '请先检查文件，检查完成后方可导入。',
  },
  'import.check-failed': {
    en: 'The check did not finish. Look at its reason and check again.',
    zh: '检查未完成，请查看原因后重新检查。',
  },
  'import.running': {
    en: 'This import is at work. Wait for it or cancel it.',
    zh: '该导入正在进行，请等待或取消。',
  },
  'import.done': {
    en: 'This file is already in the register. Begin a new import to bring it again.',
    zh: '该文件已导入。如需再次导入，请新建导入。',
  },
  'import.key-too-wide': {
    en: 'Column {column} says "{key}" on {rows} rows: it is no key of households. Choose another.',
    zh: '“{column}”列的“{key}”出现 {rows} 行以上，无法区分各户，请选择其他列。',
  },
  'import.household-too-large': {
    en: 'This household has too many people for one import. Enter it by hand.',
    zh: '该户人数过多，无法导入，请手工录入。',
  },
  'mapping.invalid': {
    en: 'The mapping does not fit this file yet.',
    zh: '字段对应关系与该文件不符。',
  },
  'mapping.no-column': {
    en: 'The file has no column "{column}".',
    zh: '文件中没有“{column}”列。',
  },
  'mapping.no-field': { en: 'There is no field "{field}".', zh: '没有“{field}”字段。' },
  'mapping.twice': {
    en: 'Two columns are mapped to "{field}". Keep one, or add them up in a sum.',
    zh: '有两列对应“{field}”，请只保留一列，或用算式相加。',
  },
  'mapping.no-amount': {
    en: '"{field}" is no amount, so nothing can be reckoned into it.',
    zh: '“{field}”不是金额字段，不能使用算式。',
  },
  'mapping.no-constant': {
    en: '"{field}" cannot be the same for all rows.',
    zh: '“{field}”不能对所有行设为同一值。',
  },
  'mapping.no-area': {
    en: 'Choose the column that tells the area, or one area for all rows.',
    zh: '请选择表示地区的列，或为所有行指定同一地区。',
  },
  'mapping.no-key': {
    en: 'Choose the column whose value is the same on all rows of one household.',
    zh: '请选择同一户各行取值相同的列。',
  },
  'mapping.may-not-make-areas': {
    en: 'Areas are made by the county office. Choose existing areas, or ask the county office.',
    zh: '新建地区由县级办理，请选择已有地区或联系县级。',
  },
  'mapping.may-not-set-status': {
    en: 'New households come in as candidates. Another state is for the county office to choose.',
    zh: '新增户默认为待识别，其他状态由县级确定。',
  },
  'expression.character': {
    en: 'Character {at} cannot stand in a sum. Use columns, numbers, + - * / and ( ).',
    zh: '第 {at} 个字符不能用于算式，请使用列名、数字、+ - * / 和括号。',
  },
  'expression.unexpected': {
    en: '"{text}" cannot stand at character {at}.',
    zh: '第 {at} 个字符处不应出现“{text}”。',
  },
  'expression.bracket': { en: 'A bracket is not closed.', zh: '括号未闭合。' },
  'expression.end': { en: 'The sum ends too early.', zh: '算式不完整。' },
  'expression.column': {
    en: 'The file has no column "{column}". Put names with spaces in [ ].',
    zh: '文件中没有“{column}”列。含空格的列名请放在 [ ] 中。',
  },
  'expression.deep': { en: 'This sum is too involved.', zh: '算式过于复杂。' },
  'expression.long': {
    en: 'A sum has at most {maximum} characters.',
    zh: '算式最多 {maximum} 个字符。',
  },
  'expression.division': { en: 'The sum divides by zero.', zh: '算式中出现除以零。' },
  'value.number': { en: '"{value}" is not a number.', zh: '“{value}”不是数字。' },
  'value.integer': { en: '"{value}" is not a whole number.', zh: '“{value}”不是整数。' },
  'value.too-big': { en: 'The amount is too large.', zh: '金额过大。' },
  'value.not-same': {
    en: '"{value}" here and "{first}" on another row of this household. Make them the same.',
    zh: '此行为“{value}”，同户其他行为“{first}”，请改为一致。',
  },
  'value.code': {
    en: '"{value}" is not on the list. Map it, or correct it.',
    zh: '“{value}”不在代码表中，请设置对应关系或更正。',
  },
  'value.flag': { en: '"{value}" is neither yes nor no.', zh: '“{value}”不是“是”或“否”。' },
  'value.day': {
    en: '"{value}" is not a date. Write it as 2025-03-31.',
    zh: '“{value}”不是日期，请写成 2025-03-31 的形式。',
  },
  'value.no-such-day': {
    en: 'The day "{value}" does not exist.',
    zh: '日期“{value}”不存在。',
  },
  'value.year': { en: '"{value}" is not a year.', zh: '“{value}”不是年份。' },
  'area.none': { en: 'The area is missing.', zh: '缺少所属地区。' },
  'area.unknown': {
    en: 'There is no area "{value}" in your part of the tree. Map it, or add it first.',
    zh: '您所辖范围内没有地区“{value}”，请设置对应关系或先行添加。',
  },
  'area.ambiguous': {
    en: 'Several areas are called "{value}". Add the column of the area above, or map it.',
    zh: '有多个地区名为“{value}”，请增加上级地区列或设置对应关系。',
  },
  'row.no-key': {
    en: 'This row does not say to which household it belongs.',
    zh: '此行未注明所属户。',
  },
  'row.too-many-cells': {
    en: 'This row has more cells than the file has columns. Look for a separator inside a text.',
    zh: '此行单元格多于表头列数，请检查文字中是否含有分隔符。',
  },
  'row.too-few-cells': {
    en: 'This row has fewer cells than the file has columns.',
    zh: '此行单元格少于表头列数。',
  },
  'cell.formula': {
    en: 'This cell is a formula; the value last calculated was taken.',
    zh: '此单元格为公式，已采用其最近一次计算值。',
  },
  'cell.error': {
    en: 'The spreadsheet shows an error here. Correct the formula or enter the value.',
    zh: '此单元格显示公式错误，请更正公式或直接填写数值。',
  },
  'cell.number-precision': {
    en: 'The spreadsheet kept only 15 digits of this number. Enter it as text.',
    zh: '电子表格仅保留了 15 位数字，请以文本格式重新填写。',
  },
  'cell.date': {
    en: 'This is formatted as a date but is no day of the calendar.',
    zh: '此单元格为日期格式，但不是有效日期。',
  },
  'twice.household': {
    en: 'This household stands in row {first} already. Keep one of the two rows.',
    zh: '该户已出现在第 {first} 行，请只保留一行。',
  },
  'twice.number': {
    en: 'Another household has this number in row {first}.',
    zh: '第 {first} 行的另一户使用了相同的户编号。',
  },
  'twice.person': {
    en: 'This person stands in row {first} already.',
    zh: '此人已出现在第 {first} 行。',
  },
  'twice.id-number': {
    en: 'The same ID number stands in row {first}.',
    zh: '第 {first} 行有相同的证件号码。',
  },
  'match.two': {
    en: 'The key and the household number belong to two different households of the register.',
    zh: '户标识与户编号分别对应系统中的两户。',
  },
  'match.elsewhere': {
    en: 'This household is registered in an area that is not yours. Ask the office above.',
    zh: '该户登记在您辖区之外，请联系上级。',
  },
  'match.closed': {
    en: 'Household {number} is closed or removed. Nothing was changed.',
    zh: '户 {number} 已销户或剔除，未作任何更改。',
  },
  'match.id-number': {
    en: 'This ID number belongs to a member of household {number}.',
    zh: '该证件号码属于户 {number} 的成员。',
  },
  'match.number-kept': {
    en: 'The household keeps its number {number}; numbers are permanent.',
    zh: '户编号为永久编号，仍保留 {number}。',
  },
  'match.not-in-file': {
    en: '{name} is on the register and not in the file. Nothing was changed for this person.',
    zh: '{name} 已登记但不在文件中，未对其作任何更改。',
  },
  'match.other-year': {
    en: 'The file is of {year}, the household stands at {kept}. Open that year first.',
    zh: '文件为 {year} 年数据，该户当前年度为 {kept} 年。请先开启相应年度或指定文件年度。',
  },
  'report.row': { en: 'row', zh: '原行号' },
  'report.household': { en: 'household', zh: '户标识' },
  'report.outcome': { en: 'outcome', zh: '处理结果' },
  'report.problem': { en: 'problem', zh: '问题' },
  'report.with-row': {
    en: 'Waits with the household for row {row}.',
    zh: '与同户第 {row} 行一并待更正。',
  },
  'fate.new': { en: 'new', zh: '新增' },
  'fate.changed': { en: 'changed', zh: '变更' },
  'fate.unchanged': { en: 'unchanged', zh: '无变化' },
  'fate.rejected': { en: 'rejected', zh: '未导入' },
}
