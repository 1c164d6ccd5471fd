import { A, createAsync, useParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney, formatNumber } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { RecordView } from '../../ui/kind/record.tsx'
import { Facts, Page, PageHeader, PrintHeader, Section } from '../../ui/page.tsx'
import { words as common } from '../../ui/words.ts'
import { type Proposal, share as read, type ShareView } from './api.ts'
import { g } from './figures-messages.ts'
import { t } from './messages.ts'
import style from './sharing.module.css'
import { StateBadge } from './state-badge.tsx'
import { meanings, variableNames } from './variables.ts'
import { w } from './wizard-messages.ts'

type Amount = ShareView['amounts'][number]

/** The amount under a rule and the sentence that says why. */
const Said = (props: { share: ShareView; given: Amount }) => (
  <div class={style.said}>
    {g('share.amount', { rule: props.given.rule })}
    <span class={style.amount}>{formatMoney(props.given.amount, props.share.currency)}</span>
    <p>{props.given.sentence[lang()]}</p>
  </div>
)

const Rules = (props: { share: ShareView }) => (
  <Section title={g('share.rules')}>
    <ul class={style.grants}>
      <For each={props.share.amounts}>
        {(given) => (
          <li>
            <div class={style.grant}>
              <span>{given.rule}</span>
              <strong>{formatMoney(given.amount, props.share.currency)}</strong>
              <Show when={given.chosen}>
                <Badge tone="good">{g('share.chosen')}</Badge>
              </Show>
              <Show when={given.target}>
                {(target) => <Badge tone="soon">{g(`show.${target()}`)}</Badge>}
              </Show>
            </div>
            <span class={style.small}>{given.sentence[lang()]}</span>
          </li>
        )}
      </For>
    </ul>
  </Section>
)

/** What the rules looked at: as the register stood, whatever it says today. */
const Known = (props: { share: ShareView }) => {
  const money = (minor: number) => formatMoney(minor, props.share.currency)
  const variables = () =>
    variableNames.flatMap((name) => {
      const value = props.share.variables[name]
      return value ? [{ label: w(meanings[name]), value: formatNumber(value), numeric: true }] : []
    })
  return (
    <Section title={g('share.facts', { day: props.share.day })}>
      <Facts
        facts={[
          { label: g('people.number'), value: props.share.number },
          { label: g('people.area'), value: props.share.areaName },
          { label: g('people.people'), value: formatNumber(props.share.people), numeric: true },
          { label: g('share.net'), value: money(props.share.net), numeric: true },
          { label: g('people.income'), value: money(props.share.perHead), numeric: true },
          { label: g('share.line'), value: money(props.share.line), numeric: true },
          { label: g('share.year'), value: String(props.share.year) },
          ...variables(),
        ]}
      />
      <p class={style.small}>
        {g('share.hash')}: <code class={style.hash}>{props.share.hash}</code>
      </p>
    </Section>
  )
}

const Whole = (props: { share: ShareView }) => {
  const chosen = () => props.share.amounts.find((one) => one.chosen)
  const title = () => props.share.payee ?? props.share.areaName
  return (
    <Page>
      <PrintHeader title={g('share.title')} area={props.share.areaName} />
      <PageHeader
        title={`${title()}: ${g('share.title')}`}
        lead={props.share.name}
        aside={<StateBadge state={props.share.state as Proposal['state']} />}
        crumbs={[
          { label: t('list.title'), href: href('/proposals') },
          {
            label: props.share.name,
            href: href(`/proposals/${props.share.proposal}?tab=people`),
          },
          { label: title() },
        ]}
      >
        <Button
          look="quiet"
          icon="print"
          label={common('action.print')}
          onClick={() => window.print()}
        />
      </PageHeader>
      <div class={style.parts}>
        <Show when={chosen()}>{(given) => <Said share={props.share} given={given()} />}</Show>
        <p>
          {props.share.decision
            ? g('share.decided', {
                ...{ name: props.share.decision.name, why: props.share.decision.why },
              })
            : g('share.undecided')}
        </p>
        <Rules share={props.share} />
        <Known share={props.share} />
        <Show when={props.share.payee !== undefined}>
          <p>
            <A href={href(`/households/${props.share.id}`)}>{g('share.household')}</A>
          </p>
        </Show>
      </div>
    </Page>
  )
}

/** One household of a proposal: what it gets under each rule and why; also why it gets nothing. */
export default function SharePage() {
  const params = useParams<{ proposal: string; candidate: string }>()
  const found = createAsync(() => read(params.proposal, params.candidate))
  return (
    <RecordView of={found} again={() => void refresh('proposal-share')}>
      {(share) => <Whole share={share()} />}
    </RecordView>
  )
}
