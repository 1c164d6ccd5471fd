import { lang } from '../../i18n/language.ts'
import { fieldWords } from './field-messages.ts'
import type { FieldSpec } from './fields.ts'

/** What a field is called: the tenant's own words where it has them. */
export const labelOf = (field: FieldSpec): string =>
  field.own ? field.own[lang()] : fieldWords(field.label)
