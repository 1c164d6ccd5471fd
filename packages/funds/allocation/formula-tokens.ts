import { type Fault, invalid } from '@terrace/platform/fault'

export interface Token {
  kind: 'number' | 'name' | 'sign' | 'end'
  text: string
  /** Which character of the formula it begins at, from 1: what people are told. */
  at: number
}

/** Longer formulas explain nothing to a household. */
const LENGTH = 1000
/** A number with more digits is no weight. */
const DIGITS = 30
const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([\p{L}_][\p{L}\p{N}_]*)|(<=|>=|!=|[-+*/(),<>=]))/uy

export const wrongFormula = (code: string, params: Record<string, unknown> = {}): Fault =>
  invalid([{ path: 'formula', code, params }])

/** Signs as Chinese keyboards type them mean the same. */
const plain = (text: string): string =>
  text.replaceAll(/[（），＋－＊／＜＞＝×÷≤≥]/g, (sign) => {
    const at = '（），＋－＊／＜＞＝×÷'.indexOf(sign)
    return at < 0 ? (sign === '≤' ? '<=' : '>=') : ('(),+-*/<>=*/'[at] ?? sign)
  })

/** @throws Fault invalid `formula.long`, `formula.character`, `formula.digits` */
export function tokensOf(formula: string): Token[] {
  if (formula.length > LENGTH) throw wrongFormula('formula.long', { maximum: LENGTH })
  const text = plain(formula)
  const end = text.trimEnd().length
  const found: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex
    const at = from + 1 + text.slice(from).search(/\S/)
    const match = TOKEN.exec(text)
    if (!match) throw wrongFormula('formula.character', { at, text: [...text.slice(at - 1)][0] })
    const [, number, name, sign] = match
    if (number !== undefined) {
      if (number.length > DIGITS) throw wrongFormula('formula.digits', { at, maximum: DIGITS })
      found.push({ kind: 'number', text: number, at })
    } else if (name !== undefined) found.push({ kind: 'name', text: name, at })
    else found.push({ kind: 'sign', text: sign ?? '', at })
  }
  found.push({ kind: 'end', text: '', at: end + 1 })
  return found
}
