import { createAsync } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { tenant } from '../../api/tenant.ts'
import { formatNumber } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Facts, Panel, Section } from '../../ui/page.tsx'
import { type ListView, notice as readNotice } from './api.ts'
import { Files } from './evidence.tsx'
import { l } from './list-messages.ts'
import style from './procedures.module.css'
import type { Procedures } from './use-procedures.ts'

interface Props {
  list: ListView
  words: Procedures
}

/** The page that goes on the board, and that anybody may open. */
export const noticePath = (id: string): string => `/notices/${tenant()}/${id}`

const AssemblyPaper = (props: { of: ListView['assemblies'][number] }) => (
  <Panel>
    <h3>{l('assembly.title')}</h3>
    <Facts
      facts={[
        { label: l('assembly.day'), value: props.of.day },
        {
          label: l('assembly.attendance'),
          value: l('assembly.attendance.is', {
            present: props.of.present,
            all: props.of.representatives,
          }),
        },
        { label: l('assembly.votes'), value: l('entry.votes.is', props.of.votes) },
        ...(props.of.recusals.length > 0
          ? [
              {
                label: l('assembly.recused'),
                value: [...new Set(props.of.recusals.map(({ name }) => name))].join(', '),
              },
            ]
          : []),
      ]}
    />
    <p>{l(props.of.passed ? 'assembly.passed' : 'assembly.failed')}</p>
    <Files ids={[...props.of.minutes, ...props.of.board]} />
  </Panel>
)

const NoticePaper = (props: { id: string }) => {
  const found = createAsync(() => readNotice(props.id).catch(() => undefined))
  return (
    <Show when={found()}>
      {(one) => (
        <Panel>
          <div class={style.row}>
            <h3>
              {one().kind === 'announcement'
                ? l('notice.announcement', { from: one().from })
                : l('notice.title', { from: one().from, last: one().last })}
            </h3>
            <Badge tone={one().state === 'open' ? 'good' : 'plain'}>
              {l(`notice.${one().state}`)}
            </Badge>
          </div>
          <Facts facts={[{ label: l('notice.contact'), value: one().contact }]} />
          <Files ids={one().photosStart} label={l('notice.photos.start')} />
          <Files ids={one().photosEnd} label={l('notice.photos.end')} />
          <p class={style.soft}>{l('notice.by', { name: one().openedBy.name })}</p>
          <a class={style.link} href={noticePath(one().notice)} target="_blank" rel="noopener">
            <Icon name="print" />
            {l('notice.print')}
          </a>
        </Panel>
      )}
    </Show>
  )
}

const Decisions = (props: Props): JSX.Element => (
  <For each={props.list.decisions.toReversed()}>
    {(decision) => (
      <Panel>
        <h3>
          {l('decision.by', {
            act: props.words.act(props.list.template, decision.move),
            day: decision.day,
          })}
        </h3>
        <Facts
          facts={[
            ...(decision.number ? [{ label: l('decision.number'), value: decision.number }] : []),
            ...(decision.effective
              ? [{ label: l('decision.effective'), value: decision.effective }]
              : []),
            {
              label: l('decision.rejected'),
              value: formatNumber(decision.rejected.length),
            },
            ...(decision.comment
              ? [{ label: l('decision.comment'), value: decision.comment }]
              : []),
          ]}
        />
        <Files ids={decision.evidence} />
        <p class={style.soft}>{decision.recordedBy.name}</p>
      </Panel>
    )}
  </For>
)

/** What each act of a list left behind, the newest first. */
export const ListPapers = (props: Props) => (
  <Show when={props.list.assemblies.length + props.list.notices.length > 0}>
    <Section title={l('papers.title')}>
      <div class={style.papers}>
        <Decisions {...props} />
        <For each={props.list.notices.toReversed()}>{(id) => <NoticePaper id={id} />}</For>
        <For each={props.list.assemblies.toReversed()}>{(one) => <AssemblyPaper of={one} />}</For>
      </div>
    </Section>
  </Show>
)
