import { type Token, tokensOf, wrongFormula } from './formula-tokens.ts'
import { add, compare, negative, over, type Rational, times } from './rational.ts'

/*
 * A tenant's formula over declared variables:
 *   sum     := product (('+' | '-') product)*
 *   product := factor (('*' | '/') factor)*
 *   factor  := '-' factor | number | variable | '(' sum ')' | min(sum, …) | max(sum, …)
 *            | if(sum ('<' | '<=' | '>' | '>=' | '=' | '!=') sum, sum, sum)
 * Everything is a rational number, so that 0.1 + 0.2 is 0.3. Nothing is ever run as code.
 */

export type Values = ReadonlyMap<string, Rational>
type Run = (values: Values) => Rational

export interface Formula {
  text: string
  /** Variables that it names, each once, in order of appearance. */
  names: string[]
  /** @throws Fault invalid `formula.division`, `formula.large` */
  run: Run
}

const DEPTH = 30
const functions = ['min', 'max', 'if']
const COMPARISONS: Record<string, (sign: number) => boolean> = {
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
  '=': (sign) => sign === 0,
  '!=': (sign) => sign !== 0,
}

const END: Token = { kind: 'end', text: '', at: 1 }

class Parser {
  readonly names = new Set<string>()
  private at = 0
  private depth = 0
  private readonly tokens: Token[]
  private readonly known: readonly string[]
  constructor(tokens: Token[], known: readonly string[]) {
    this.tokens = tokens
    this.known = known
  }

  whole(): Run {
    const run = this.sum()
    const { kind, at, text } = this.next
    if (kind !== 'end') throw wrongFormula('formula.operator', { at, text })
    return run
  }

  private get next(): Token {
    return this.tokens[this.at] ?? END
  }

  private take(...signs: string[]): Token | undefined {
    const token = this.next
    if (token.kind !== 'sign' || !signs.includes(token.text)) return undefined
    this.at++
    return token
  }

  private sum(): Run {
    let left = this.product()
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-')) {
      const [a, b, minus] = [left, this.product(), sign.text === '-']
      left = (values) => add(a(values), minus ? negative(b(values)) : b(values))
    }
    return left
  }

  private product(): Run {
    let left = this.factor()
    for (let sign = this.take('*', '/'); sign; sign = this.take('*', '/')) {
      const [a, b, at] = [left, this.factor(), sign.at]
      left =
        sign.text === '*'
          ? (values) => times(a(values), b(values))
          : (values) => {
              const quotient = over(a(values), b(values))
              if (!quotient) throw wrongFormula('formula.division', { at })
              return quotient
            }
    }
    return left
  }

  private factor(): Run {
    if (++this.depth > DEPTH)
      throw wrongFormula('formula.deep', { at: this.next.at, maximum: DEPTH })
    const run = this.atom()
    this.depth--
    return run
  }

  private atom(): Run {
    if (this.take('-')) {
      const inner = this.factor()
      return (values) => negative(inner(values))
    }
    const open = this.take('(')
    if (open) {
      const inner = this.sum()
      this.close(open)
      return inner
    }
    const token = this.next
    if (token.kind === 'number') {
      this.at++
      const [units = '', decimals = ''] = token.text.split('.')
      const value = { n: BigInt(units + decimals), d: 10n ** BigInt(decimals.length) }
      return () => value
    }
    if (token.kind !== 'name') throw wrongFormula('formula.operand', { at: token.at })
    this.at++
    return this.next.text === '(' ? this.call(token) : this.variable(token)
  }

  private variable({ text: name, at }: Token): Run {
    if (!this.known.includes(name)) {
      throw wrongFormula('formula.variable', { name, at, known: this.known.join(', ') })
    }
    this.names.add(name)
    return (values) => {
      const value = values.get(name)
      if (!value) throw wrongFormula('formula.value', { name, id: '' })
      return value
    }
  }

  private call({ text: name, at }: Token): Run {
    if (!functions.includes(name)) {
      throw wrongFormula('formula.function', { name, at, known: functions.join(', ') })
    }
    const open = this.take('(') ?? END
    if (name === 'if') return this.choice(open)
    const list = [this.sum()]
    while (this.take(',')) list.push(this.sum())
    this.close(open)
    const sign = name === 'min' ? -1 : 1
    return (values) =>
      list.map((run) => run(values)).reduce((a, b) => (compare(b, a) * sign > 0 ? b : a))
  }

  private choice(open: Token): Run {
    const left = this.sum()
    const sign = this.take(...Object.keys(COMPARISONS))
    if (!sign) throw wrongFormula('formula.comparison', { at: this.next.at })
    const right = this.sum()
    const holds = COMPARISONS[sign.text] ?? (() => false)
    this.comma()
    const yes = this.sum()
    this.comma()
    const no = this.sum()
    this.close(open)
    return (values) => (holds(compare(left(values), right(values))) ? yes : no)(values)
  }

  private comma(): void {
    if (!this.take(',')) throw wrongFormula('formula.comma', { at: this.next.at })
  }

  private close(open: Token): void {
    if (!this.take(')')) throw wrongFormula('formula.bracket', { at: this.next.at, open: open.at })
  }
}

/**
 * Reads a formula over the variables in `known`: numbers, + - * /, brackets, `min(a, b, …)`,
 * `max(a, b, …)` and `if(a < b, then, else)`. At most 1,000 characters and 30 levels.
 * @throws Fault invalid `formula.*`, which says at which character and what would be right
 */
export function parseFormula(text: string, known: readonly string[]): Formula {
  const parser = new Parser(tokensOf(text), known)
  const run = parser.whole()
  return { text, names: [...parser.names], run }
}
