import type { Messages } from '../i18n.ts'

/** Why a file cannot be read, and what to do about it. */
export const tabularMessages: Messages = {
  'file.too-large': {
    en: 'The file has {size} bytes; the limit is {limit}. Split it and upload the parts.',
    zh: '文件大小为{size}字节，上限为{limit}字节，请拆分后上传。',
  },
  'file.too-many-rows': {
    en: 'The file has more than {limit} rows. Split it and upload the parts.',
    zh: '文件超过{limit}行，请拆分后上传。',
  },
  'file.too-many-columns': {
    en: 'Row {row} has more than {limit} cells. Check the separator.',
    zh: '第{row}行超过{limit}个单元格，请检查分隔符。',
  },
  'file.row-too-long': {
    en: 'A row is too long. Check for a quotation mark that is not closed.',
    zh: '某一行过长，请检查是否有未闭合的引号。',
  },
  'file.quote-not-closed': {
    en: 'A quotation mark in row {row} is never closed. Close or remove it.',
    zh: '第{row}行的引号未闭合，请补上或删除。',
  },
  'file.empty': { en: 'The file is empty. Choose another one.', zh: '文件为空，请另选文件。' },
  'file.encoding': {
    en: 'The file cannot be read as text: byte {offset} is not valid {encoding}. Save it again as UTF-8.',
    zh: '文件无法按文本读取：第{offset}字节不是有效的 {encoding} 编码，请另存为 UTF-8 格式。',
  },
  'file.encoding-unknown': {
    en: 'There is no encoding “{encoding}”. Choose another one.',
    zh: '没有名为“{encoding}”的编码，请另选。',
  },
  'file.separator': {
    en: '“{separator}” cannot separate columns. Use one character, not a quotation mark.',
    zh: '“{separator}”不能用作分隔符，请使用引号以外的单个字符。',
  },
  'file.kind': {
    en: 'This is a “{kind}” file. Save the table as XLSX or CSV.',
    zh: '此文件类型为“{kind}”，请将表格另存为 XLSX 或 CSV。',
  },
  'file.old-excel': {
    en: 'This is an old Excel file (XLS). Save it as XLSX.',
    zh: '此文件为旧版 Excel 格式（XLS），请另存为 XLSX。',
  },
  'file.encrypted': {
    en: 'The file has a password. Remove the password and upload it again.',
    zh: '文件设有密码，请取消密码后重新上传。',
  },
  'file.truncated': {
    en: 'The end of the file is missing. Copy or upload it again.',
    zh: '文件不完整，请重新复制或上传。',
  },
  'file.damaged': {
    en: 'The file is damaged. Open it in your spreadsheet and save it again.',
    zh: '文件已损坏，请用电子表格软件打开并重新保存。',
  },
  'file.bomb': {
    en: 'The file unpacks to far more than its size. Copy the cells into a new workbook and upload that.',
    zh: '文件解压后过大，请将单元格复制到新工作簿后上传。',
  },
  'file.strings-too-large': {
    en: 'The workbook holds too much text. Split it, or save it as CSV.',
    zh: '工作簿文本内容过多，请拆分或另存为 CSV。',
  },
  'file.sheet-missing': {
    en: 'The workbook has no sheet “{wanted}”. Choose another sheet.',
    zh: '工作簿中没有“{wanted}”工作表，请另选工作表。',
  },
  'header.empty': {
    en: 'This column has no name; its letter is used.',
    zh: '此列没有名称，已用列号代替。',
  },
  'header.duplicate': {
    en: 'Several columns have this name; they are numbered.',
    zh: '有多列名称相同，已加编号区分。',
  },
}
