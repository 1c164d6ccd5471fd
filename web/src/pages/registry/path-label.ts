import type { Words } from '../../api/settings.ts'
import { lang } from '../../i18n/language.ts'
import type { HouseholdView } from './api.ts'
import { fieldWords } from './field-messages.ts'
import { h } from './household-messages.ts'
import { meaningOf, memberIn, needIn } from './paths.ts'

const SEPARATOR = ' · '

/** Who a path is about: a member's id in the history, a place in the list in findings. */
function memberName(household: HouseholdView, key: string): string {
  const found =
    household.members.find((one) => one.member === key) ??
    (/^\d+$/.test(key) ? household.members[Number(key)] : undefined)
  return found?.name || h('members.nameless')
}

/** A path in the reader's words: `Zhao Min · Date of birth`; '' for what only machines need. */
export function pathLabel(words: Words, household: HouseholdView, path: string): string {
  const need = needIn(path)
  if (need) return words.known()?.needs.find((one) => one.code === need)?.label[lang()] ?? need
  const member = memberIn(path)
  const meaning = meaningOf(path)
  if (!meaning) return member && /^members\.[^.]+$/.test(path) ? memberName(household, member) : ''
  const own = fieldWords(meaning.field.label)
  const part = meaning.of ? `${fieldWords(meaning.of)}: ${own}` : own
  return member ? memberName(household, member) + SEPARATOR + part : part
}
