/** The fixed parts of a workbook (ECMA-376), as small as Excel takes them. */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Indexes into `cellXfs` below. */
export const STYLE = { header: 1, date: 2, hashtag: 3 } as const

/** Characters XML 1.0 has no place for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be escaped
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
/** Halves of a pair without the other half, which UTF-8 cannot write. */
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const escapeUnit = (unit: string): string =>
  `_x${unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`

/** Text for XML; what cannot be written becomes `_x000B_`, as Excel does, which we read back. */
export function escapeXml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(CONTROLS, escapeUnit)
    .replace(HALVES, escapeUnit)
    .replace(/\r/g, '_x000D_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const font = (inner: string) => `<font>${inner}<name val="Calibri"/></font>`
const look = (format: number, face: number) =>
  `<xf numFmtId="${format}" fontId="${face}" fillId="0" borderId="0" xfId="0"${
    format > 0 ? ' applyNumberFormat="1"' : ''
  }${face > 0 ? ' applyFont="1"' : ''}/>`

/** Excel wants two fills, the second of them grey, whether anything uses them or not. */
export const STYLES = [
  `${HEAD}<styleSheet xmlns="${MAIN}">`,
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>',
  '<fonts count="3">',
  font('<sz val="11"/>'),
  font('<b/><sz val="11"/>'),
  font('<i/><sz val="11"/><color rgb="FF666666"/>'),
  '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="4">${look(0, 0)}${look(0, 1)}${look(164, 0)}${look(0, 2)}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('')

/** Relations `rId0`, `rId1`… of a part; types by their last word. */
const relations = (list: readonly (readonly [id: number, type: string, target: string])[]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(([id, type, at]) => [`Id="rId${id}"`, `Type="${RELATIONS}/${type}"`, `Target="${at}"`])
    .map((attributes) => `<Relationship ${attributes.join(' ')}/>`)
    .join('')}</Relationships>`

export const RELS = relations([[1, 'officeDocument', 'xl/workbook.xml']])

export function contentTypes(sheets: readonly string[]): string {
  const typed = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}.${type}+xml"/>`
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ',
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    typed('workbook', 'sheet.main'),
    typed('styles', 'styles'),
    ...sheets.map((_, at) => typed(`worksheets/sheet${at + 1}`, 'worksheet')),
    '</Types>',
  ].join('')
}

export const workbookRels = (sheets: readonly string[]): string =>
  relations([
    [0, 'styles', 'styles.xml'],
    ...sheets.map((_, at) => [at + 1, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const),
  ])

/** `filters` are ranges of filters, one per sheet, which a workbook lists as hidden names. */
export function workbook(sheets: readonly string[], filters: readonly string[]): string {
  const list = sheets.map(
    (name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const names = filters.map((range, at) => {
    const place = escapeXml(`'${(sheets[at] ?? '').replaceAll("'", "''")}'!${range}`)
    const attributes = `name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1"`
    return `<definedName ${attributes}>${place}</definedName>`
  })
  const sheetList = `<sheets>${list.join('')}</sheets>`
  const nameList = `<definedNames>${names.join('')}</definedNames>`
  const root = `workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"`
  return `${HEAD}<${root}>${sheetList}${nameList}</workbook>`
}

/** The beginning of a sheet: `frozen` rows stay in view, columns are as wide as `widths` say. */
export function sheetHead(frozen: number, widths: readonly number[]): string {
  const cols = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const split = `ySplit="${frozen}" topLeftCell="A${frozen + 1}"`
  return [
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">`,
    `<pane ${split} activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    cols.length > 0 ? `<cols>${cols.join('')}</cols>` : '',
    '<sheetData>',
  ].join('')
}

export const sheetTail = (filter: string): string =>
  `</sheetData><autoFilter ref="${filter}"/></worksheet>`
