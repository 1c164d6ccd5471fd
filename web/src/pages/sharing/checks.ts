import { formatMoney } from '../../i18n/format.ts'
import type { FieldError } from '../../ui/form/index.ts'
import { fieldText } from '../../ui/problem.ts'
import type { BudgetLine } from './api.ts'
import { asksScore, type Draft, wrongIn } from './draft.ts'
import { variableNames } from './variables.ts'
import { w } from './wizard-messages.ts'

/** What is asked of each step, as the server asks it; nothing where all is right. */
export type StepId = 'line' | 'benefit' | 'area' | 'amount' | 'limits' | 'who' | 'rules' | 'score'
type Check = (draft: Draft, line: BudgetLine | undefined) => (FieldError | false)[]

const CODE = /^[a-z0-9][a-z0-9-]*$/
const short = (text: string, most: number) => CODE.test(text) && text.length <= most
/** Households and people of limits cannot be compared with each other. */
const crossed = ({ floor, floorPer, cap, capPer }: Draft) =>
  floor !== undefined && cap !== undefined && floorPer === capPer && cap < floor

const checks: Record<StepId, Check> = {
  line: ({ line }) => [!line && { path: 'line', text: w('missing.line') }],
  benefit: ({ name, benefit, cycle }) => [
    name.trim().length < 2 && { path: 'name', text: w('missing.name') },
    !short(benefit, 40) && { path: 'benefit', text: w('missing.benefit') },
    !short(cycle, 20) && { path: 'cycle', text: w('missing.cycle') },
  ],
  area: () => [],
  amount: ({ amount = 0 }, line) => [
    amount <= 0 && { path: 'amount', text: w('missing.amount') },
    line !== undefined &&
      amount > line.money.balance && {
        path: 'amount',
        text: w('over.amount', { amount: formatMoney(line.money.balance, line.currency) }),
      },
  ],
  limits: (draft) => [
    (draft.unit ?? 0) <= 0 && { path: 'unit', text: w('missing.unit') },
    crossed(draft) && { path: 'cap', text: w('wrong.cap') },
  ],
  who: ({ statuses }) => [
    statuses.length === 0 && { path: 'statuses', text: w('missing.statuses') },
  ],
  rules: ({ rules }) => [rules.length === 0 && { path: 'rules', text: w('missing.rules') }],
  score: ({ formula, top, ...draft }) => {
    if (!asksScore(draft)) return []
    if (!formula.trim()) return [{ path: 'formula', text: w('missing.formula') }]
    const wrong = wrongIn(formula, variableNames)
    const odd = top !== undefined && (!Number.isInteger(top) || top < 1)
    return [
      wrong !== undefined && { path: 'formula', text: fieldText(wrong) },
      odd && { path: 'top', text: w('wrong.top') },
    ]
  },
}

export const wrongOf = (step: StepId, draft: Draft, line: BudgetLine | undefined): FieldError[] =>
  checks[step](draft, line).filter((one): one is FieldError => one !== false)
