import { fieldAt, PLACES } from './whose.ts'

/*
 * Headings that say whose a column is: `member 2 name`, `家庭成员2_姓名`, `第3人身份证号`, `姓名（2）`,
 * `spouse_name`. The rest of the heading is the field.
 */

const NUMBER = String.raw`(\d{1,2}|十[一二三四五]?|[一二三四五六七八九])`
const GAP = String.raw`[\s_.:#-]*`
const AFTER = String.raw`[)\]]?${GAP}的?(?=\D)(.+)$`
const numbered: readonly RegExp[] = [
  `^(?:family |household |hh |其他)?(?:member|person|individual|mem|m|p)${GAP}[(]?${NUMBER}${AFTER}`,
  `^(?:家庭|户|共同生活|其他|同住)*(?:成员|人员|家人|人口)${GAP}[(]?第?${NUMBER}${AFTER}`,
  `^第${NUMBER}(?:个|位|名)?(?:家庭)?(?:成员|人)${AFTER}`,
].map((text) => new RegExp(text))
/** `name 2`: only of a field that is meant for sure, since `address 2` is no person's. */
const last = new RegExp(String.raw`^(.*[^\d\s_.:#(-])${GAP}[(]?(\d{1,2})[)]?$`)
const spouse = /^(?:head'?s? )?(?:spouse|wife|husband|配偶|妻子|丈夫)(?:'s)?[\s_.:的-]*(.+)$/
const ofHead = /^(?:户主|head(?![a-z])|householder)/

const DIGITS = '一二三四五六七八九十'
const numberOf = (text: string): number => {
  if (/^\d/.test(text)) return Number(text)
  const ten = text.startsWith('十')
  return (ten ? 10 : 0) + DIGITS.indexOf(ten ? (text[1] ?? '') : text) + 1
}

interface Heading {
  at: number
  stem: string
  number: number | 'spouse'
  sure: boolean
}

/** Which field of a person a text is the name of, without `member.`; `sure` wants the very name. */
export type NameField = (stem: string, sure: boolean) => string | undefined

function headingOf(column: string, at: number): Heading | undefined {
  const text = plain(column)
  for (const pattern of numbered) {
    const [, number, stem] = pattern.exec(text) ?? []
    if (number && stem) return { at, stem, number: numberOf(number), sure: false }
  }
  const [, of] = spouse.exec(text) ?? []
  if (of) return { at, stem: of, number: 'spouse', sure: true }
  const [, stem, number] = last.exec(text) ?? []
  return stem && number ? { at, stem, number: Number(number), sure: true } : undefined
}

/** Whose a column is, and its heading without that. */
export interface Placed {
  place: number
  stem: string
}

/**
 * The columns that are of further people, by their index. A place counts when a name or an ID number
 * is told there. Where the head has columns of its own, the first member is the second person.
 */
export function placesOf(
  header: readonly string[],
  nameField: NameField,
): { placed: Map<number, Placed>; spouse?: number } {
  const found = header.flatMap((column, at) => headingOf(column, at) ?? [])
  const read = found.flatMap((one) => {
    const field = nameField(one.stem, one.sure)
    return field === undefined ? [] : [{ ...one, field }]
  })
  const known = new Set(read.filter(({ field }) => names(field)).map((one) => one.number))
  const told = read.filter(({ number }) => known.has(number))
  for (const [at, column] of header.entries()) first(told, at, column, nameField)
  const taken = new Set(told.map(({ at }) => at))
  const head = header.some((column, at) => !taken.has(at) && tellsHead(column, nameField))
  const shift = head && told.some(({ number }) => number === 1) ? 1 : 0
  const numbers = told.flatMap(({ number }) => (number === 'spouse' ? [] : [number + shift]))
  const free = Array.from({ length: PLACES }, (_, i) => i + 1).find(
    (place) => place > 1 && !numbers.includes(place),
  )
  const placed = new Map<number, Placed>()
  for (const { at, stem, number } of told) {
    const place = number === 'spouse' ? (free ?? 0) : number + shift
    if (place >= 1 && place <= PLACES) placed.set(at, { place, stem })
  }
  return known.has('spouse') && free ? { placed, spouse: free } : { placed }
}

const names = (field: string | undefined) => field === 'name' || field === 'idNumber'

const plain = (column: string) => column.normalize('NFKC').toLowerCase().trim()

/** `name` alone is the head's as well, where others have numbers. */
function tellsHead(column: string, nameField: NameField): boolean {
  const stem = plain(column)
  return names(nameField(stem, !ofHead.test(stem)))
}

/** Of `Name`, `Name (2)`, `Name (3)` the plain one is the first. */
function first(
  told: (Heading & { field: string })[],
  at: number,
  column: string,
  nameField: NameField,
): void {
  const stem = plain(column)
  const follows = told.some((one) => one.sure && one.number === 2 && one.stem === stem)
  const field = follows ? nameField(stem, true) : undefined
  if (field !== undefined) told.push({ at, stem, number: 1, sure: true, field })
}

/** What the headings say without a column: whoever has the spouse's columns is the spouse. */
export const relationOf = (spouse: number | undefined): Record<string, string> =>
  spouse === undefined ? {} : { [fieldAt(spouse, 'relation')]: 'spouse' }
