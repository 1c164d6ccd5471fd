import { type Day, isDay } from '@terrace/platform/dates'
import { fault } from '@terrace/platform/fault'
import { decimalsOf, parseAmount } from '@terrace/platform/money'
import { isCurrency } from './currency.ts'
import type { Direction } from './model.ts'

/** An element of a bank file. Attributes are not kept but the currency: no other one is read. */
export interface XmlNode {
  name: string
  /** Where it began. */
  line: number
  text: string
  currency?: string
  children: XmlNode[]
}

/** Paths are few and asked a million times. */
const split = new Map<string, readonly string[]>()
function namesOf(path: string): readonly string[] {
  const known = split.get(path)
  if (known) return known
  const names = path.split('/')
  split.set(path, names)
  return names
}

/** All elements at a path of names below a node (`Refs/MsgId`). */
export function all(node: XmlNode, path: string): XmlNode[] {
  let found = [node]
  for (const name of namesOf(path)) {
    found = found.flatMap(({ children }) => children.filter((child) => child.name === name))
  }
  return found
}

/**
 * The one element at a path, if it is there.
 * @throws Fault invalid `bank.element-twice`: which of two amounts is meant nobody can say
 */
export function one(node: XmlNode, path: string): XmlNode | undefined {
  let at: XmlNode | undefined = node
  for (const name of namesOf(path)) {
    let found: XmlNode | undefined
    for (const child of at.children) {
      if (child.name !== name) continue
      if (found) throw fault('invalid', 'bank.element-twice', { element: name, line: child.line })
      found = child
    }
    at = found
    if (!at) return undefined
  }
  return at
}

/** @throws Fault invalid `bank.element-missing` */
export function need(node: XmlNode, path: string): XmlNode {
  const found = one(node, path)
  if (found) return found
  throw fault('invalid', 'bank.element-missing', {
    element: path,
    within: node.name,
    line: node.line,
  })
}

/** Text of the first of several paths that has any. */
export function textAt(node: XmlNode, ...paths: string[]): string | undefined {
  for (const path of paths) {
    const text = one(node, path)?.text.trim()
    if (text) return text
  }
  return undefined
}

/** @throws Fault invalid `bank.element-missing`, also when it is empty */
export function needText(node: XmlNode, path: string): string {
  const found = need(node, path)
  const text = found.text.trim()
  if (text) return text
  throw fault('invalid', 'bank.element-missing', {
    element: path,
    within: node.name,
    line: found.line,
  })
}

/** @throws Fault invalid `bank.currency` */
export function checkCurrency(code: string, { line, name }: XmlNode): string {
  if (isCurrency(code)) return code
  throw fault('invalid', 'bank.currency', { currency: code, line, at: name })
}

export interface Money {
  /** Minor units, zero or above. */
  amount: number
  currency: string
}

/** @throws Fault invalid `bank.currency`, `bank.amount` (not a number, or finer than the currency) */
export function money(node: XmlNode): Money {
  const currency = checkCurrency(node.currency ?? '', node)
  return { amount: decimal(node, currency), currency }
}

/** A plain decimal in a currency, as minor units. @throws Fault invalid `bank.amount` */
export function decimal(node: XmlNode, currency: string): number {
  const digits = decimalsOf(currency)
  const text = node.text.trim()
  const amount = /^\+?\d+(\.\d*)?$/.test(text) ? parseAmount(text, digits) : undefined
  if (amount !== undefined) return amount
  throw fault('invalid', 'bank.amount', {
    element: node.name,
    line: node.line,
    value: text.slice(0, 40),
    currency,
    decimals: digits,
  })
}

/** @throws Fault invalid `bank.element-value` */
export function value<T>(node: XmlNode, values: Readonly<Record<string, T>>): T {
  const text = node.text.trim()
  const found = Object.hasOwn(values, text) ? values[text] : undefined
  if (found !== undefined) return found
  throw fault('invalid', 'bank.element-value', {
    element: node.name,
    line: node.line,
    value: text.slice(0, 40),
    expected: Object.keys(values).join(', '),
  })
}

export const direction = (node: XmlNode): Direction =>
  value<Direction>(need(node, 'CdtDbtInd'), { CRDT: 'in', DBIT: 'out' })

/** The day of a choice of `Dt` and `DtTm`: as the bank wrote it, in its own zone. */
export function dayOf(node: XmlNode | undefined): Day | undefined {
  if (!node) return undefined
  const found = one(node, 'Dt') ?? need(node, 'DtTm')
  return dayText(found)
}

/** @throws Fault invalid `bank.element-value` */
export function dayText(node: XmlNode): Day {
  const text = node.text.trim()
  const day = text.slice(0, 10)
  if (isDay(day) && /^.{10}(T\d\d:\d\d:\d\d.*|Z|[+-]\d\d:\d\d)?$/.test(text)) return day
  throw fault('invalid', 'bank.element-value', {
    element: node.name,
    line: node.line,
    value: text.slice(0, 40),
    expected: 'YYYY-MM-DD',
  })
}
