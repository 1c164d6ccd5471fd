import { For, type JSX, onMount, Show } from 'solid-js'
import type { Settings } from '../../api/settings.ts'
import { faultText, loadFaultTexts } from '../../i18n/faults.ts'
import type { FieldProps } from '../../ui/form/field.tsx'
import { MoneyField, NumberField } from '../../ui/form/number.tsx'
import { t } from './messages.ts'
import { SectionForm } from './section-form.tsx'
import style from './tenancy.module.css'

type Rule = Settings['quality'][number]
const severities = ['error', 'warning', 'off'] as const
const pick = (s: Settings) => ({ quality: s.quality })

/** A rule in words: the sentence that people read when their data breaks it. */
// What only a finding knows (how many, which day) is left open.
const ruleText = ({ rule, params }: Rule): string =>
  (faultText(`quality.${rule}`, params) ?? rule).replaceAll(/\{\w+\}/g, '…')

const limitNames = ['age', 'from', 'until', 'others', 'most', 'least', 'km'] as const
const limitText = (name: string): string => {
  const known = limitNames.find((one) => one === name)
  return known ? t(`limit.${known}`) : name
}
/** Limits of incomes are money. */
const isMoney = (rule: string) => rule.startsWith('income.')

/** Which rules the register's data is held against, how strictly and with which limits. */
export const QualitySection = (props: { settings: Settings; mayEdit: boolean }): JSX.Element => {
  onMount(() => void loadFaultTexts())
  return (
    <SectionForm id="quality" title={t('quality')} lead={t('quality.lead')} pick={pick} {...props}>
      {(form) => {
        const set = (at: number, change: Partial<Rule>) => {
          const rule = form.values.quality[at]
          if (rule) {
            form.set({ quality: form.values.quality.with(at, { ...rule, ...change }) } as never)
          }
        }
        return (
          <ul class={style.rules}>
            <For each={form.values.quality.map((one) => one.rule)}>
              {(name, at) => {
                const rule = () => form.values.quality[at()] as Rule
                return (
                  <li class={style.rule}>
                    <div>
                      <p>{ruleText(rule())}</p>
                      <code class={style.soft}>{name}</code>
                    </div>
                    <div class={style.row}>
                      <label class={style.severity}>
                        <span class={style.spoken}>
                          {t('quality.severity', { rule: ruleText(rule()) })}
                        </span>
                        <select
                          class={style.select}
                          value={rule().severity}
                          onChange={(event) =>
                            set(at(), { severity: event.currentTarget.value as Rule['severity'] })
                          }
                        >
                          <For each={severities}>
                            {(one) => <option value={one}>{t(`severity.${one}`)}</option>}
                          </For>
                        </select>
                      </label>
                      <Show when={rule().severity !== 'off'}>
                        <For each={Object.keys(rule().params)}>
                          {(limit) => (
                            <Limit
                              name={`quality.${at()}.params.${limit}`}
                              label={limitText(limit)}
                              money={isMoney(name) ? props.settings.currency : ''}
                              value={rule().params[limit]}
                              error={form.error(`quality.${at()}.params.${limit}`)}
                              onChange={(to) =>
                                set(at(), { params: { ...rule().params, [limit]: to as number } })
                              }
                            />
                          )}
                        </For>
                      </Show>
                    </div>
                  </li>
                )
              }}
            </For>
          </ul>
        )
      }}
    </SectionForm>
  )
}

/** One limit of a rule: a number, or money in the tenant's currency. */
const Limit = (props: FieldProps<number | undefined> & { money: string }): JSX.Element => (
  <Show when={props.money} fallback={<NumberField {...props} />}>
    {(currency) => <MoneyField {...props} currency={currency()} />}
  </Show>
)
