import { A, createAsync } from '@solidjs/router'
import { createEffect, createMemo, createSignal, type JSX, on, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts, Panel, Section } from '../../ui/page.tsx'
import { problemText } from '../../ui/problem.ts'
import { Skeleton, View } from '../../ui/state.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { toast } from '../../ui/toast.tsx'
import { Files } from '../procedures/evidence.tsx'
import { Acts } from './acts.tsx'
import { api, type Grievance, grievance } from './api.ts'
import style from './grievance.module.css'
import { t, wordOf } from './messages.ts'

/** One grievance: what was told, what is next, and what happened so far. */
export const GrievanceItem = (props: { id: string }): JSX.Element => {
  const found = createAsync(() => grievance(props.id))
  return (
    <View of={found} skeleton={<Skeleton kind="record" />} again={() => refresh('grievance')}>
      {(seen) => <Whole of={seen()} />}
    </View>
  )
}

interface Part {
  of: Grievance
}

const Whole = (props: Part) => (
  <>
    <div class={style.head}>
      <h2>{wordOf('type', props.of.type ?? 'sensitive')}</h2>
      <div class={style.row}>
        <Badge>{wordOf('state', props.of.state)}</Badge>
        <Show when={props.of.sensitive && props.of.type}>
          <Badge>{t('type.sensitive')}</Badge>
        </Show>
        <Show when={props.of.complex}>
          <Badge>{t('item.complex')}</Badge>
        </Show>
        <Show when={props.of.escalated}>
          <Badge tone="late">{t('due.escalated')}</Badge>
        </Show>
      </div>
    </div>
    <Show when={!props.of.open}>
      <p>{t('item.closed')}</p>
    </Show>
    <About {...props} />
    <Show when={props.of.text}>{(text) => <Words title={t('item.text')} text={text()} />}</Show>
    <Files ids={props.of.evidence ?? []} />
    <Show when={props.of.mine}>
      <Identity {...props} />
    </Show>
    <Show when={props.of.findings}>
      {(findings) => (
        <>
          <Words title={t('item.findings')} text={findings().text} />
          <Files ids={findings().evidence} />
        </>
      )}
    </Show>
    <Show when={props.of.answer}>
      {(answer) => <Answer title={t('look.answer', { day: answer().day })} answer={answer()} />}
    </Show>
    <Show when={props.of.review}>
      {(review) => <Words title={t('item.review')} text={review().text} />}
    </Show>
    <Show when={props.of.review?.answer}>
      {(answer) => (
        <Answer title={t('look.review.answer', { day: answer().day })} answer={answer()} />
      )}
    </Show>
    <Acts of={props.of} />
    <Way {...props} />
  </>
)

const About = (props: Part) => {
  const facts = () => {
    const g = props.of
    const due = g.waits?.due
    return [
      { label: t('item.number'), value: g.grievance.toUpperCase() },
      { label: t('item.place'), value: [g.areaName, g.place].filter(Boolean).join(' · ') },
      { label: t('item.channel'), value: wordOf('channel', g.channel) },
      { label: t('item.day'), value: g.day },
      { label: t('item.level'), value: wordOf('level', g.level) },
      ...(due
        ? [{ label: t(g.state === 'answered' ? 'item.closes' : 'look.due'), value: due }]
        : []),
      ...(g.household || g.number
        ? [{ label: t('item.household'), value: <Household of={g} /> }]
        : []),
      ...(g.persons?.length
        ? [{ label: t('item.persons'), value: g.persons.map(({ name }) => name).join(', ') }]
        : []),
      ...(g.investigator
        ? [{ label: t('item.investigator'), value: (g.review?.reviewer ?? g.investigator).name }]
        : []),
      ...(g.satisfaction
        ? [{ label: t('item.rated'), value: t('item.score', { count: g.satisfaction }) }]
        : []),
    ]
  }
  return (
    <Panel>
      <Facts facts={facts()} />
    </Panel>
  )
}

const Household = (props: Part) => (
  <Show when={props.of.household} fallback={props.of.number}>
    {(id) => <A href={href(`/households/${id()}`)}>{props.of.number ?? t('item.household')}</A>}
  </Show>
)

const Words = (props: { title: string; text: string }) => (
  <Section title={props.title}>
    <p class={style.words}>{props.text}</p>
  </Section>
)

const Answer = (props: { title: string; answer: NonNullable<Grievance['answer']> }) => {
  const corrected = () => {
    const { correction } = props.answer
    if (!correction) return undefined
    return correction.kind === 'case'
      ? { to: href(`/cases/${correction.case}`), label: t('item.case') }
      : {
          to: href(`/households/${correction.household}`),
          label: t('item.change', { day: correction.day }),
        }
  }
  return (
    <Section title={props.title}>
      <p>
        <strong>{wordOf('found', props.answer.outcome)}</strong>
      </p>
      <p class={style.words}>{props.answer.words}</p>
      <Show when={corrected()}>{(link) => <A href={link().to}>{link().label}</A>}</Show>
    </Section>
  )
}

/** Who told it, on request: the look is recorded. */
const Identity = (props: Part) => {
  const [who, setWho] = createSignal<{
    name?: string | undefined
    contact?: string | undefined
  }>()
  const id = createMemo(() => props.of.grievance)
  createEffect(on(id, () => setWho(undefined)))
  const show = async () => {
    try {
      setWho(await api('POST /grievances/{grievance}/identity', { grievance: id() }))
    } catch (refused) {
      toast(problemText(refused), 'late')
    }
  }
  return (
    <Show when={props.of.named} fallback={<p class={style.soft}>{t('item.anonymous')}</p>}>
      <Show
        when={who()}
        fallback={
          <div class={style.row}>
            <Button look="quiet" icon="person" onClick={() => void show()}>
              {t('item.identity')}
            </Button>
            <span class={style.soft}>{t('item.identity.note')}</span>
          </div>
        }
      >
        {(one) => (
          <Facts
            facts={[
              { label: t('tell.name'), value: one().name },
              { label: t('tell.contact'), value: one().contact },
            ]}
          />
        )}
      </Show>
    </Show>
  )
}

const Way = (props: Part) => (
  <Show when={props.of.steps.length > 0}>
    <Section title={t('item.way')}>
      <Timeline
        items={props.of.steps
          .map((step, i) => ({
            id: String(i),
            at: step.at,
            title: wordOf('act', step.move),
            by: step.by.id === 'public' ? t('act.by.public') : step.by.name,
            ...(step.evidence?.length && step.move !== 'investigate'
              ? { detail: <Files ids={step.evidence} /> }
              : {}),
          }))
          .toReversed()}
      />
    </Section>
  </Show>
)
