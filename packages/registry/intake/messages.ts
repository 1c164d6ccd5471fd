import type { Messages } from '@terrace/platform/i18n'

/** What an import says to people. */
export const intakeMessages: Messages = {
  'import.missing': {
    en: 'There is no such import, or you may not see it.',
    zh: '没有此导入，或您无权查看。',
  },
  'import.exists': {
    en: 'This import was already begun. Open it in the list.',
    zh: '该导入已建立，请在列表中打开。',
  },
  'import.part': {
    en: 'The file was announced with {parts} parts. If it is larger, begin a new import.',
    zh: '该文件原定{parts}个分段；如文件更大，请新建导入。',
  },
  'import.part-size': {
    en: 'This part must have {expected} bytes. Send it again.',
    zh: '该分段应为{expected}字节，请重新上传。',
  },
  'import.part-digest': {
    en: 'Part {part} arrived damaged. Send it again.',
    zh: '第{part}个分段传输有误，请重新上传。',
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
    en: 'First say which column is which field.',
    zh: '请先设置各列对应的字段。',
  },
  'import.not-checked': {
    en: 'Check the file first; then you can import it.',
    zh: '请先检查文件，检查完成后方可导入。',
  },
  'import.check-failed': {
    en: 'The check did not finish. See the reason, then check again.',
    zh: '检查未完成，请查看原因后重新检查。',
  },
  'import.running': {
    en: 'This import is running. Wait for it or stop it.',
    zh: '该导入正在进行，请等待完成，或先停止。',
  },
  'import.done': {
    en: 'This file is already imported. To import it again, begin a new import.',
    zh: '该文件已导入。如需再次导入，请新建导入。',
  },
  'import.key-too-wide': {
    en: 'Column {column} has “{key}” on {rows} rows, so it does not tell households apart. Choose another column.',
    zh: '“{column}”列的“{key}”出现{rows}行以上，无法区分各户，请选择其他列。',
  },
  'mapping.invalid': {
    en: 'The mapping does not fit this file yet. Correct the marked fields.',
    zh: '字段对应关系与该文件不符，请修改标出的各项。',
  },
  'mapping.no-column': {
    en: 'The file has no column “{column}”. Choose another column.',
    zh: '文件中没有“{column}”列，请另选一列。',
  },
  'mapping.no-field': {
    en: 'There is no field “{field}”. Choose another field.',
    zh: '没有“{field}”字段，请另选字段。',
  },
  'mapping.twice': {
    en: 'Two columns are matched to “{field}”. Keep one, or add them up in a sum.',
    zh: '有两列对应“{field}”，请只保留一列，或用算式相加。',
  },
  'mapping.one-person': {
    en: 'Each row of this file is one person, so “{field}” cannot be filled. Choose a field of the person, or say that a row is a household.',
    zh: '该文件一行为一人，不能使用“{field}”。请选择个人字段，或将文件设为一行一户。',
  },
  'mapping.no-amount': {
    en: '“{field}” is not an amount, so a sum cannot fill it. Choose an amount.',
    zh: '“{field}”不是金额字段，不能使用算式，请选择金额字段。',
  },
  'mapping.no-constant': {
    en: '“{field}” cannot be the same for all rows. Choose another field.',
    zh: '“{field}”不能对所有行设为同一值，请另选字段。',
  },
  'mapping.no-area': {
    en: 'Choose the column that gives the area, or one area for all rows.',
    zh: '请选择表示地区的列，或为所有行指定同一地区。',
  },
  'mapping.no-key': {
    en: 'Choose the column that is the same on all rows of one household.',
    zh: '请选择同一户各行取值相同的列。',
  },
  'mapping.may-not-make-areas': {
    en: 'Only the county office can create areas. Choose existing areas, or ask the county office.',
    zh: '新建地区须由县级工作人员办理。请选择已有地区，或联系县级工作人员。',
  },
  'mapping.may-not-set-status': {
    en: 'New households come in as candidates. Only the county office can choose another status.',
    zh: '新增户默认为“待识别”，其他状态由县级工作人员设定。',
  },
  'expression.character': {
    en: 'Character {at} cannot be used in a sum. Use columns, numbers, + - * / and ( ).',
    zh: '第{at}个字符不能用于算式，请使用列名、数字、+ - * / 和括号。',
  },
  'expression.unexpected': {
    en: '“{text}” is not allowed at character {at}. Remove or replace it.',
    zh: '第{at}个字符处不应出现“{text}”，请删除或改正。',
  },
  'expression.bracket': {
    en: 'A bracket is not closed. Add the missing one.',
    zh: '括号不成对，请补上缺少的括号。',
  },
  'expression.end': {
    en: 'The sum is not complete. Add what is missing at the end.',
    zh: '算式不完整，请补全。',
  },
  'expression.column': {
    en: 'The file has no column “{column}”. Put names with spaces in [ ].',
    zh: '文件中没有“{column}”列。含空格的列名请放在 [ ] 中。',
  },
  'expression.deep': {
    en: 'This sum is too complex. Use fewer brackets.',
    zh: '算式过于复杂，请减少括号层数。',
  },
  'expression.long': {
    en: 'A sum can have at most {maximum} characters. Shorten it.',
    zh: '算式最多{maximum}个字符，请缩短。',
  },
  'expression.division': {
    en: 'The sum divides by zero. Check the divisor.',
    zh: '算式中出现除以零，请检查除数。',
  },
  'value.number': {
    en: '“{value}” is not a number. Correct it.',
    zh: '“{value}”不是数字，请更正。',
  },
  'value.integer': {
    en: '“{value}” is not a whole number. Correct it.',
    zh: '“{value}”不是整数，请更正。',
  },
  'value.too-big': {
    en: 'The amount is too large. Check the unit and the digits.',
    zh: '金额过大，请核对单位和位数。',
  },
  'value.not-same': {
    en: '“{value}” here and “{first}” on another row of this household. Make them the same.',
    zh: '此行为“{value}”，同户其他行为“{first}”，请改为一致。',
  },
  'value.code': {
    en: '“{value}” is not on the list. Match it to a value, or correct it.',
    zh: '“{value}”不在代码表中，请设置对应关系或更正。',
  },
  'value.flag': {
    en: '“{value}” is neither yes nor no. Correct it.',
    zh: '“{value}”不是“是”或“否”，请更正。',
  },
  'value.day': {
    en: '“{value}” is not a date. Write it as 2025-03-31.',
    zh: '“{value}”不是日期，请写成2025-03-31的形式。',
  },
  'value.no-such-day': {
    en: 'The day “{value}” does not exist. Correct it.',
    zh: '日期“{value}”不存在，请更正。',
  },
  'value.year': {
    en: '“{value}” is not a year. Write it as 2025.',
    zh: '“{value}”不是年份，请写成2025的形式。',
  },
  'area.none': { en: 'The area is missing. Fill it in.', zh: '缺少所属地区，请补填。' },
  'area.unknown': {
    en: 'There is no area “{value}” among your areas. Match it to an area, or add it first.',
    zh: '您所辖范围内没有地区“{value}”，请设置对应关系，或先新建该地区。',
  },
  'area.ambiguous': {
    en: 'Several areas are called “{value}”. Add the column of the area above, or match it to one.',
    zh: '有多个地区名为“{value}”，请增加上级地区列或设置对应关系。',
  },
  'row.no-key': {
    en: 'This row does not say which household it belongs to. Fill in the household key.',
    zh: '此行未注明属于哪一户，请补填户标识。',
  },
  'row.too-many-cells': {
    en: 'This row has more cells than the file has columns. Look for a separator inside a text.',
    zh: '此行单元格多于表头列数，请检查文字中是否含有分隔符。',
  },
  'row.too-few-cells': {
    en: 'This row has fewer cells than the file has columns. Complete it.',
    zh: '此行单元格少于表头列数，请补全。',
  },
  'cell.formula': {
    en: 'This cell is a formula; the last calculated value was used.',
    zh: '此单元格为公式，已采用最近一次计算结果。',
  },
  'cell.error': {
    en: 'The spreadsheet shows an error here. Correct the formula or enter the value.',
    zh: '此单元格显示公式错误，请更正公式或直接填写数值。',
  },
  'cell.number-precision': {
    en: 'The spreadsheet kept only 15 digits of this number. Enter it as text.',
    zh: '电子表格仅保留了15位数字，请以文本格式重新填写。',
  },
  'cell.date': {
    en: 'This is formatted as a date but is not a day of the calendar. Correct it.',
    zh: '此单元格为日期格式，但不是有效日期，请更正。',
  },
  'twice.household': {
    en: 'This household is already in row {first}. Keep one of the two rows.',
    zh: '该户已出现在第{first}行，请只保留一行。',
  },
  'twice.number': {
    en: 'Another household has this number in row {first}. Correct one of them.',
    zh: '第{first}行的另一户使用了相同的户编号，请更正其中一行。',
  },
  'twice.person': {
    en: 'This person is already in row {first}. Keep one of the two rows.',
    zh: '此人已出现在第{first}行，请只保留一行。',
  },
  'twice.id-number': {
    en: 'The same ID number is in row {first}. Correct one of them.',
    zh: '第{first}行有相同的证件号码，请更正其中一行。',
  },
  'match.two': {
    en: 'The key and the household number belong to two different households on the register. Correct one of them.',
    zh: '户标识与户编号分别对应系统中的两户，请更正其中一项。',
  },
  'match.elsewhere': {
    en: 'This household is registered in an area that is not yours. Ask the office above yours.',
    zh: '该户登记在您所辖地区之外，请联系上级单位。',
  },
  'match.closed': {
    en: 'Household {number} is closed or removed. Nothing was changed.',
    zh: '户{number}已销户或已剔除，未作任何变更。',
  },
  'match.id-number': {
    en: 'This ID number belongs to a member of household {number}. Check it against the card.',
    zh: '该证件号码属于户{number}的成员，请与证件核对。',
  },
  'match.number-kept': {
    en: 'The household keeps its number {number}; numbers are permanent.',
    zh: '户编号永久不变，仍保留{number}。',
  },
  'match.not-in-file': {
    en: '{name} is on the register but not in the file. Nothing was changed for this person.',
    zh: '{name}已登记但不在文件中，未对其作任何变更。',
  },
  'match.other-year': {
    en: 'The file is for {year}, but the household is at {kept}. Open that year first.',
    zh: '文件为{year}年数据，该户当前年度为{kept}年。请先开启相应年度，或指定文件年度。',
  },
  'report.row': { en: 'row', zh: '原行号' },
  'report.household': { en: 'household', zh: '户标识' },
  'report.outcome': { en: 'outcome', zh: '处理结果' },
  'report.problem': { en: 'problem', zh: '问题' },
  'report.with-row': {
    en: 'Left out with its household because of row {row}.',
    zh: '因同户第{row}行有误，一并未导入。',
  },
  'fate.new': { en: 'new', zh: '新增' },
  'fate.changed': { en: 'changed', zh: '变更' },
  'fate.unchanged': { en: 'unchanged', zh: '无变化' },
  'fate.rejected': { en: 'rejected', zh: '未导入' },
}
