import { type Fault, invalid } from '@terrace/platform/fault'
import { type Rational, readDecimal, toRational } from './decimal.ts'

/*
 * Arithmetic over columns: `py090n + py100n - [hy130n]`, with + - * / ( ) and numbers. Nothing else
 * is understood, and nothing is ever run as code.
 */

export type Node =
  | { kind: 'number'; value: Rational }
  | { kind: 'column'; column: string }
  | { kind: 'sum'; left: Node; right: Node; minus: boolean }
  | { kind: 'product'; left: Node; right: Node }
  | { kind: 'quotient'; left: Node; right: Node }

/** `by × columns … ÷ over …`: an expression is the sum of its terms. */
export interface Term {
  by: Rational
  columns: string[]
  over: Node[]
}

export interface Expression {
  text: string
  /** Every column named, once. */
  columns: string[]
  terms: Term[]
}

const LENGTH = 4000
const DEPTH = 40
const TERMS = 200
const TOKEN =
  /\s*(?:(\d+(?:\.\d*)?|\.\d+)|\[((?:[^\]]|\]\])+)\]|([\p{L}_][\p{L}\p{N}_.]*)|([-+*/()]))/uy

type Token = { kind: 'number' | 'column' | 'sign'; text: string; at: number }

const wrong = (code: string, params: Record<string, unknown> = {}): Fault =>
  invalid([{ path: 'expression', code, params }])

function tokens(text: string): Token[] {
  const found: Token[] = []
  const end = text.trimEnd().length
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) throw wrong('expression.character', { at: at + 1 })
    const [, number, quoted, bare, sign] = match
    if (number !== undefined) found.push({ kind: 'number', text: number, at })
    else if (quoted !== undefined) {
      found.push({ kind: 'column', text: quoted.replaceAll(']]', ']').trim(), at })
    } else if (bare !== undefined) found.push({ kind: 'column', text: bare, at })
    else found.push({ kind: 'sign', text: sign ?? '', at })
  }
  return found
}

class Parser {
  private at = 0
  private depth = 0
  private readonly list: Token[]
  private readonly known: ReadonlySet<string>
  constructor(list: Token[], known: ReadonlySet<string>) {
    this.list = list
    this.known = known
  }

  whole(): Node {
    const node = this.sum()
    const rest = this.list[this.at]
    if (rest) throw wrong('expression.unexpected', { text: rest.text, at: rest.at + 1 })
    return node
  }

  private take(...signs: string[]): string | undefined {
    const token = this.list[this.at]
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return undefined
    this.at++
    return token.text
  }

  private sum(): Node {
    let left = this.product()
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-')) {
      left = { kind: 'sum', left, right: this.product(), minus: sign === '-' }
    }
    return left
  }

  private product(): Node {
    let left = this.factor()
    for (let sign = this.take('*', '/'); sign; sign = this.take('*', '/')) {
      left = { kind: sign === '*' ? 'product' : 'quotient', left, right: this.factor() }
    }
    return left
  }

  private factor(): Node {
    if (++this.depth > DEPTH) throw wrong('expression.deep')
    try {
      return this.atom()
    } finally {
      this.depth--
    }
  }

  private atom(): Node {
    const minus = this.take('+', '-')
    if (minus) {
      const value = { n: minus === '-' ? -1n : 1n, d: 1n }
      return { kind: 'product', left: { kind: 'number', value }, right: this.factor() }
    }
    if (this.take('(')) {
      const inner = this.sum()
      if (!this.take(')')) throw wrong('expression.bracket')
      return inner
    }
    const token = this.list[this.at++]
    if (!token) throw wrong('expression.end')
    if (token.kind === 'column') {
      if (!this.known.has(token.text)) throw wrong('expression.column', { column: token.text })
      return { kind: 'column', column: token.text }
    }
    const value = token.kind === 'number' ? readDecimal(token.text) : undefined
    if (!value) throw wrong('expression.unexpected', { text: token.text, at: token.at + 1 })
    return { kind: 'number', value: toRational(value) }
  }
}

/** Multiplies out, so that each term has one nature: of a person or of the household. */
function expand(node: Node): Term[] {
  const terms = termsOf(node)
  if (terms.length > TERMS) throw wrong('expression.deep')
  return terms
}

function termsOf(node: Node): Term[] {
  const scaled = (term: Term, by: Rational): Term => ({
    ...term,
    by: { n: term.by.n * by.n, d: term.by.d * by.d },
  })
  switch (node.kind) {
    case 'number':
      return [{ by: node.value, columns: [], over: [] }]
    case 'column':
      return [{ by: { n: 1n, d: 1n }, columns: [node.column], over: [] }]
    case 'sum': {
      const right = expand(node.right)
      const signed = node.minus ? right.map((t) => scaled(t, { n: -1n, d: 1n })) : right
      return [...expand(node.left), ...signed]
    }
    case 'product': {
      const [left, right] = [expand(node.left), expand(node.right)]
      if (left.length * right.length > TERMS) throw wrong('expression.deep')
      return left.flatMap((a) =>
        right.map((b) => ({
          ...scaled(a, b.by),
          columns: [...a.columns, ...b.columns],
          over: [...a.over, ...b.over],
        })),
      )
    }
    case 'quotient':
      return expand(node.left).map((term) => ({ ...term, over: [...term.over, node.right] }))
  }
}

export function columnsIn(node: Node): string[] {
  if (node.kind === 'number') return []
  if (node.kind === 'column') return [node.column]
  return [...columnsIn(node.left), ...columnsIn(node.right)]
}

/**
 * Reads an expression over the columns of a file. Names with other characters than letters, digits
 * and `_` stand in brackets: `[Wage (yuan)] * 12`.
 * @throws Fault invalid `expression.*` saying where
 */
export function parseExpression(text: string, columns: readonly string[]): Expression {
  if (text.length > LENGTH) throw wrong('expression.long', { maximum: LENGTH })
  const node = new Parser(tokens(text), new Set(columns)).whole()
  return { text, columns: [...new Set(columnsIn(node))], terms: expand(node) }
}

/** A column's name as it stands in an expression. */
export const quoted = (column: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(column) ? column : `[${column.replaceAll(']', ']]')}]`
