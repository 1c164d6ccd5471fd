import type { Settings } from '@terrace/tenancy'
import type { TemplateInput } from '../template.ts'
import { identification } from './identification.ts'
import { removal } from './removal.ts'

/** Procedures that every tenant has from its first day, in the words of its own levels. */
export const pack: Record<string, (settings: Settings) => TemplateInput> = {
  identification,
  removal,
}
