import { createAsync } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import type { Words } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { faultText, loadFaultTexts } from '../../i18n/faults.ts'
import { lang } from '../../i18n/language.ts'
import { Badge } from '../../ui/badge.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { type Fact, Facts, Section } from '../../ui/page.tsx'
import { type HouseholdView, household as readHousehold } from './api.ts'
import { fieldWords } from './field-messages.ts'
import {
  type FieldSpec,
  factFields,
  housingFields,
  landFields,
  relocationFields,
  tradeFields,
} from './fields.ts'
import style from './household.module.css'
import { h } from './household-messages.ts'
import { pathLabel } from './path-label.ts'
import type { Deed } from './roles.ts'
import { Secret } from './secret.tsx'
import { show } from './show.ts'

export interface PartProps {
  household: HouseholdView
  words: Words
  /** True where the reader may be offered to change things: role, today, not closed. */
  editable: boolean
  may: (deed: Deed) => boolean
}

/** A link to the form of one part. */
export const EditLink = (props: { household: string; part: string; what: string }) => (
  <span class={style.edit}>
    <ButtonLink href={href(`/households/${props.household}/edit/${props.part}`)} look="quiet" small>
      {h('action.edit')}
      <span class={style.spoken}>: {props.what}</span>
    </ButtonLink>
  </span>
)

/** What is known of these fields. What is not known is left out, or all would be dashes. */
export const factsOf = (
  words: Words,
  fields: readonly FieldSpec[],
  values: Record<string, unknown>,
): Fact[] =>
  fields
    .map((field) => ({
      label: fieldWords(field.label),
      value: show(words, field, values[field.name]),
      numeric: field.holds.is === 'number' || field.holds.is === 'money',
    }))
    .filter((fact) => fact.value !== '')

const FactSection = (
  props: PartProps & {
    title: string
    part: string
    facts: readonly Fact[]
    children?: JSX.Element
  },
) => (
  <Section
    title={props.title}
    actions={
      <Show when={props.editable}>
        <EditLink household={props.household.household} part={props.part} what={props.title} />
      </Show>
    }
  >
    <Show when={props.facts.length > 0} fallback={<p class={style.soft}>{h('needs.unknown')}</p>}>
      <Facts facts={props.facts} />
    </Show>
    {props.children}
  </Section>
)

/** Address, type, causes, dates, bank: with what is sensitive behind its mask. */
export const AboutSection = (props: PartProps) => {
  const secret = (field: 'phone' | 'bankAccount'): Fact[] => {
    const masked = props.household[field]
    const what = fieldWords(field)
    if (!masked) return []
    const value = (
      <Secret
        household={props.household.household}
        field={field}
        mask={masked.mask}
        what={what}
        may={props.may}
        locked={Boolean(props.household.asOf)}
      />
    )
    return [{ label: what, value }]
  }
  const plain = () => factFields.filter((field) => field.holds.is !== 'secret')
  return (
    <FactSection
      {...props}
      title={h('facts.title')}
      part="facts"
      facts={[
        ...factsOf(props.words, plain(), props.household as Record<string, unknown>),
        ...secret('phone'),
        ...secret('bankAccount'),
      ]}
    />
  )
}

export const LivingSections = (props: PartProps) => {
  const living = () => props.household.snapshot.living as Record<string, unknown>
  const trade = () => factsOf(props.words, tradeFields, living())
  return (
    <>
      <FactSection
        {...props}
        title={h('land.title')}
        part="living"
        facts={[...factsOf(props.words, landFields, living()), ...trade()]}
      />
      <FactSection
        {...props}
        title={h('housing.title')}
        part="living"
        facts={factsOf(props.words, housingFields, living())}
      />
    </>
  )
}

export const RelocationSection = (props: PartProps) => {
  const values = () => (props.household.relocation ?? {}) as Record<string, unknown>
  const facts = () => factsOf(props.words, relocationFields, values())
  return (
    <Show when={facts().length > 0 || props.editable}>
      <FactSection {...props} title={h('relocation.title')} part="relocation" facts={facts()} />
    </Show>
  )
}

/** The tenant's checklist of basic needs: each met, not met or not yet checked. */
export const NeedsSection = (props: PartProps) => (
  <Section
    title={h('needs.title')}
    actions={
      <Show when={props.editable}>
        <EditLink household={props.household.household} part="needs" what={h('needs.title')} />
      </Show>
    }
  >
    <ul class={style.needs}>
      <For each={props.words.known()?.needs}>
        {(need) => {
          const met = () => props.household.snapshot.needs?.[need.code]
          return (
            <li>
              <span>
                <strong>{need.label[lang()]}</strong>
                <span class={style.soft}>{need.rule[lang()]}</span>
              </span>
              <Badge tone={met() === true ? 'good' : met() === false ? 'soon' : 'plain'}>
                {h(
                  met() === true ? 'needs.met' : met() === false ? 'needs.unmet' : 'needs.unknown',
                )}
              </Badge>
            </li>
          )
        }}
      </For>
    </ul>
  </Section>
)

/** Each broken rule with what to do about it. */
export const FindingsSection = (props: PartProps) => {
  void loadFaultTexts()
  const advice = (finding: HouseholdView['findings'][number]) =>
    faultText(`quality.${finding.rule}`, finding.params) ?? finding.rule
  return (
    <Show when={props.household.findings.length > 0}>
      <Section title={h('findings.title')} id="findings">
        <ul class={style.findings}>
          <For each={props.household.findings}>
            {(finding) => (
              <li>
                <Badge tone={finding.severity === 'error' ? 'late' : 'soon'}>
                  {h(`findings.${finding.severity}`)}
                </Badge>
                <span>
                  <strong>{pathLabel(props.words, props.household, finding.path)}</strong>{' '}
                  {advice(finding)}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  )
}

const Relative = (props: { id: string }) => {
  // A household of another area is not the reader's to see; its number alone then stands there.
  const other = createAsync(() => readHousehold(props.id).catch(() => undefined))
  return (
    <Show when={other()} fallback={<span>{props.id}</span>}>
      {(found) => (
        <a href={href(`/households/${found().household}`)}>
          {found().members.find((one) => one.relation === 'head')?.name ?? ''} {found().number}
        </a>
      )}
    </Show>
  )
}

/** Households it came from, and those it went into. */
export const Lineage = (props: { household: HouseholdView }) => (
  <Show when={props.household.lineage}>
    {(lineage) => (
      <div class={style.lineage}>
        <For each={['from', 'into'] as const}>
          {(side) => (
            <Show when={(lineage()[side]?.length ?? 0) > 0}>
              <p>
                <strong>{h(`lineage.${side}`)}</strong>{' '}
                <For each={lineage()[side]}>{(id) => <Relative id={id} />}</For>
              </p>
            </Show>
          )}
        </For>
      </div>
    )}
  </Show>
)
