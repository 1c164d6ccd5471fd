import type { Words } from '../../api/settings.ts'
import { formatNumber } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import type { FieldSpec, Holds } from './fields.ts'
import { t } from './messages.ts'

type Unit = Extract<Holds, { is: 'number' }>['unit']

/** The unit of a number in words; land in the tenant's unit. */
export function unitOf(words: Words, unit: Unit): string {
  if (unit === undefined) return ''
  if (unit === 'area') return t(words.known()?.areaUnit === 'mu' ? 'unit.mu' : 'unit.hectare')
  return t(`unit.${unit}`)
}

/** A value in the reader's words; '' for what is not known. */
export function show(words: Words, spec: Pick<FieldSpec, 'holds'>, value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  const { holds } = spec
  switch (holds.is) {
    case 'code':
      return words.label(holds.list, String(value))
    case 'codes': {
      const all = (Array.isArray(value) ? value : [value]).map(String)
      return all.map((one) => words.label(holds.list, one)).join(t('join'))
    }
    case 'money':
      return typeof value === 'number' ? words.money(value) : String(value)
    case 'flag':
      return t(value === true ? 'yes' : 'no')
    case 'number':
      return `${formatNumber(Number(value))} ${unitOf(words, holds.unit)}`.trim()
    case 'idType': {
      const type = words.known()?.identity.types.find((one) => one.code === value)
      return type?.label[lang()] ?? String(value)
    }
    case 'secret':
      return typeof value === 'object' && 'mask' in value ? String(value.mask) : String(value)
    default:
      return String(value)
  }
}
