import { useParams } from '@solidjs/router'
import { divide } from '@terrace/platform/money'
import type { JSX } from 'solid-js'
import type { Words } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { api, type HouseholdView, type Input } from './api.ts'
import { EditForm, type FormGroup } from './edit-form.tsx'
import { e } from './edit-messages.ts'
import { fieldWords } from './field-messages.ts'
import {
  costField,
  type FieldSpec,
  factFields,
  housingFields,
  incomeSources,
  landFields,
  relocationFields,
  screeningFields,
  tradeFields,
} from './fields.ts'
import style from './form.module.css'
import { FormPage } from './form-page.tsx'
import type { FormValues } from './form-values.ts'
import { h } from './household-messages.ts'

interface Part {
  title: string
  groups: readonly FormGroup[]
  /** The name of the part in the request; '' where its fields stand at the top. */
  key: '' | 'income' | 'living' | 'relocation' | 'needs'
  known: (household: HouseholdView) => Record<string, unknown>
}

const needFields = (words: Words): FieldSpec[] =>
  (words.known()?.needs ?? []).map((need) => ({
    name: need.code,
    label: 'needs',
    own: need.label,
    holds: { is: 'flag' },
  }))

function partOf(id: string, words: Words): Part {
  switch (id) {
    case 'income':
      return {
        title: e('edit.income'),
        key: 'income',
        known: (one) => one.snapshot.income,
        groups: [
          ...incomeSources.map(({ source, lines }) => ({
            title: fieldWords(source),
            fields: lines,
          })),
          { title: e('group.cost'), fields: [costField] },
          { title: e('group.screening'), fields: screeningFields },
        ],
      }
    case 'living':
      return {
        title: e('new.living'),
        key: 'living',
        known: (one) => one.snapshot.living,
        groups: [
          { title: h('land.title'), fields: landFields },
          { title: h('housing.title'), fields: housingFields },
          { title: h('trade.title'), fields: tradeFields },
        ],
      }
    case 'relocation':
      return {
        title: h('relocation.title'),
        key: 'relocation',
        known: (one) => one.relocation ?? {},
        groups: [{ fields: relocationFields }],
      }
    case 'needs':
      return {
        title: h('needs.title'),
        key: 'needs',
        known: (one) => one.snapshot.needs ?? {},
        groups: [{ fields: needFields(words) }],
      }
    default:
      return {
        title: h('facts.title'),
        key: '',
        known: (one) => one,
        groups: [{ fields: factFields }],
      }
  }
}

/** Net income of what is typed, minor units (domain.md §2.3). */
function netOf(values: FormValues): number {
  const amount = (name: string) => Number(values[name] ?? 0)
  const lines = incomeSources.flatMap((one) => one.lines.map((line) => amount(line.name)))
  return lines.reduce((sum, one) => sum + one, 0) - amount(costField.name)
}

const NetNow = (props: { values: FormValues; people: number; words: Words }): JSX.Element => (
  <p class={style.total} role="status">
    {e('net.now', {
      net: props.words.money(netOf(props.values)),
      each: props.people > 0 ? props.words.money(divide(netOf(props.values), props.people)) : '–',
    })}
  </p>
)

/** Changes one part of a household: facts, income, living conditions, needs or relocation. */
export default function EditHousehold() {
  const params = useParams<{ household: string; part: string }>()
  return (
    <FormPage title={() => e('edit.title', { what: partTitle(params.part) })}>
      {(household, words) => {
        const part = partOf(params.part, words)
        const { key } = part
        return (
          <EditForm
            household={household}
            draft={`terrace.draft.${household.household}.${params.part}`}
            groups={part.groups}
            known={part.known}
            prefix={key ? `${key}.` : ''}
            back={href(`/households/${household.household}`)}
            label={part.title}
            save={(patch, { reason, version, action }) => {
              const input = {
                household: household.household,
                ...(key ? { [key]: patch } : patch),
                ...(reason ? { reason } : {}),
              } as Input<'PATCH /households/{household}'>
              return api('PATCH /households/{household}', input, { action, ifMatch: version })
            }}
            {...(key === 'income'
              ? {
                  below: (values: FormValues) => (
                    <NetNow values={values} people={household.people} words={words} />
                  ),
                }
              : {})}
          />
        )
      }}
    </FormPage>
  )
}

const titles = {
  income: () => e('edit.income'),
  living: () => e('new.living'),
  relocation: () => h('relocation.title'),
  needs: () => h('needs.title'),
}
const partTitle = (id: string): string => titles[id as keyof typeof titles]?.() ?? h('facts.title')
