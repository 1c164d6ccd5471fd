import { href } from '../../api/tenant.ts'

/** Where a search leads. What may be (part of) an ID number never stands in an address. */
export interface FindPlace {
  to: string
  state: { find?: string }
}

/** Four digits in a row may belong to a document: such words travel in the history's state. */
export const mayBeNumber = (text: string): boolean =>
  /\d{4}/.test(text.normalize('NFKC').replaceAll(/[\s-]/g, ''))

/** The list of households, searching for a name, a household number or an ID number. */
export function findPlace(text: string): FindPlace {
  const path = href('/households')
  if (mayBeNumber(text)) return { to: path, state: { find: text } }
  return { to: `${path}?search=${encodeURIComponent(text)}`, state: {} }
}
