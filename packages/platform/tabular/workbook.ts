import { fault } from '../fault.ts'
import { isDateFormat } from './cell-value.ts'
import { attribute, readPart } from './xml.ts'
import type { Archive } from './zip.ts'

export interface Workbook {
  sheets: { name: string; path: string; visible: boolean }[]
  date1904: boolean
  /** By index of a cell's style: whether its number is a day. */
  dateStyles: boolean[]
  /** Path of the shared strings, where there are any. */
  strings?: string
}

interface Relation {
  type: string
  path: string
}

/**
 * What a workbook is made of.
 * @throws Fault invalid `file.kind` for an archive that is no workbook, `file.damaged`
 */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  if (!archive.has('[Content_Types].xml')) {
    throw fault('invalid', 'file.kind', { kind: archive.has('content.xml') ? 'ods' : 'zip' })
  }
  const roots = [...(await readRelations(archive, '')).values()]
  const path = roots.find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  if (path.endsWith('.bin')) throw fault('invalid', 'file.kind', { kind: 'xlsb' })
  if (!/(^|\/)workbook\d*\.xml$/.test(path)) throw fault('invalid', 'file.kind', { kind: 'office' })
  const relations = await readRelations(archive, path)
  const byType = (wanted: string) =>
    [...relations.values()].find(({ type, path }) => type === wanted && archive.has(path))?.path
  const book: Workbook = { sheets: [], date1904: false, dateStyles: [] }
  await readPart(archive, path, {
    open(name, attributes) {
      if (name === 'workbookPr') book.date1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const relation = relations.get(attribute(attributes, 'id') ?? '')
      // Sheets of charts have no rows.
      if (relation?.type !== 'worksheet') return
      const visible = (attributes.state ?? 'visible') === 'visible'
      book.sheets.push({ name: attributes.name ?? '', path: relation.path, visible })
    },
  })
  const styles = byType('styles')
  if (styles) book.dateStyles = await readDateStyles(archive, styles)
  const strings = byType('sharedStrings')
  return strings ? { ...book, strings } : book
}

/** Relations of a part (of the package for ''): by id, paths made absolute, types by last word. */
async function readRelations(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const cut = part.lastIndexOf('/') + 1
  const folder = part.slice(0, cut)
  const relations = new Map<string, Relation>()
  const name = `${folder}_rels/${part.slice(cut)}.rels`
  if (!archive.has(name)) return relations
  await readPart(archive, name, {
    open(tag, { Id = '', Type = '', Target = '', TargetMode }) {
      if (tag !== 'Relationship' || TargetMode === 'External') return
      const path = Target.startsWith('/') ? Target.slice(1) : resolve(folder, Target)
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path })
    },
  })
  return relations
}

function resolve(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

async function readDateStyles(archive: Archive, path: string): Promise<boolean[]> {
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  let inCells = false
  await readPart(archive, path, {
    open(name, { numFmtId = '0', formatCode }) {
      if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode)
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) {
        const id = Number(numFmtId)
        styles.push(isDateFormat(id, codes.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}
