import type { Variable } from '@terrace/funds/variables'
import type { PlainKey } from '../../i18n/message.ts'
import type { w } from './wizard-messages.ts'

type Name = Variable | 'people' | 'income' | 'line' | 'gap'

/** What a formula may name, and what it means. A variable that the server adds is an error here. */
export const meanings: Record<Name, PlainKey<typeof w.messages>> = {
  people: 'v.people',
  income: 'v.income',
  line: 'v.line',
  gap: 'v.gap',
  children: 'v.children',
  elderly: 'v.elderly',
  students: 'v.students',
  disabled: 'v.disabled',
  seriousIllness: 'v.seriousIllness',
  chronicIllness: 'v.chronicIllness',
  workers: 'v.workers',
  workMonths: 'v.workMonths',
  houseGrade: 'v.houseGrade',
  houseUnsafe: 'v.houseUnsafe',
  waterUnsafe: 'v.waterUnsafe',
  arable: 'v.arable',
}
export const variableNames = Object.keys(meanings) as Name[]
