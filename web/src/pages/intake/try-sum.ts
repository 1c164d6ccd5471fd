import type { FieldFault } from '@terrace/platform/fault'
import { decimalsOf } from '@terrace/platform/money'
import { amountPlan, amountsOf } from '@terrace/registry/amounts'
import { parseExpression, quoted } from '@terrace/registry/expression'
import type { Inspection, Mapping, Unit } from './api.ts'
import { isMissing } from './sketch.ts'

export { quoted }

/** Households of the first rows, each with its rows as the file says. */
export function firstHouseholds(
  { rows, import: view }: Pick<Inspection, 'rows' | 'import'>,
  mapping: Pick<Mapping, 'shape' | 'household'>,
  most: number,
): { key: string; rows: string[][] }[] {
  const at = view.opened?.header.indexOf(mapping.household ?? '') ?? -1
  const found: { key: string; rows: string[][] }[] = []
  for (const { row, cells } of rows) {
    const key = at < 0 ? String(row) : (cells[at] ?? '')
    const last = found.at(-1)
    if (mapping.shape === 'persons' && last?.key === key) last.rows.push(cells)
    else found.push({ key, rows: [cells] })
  }
  return found.slice(0, most)
}

const factorOf = (unit: Unit | undefined, currency: string): bigint => {
  if (unit === 'minor') return 1n
  const major = 10n ** BigInt(decimalsOf(currency))
  return unit === 'ten-thousand' ? major * 10_000n : major
}

export type Tried =
  | { columns: readonly string[]; amounts: { key: string; minor: number | undefined }[] }
  | { fault: FieldFault }

/**
 * Reckons a sum for the first households exactly as the import would.
 * @returns minor units for each household, undefined where nothing is known; or what is wrong
 */
export function trySum(
  seen: Pick<Inspection, 'rows' | 'import'>,
  mapping: Mapping,
  sum: { expression: string; unit?: Unit | undefined },
  currency: string,
): Tried {
  const header = seen.import.opened?.header ?? []
  try {
    const expression = parseExpression(sum.expression, header)
    const factor = factorOf(sum.unit, currency)
    const plan = amountPlan([{ field: 'sum', expression, factor }], header, mapping.natures, {
      mark: mapping.decimal,
      isMissing: (text) => isMissing(text, mapping.missing),
    })
    const amounts = firstHouseholds(seen, mapping, 3).map(({ key, rows }) => ({
      key,
      minor: amountsOf(plan, rows).amounts.sum,
    }))
    return { columns: expression.columns, amounts }
  } catch (error) {
    const [fault] = (error as { detail?: { fields?: FieldFault[] } }).detail?.fields ?? []
    if (!fault) throw error
    return { fault }
  }
}
