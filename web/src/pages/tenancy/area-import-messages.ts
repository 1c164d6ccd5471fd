/** The words of the import of areas. */
export const areaImportMessages = {
  'areas.import': { en: 'Import areas', zh: '导入地区' },
  'areas.import.lead': {
    en: 'One file for each level, CSV or XLSX up to 4 MB. Levels may be left out. The same files again change nothing.',
    zh: '每个层级一个文件（CSV 或 XLSX，不超过4 MB），可只选部分层级。重复导入相同文件不会产生变化。',
  },
  'areas.import.scheme': { en: 'Code system', zh: '代码体系' },
  'areas.import.scheme.hint': {
    en: 'Whose codes these are, such as gb-t-2260. Use the same word each time: areas are found again by it.',
    zh: '代码所属体系，例如 gb-t-2260。每次请填写相同名称，系统据此识别已有地区。',
  },
  'areas.import.file': { en: '{level}: file', zh: '{level}：文件' },
  'areas.import.sending': { en: 'Reading the file …', zh: '正在读取文件……' },
  'areas.import.code': { en: 'Column of the code', zh: '代码所在列' },
  'areas.import.name': { en: 'Column of the name', zh: '名称所在列' },
  'areas.import.parent': { en: 'Column of the code above', zh: '上级代码所在列' },
  'areas.import.none': { en: 'None', zh: '无' },
  'areas.import.first': { en: 'First row: {cells}', zh: '首行：{cells}' },
  'areas.import.under': {
    en: 'Files without a column of the code above go',
    zh: '未指定上级代码列的文件归入',
  },
  'areas.import.top': { en: 'To the top', zh: '顶级' },
  'areas.import.below': { en: 'Below {name}', zh: '{name}之下' },
  'areas.import.start': { en: 'Start the import', zh: '开始导入' },
  'areas.import.choose': {
    en: 'Choose a file for at least one level.',
    zh: '请至少为一个层级选择文件。',
  },
  'areas.import.missing': {
    en: 'Choose the columns of the code and of the name.',
    zh: '请选择代码列和名称列。',
  },
  'areas.import.leave': {
    en: 'You may close this; the work goes on under Jobs.',
    zh: '可以关闭此窗口，任务会在“后台任务”中继续。',
  },
  'areas.import.again': { en: 'Import more files', zh: '继续导入' },
} as const
