import { useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { href } from '../../api/tenant.ts'
import { formatNumber } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { type Filter, Filters } from '../../ui/kind/filters.tsx'
import { Table } from '../../ui/kind/table.tsx'
import type { Column } from '../../ui/kind/tsv.ts'
import { Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { api, type Entry, type ListView } from './api.ts'
import { l } from './list-messages.ts'
import { t } from './messages.ts'
import style from './procedures.module.css'
import { openers } from './roles.ts'
import { send } from './send.ts'
import type { Mine, Procedures } from './use-procedures.ts'

const tests: Record<string, (entry: Entry) => boolean> = {
  in: ({ out }) => !out,
  out: ({ out }) => out !== undefined,
  sampled: ({ sampled }) => sampled === true,
  unchecked: ({ sampled, check, out }) => Boolean(sampled && !check && !out),
  kin: ({ official }) => official,
}
const shows = ['in', 'out', 'sampled', 'unchecked', 'kin'] as const

/** The filters of entries, in the address. */
export const entryFilters = (): Filter[] => [
  { id: 'search', label: l('entries.search') },
  {
    id: 'show',
    label: l('entries.show'),
    options: shows.map((value) => ({ value, label: l(`entries.${value}`) })),
  },
]

/** Entries that match what the address asks for. */
export function useEntries(all: () => readonly Entry[]): () => Entry[] {
  const [search] = useSearchParams()
  return () => {
    const text = String(search.search ?? '').toLowerCase()
    const test = tests[String(search.show ?? '')]
    return all().filter(
      (entry) =>
        (!test || test(entry)) &&
        (!text || `${entry.head} ${entry.number}`.toLowerCase().includes(text)),
    )
  }
}

export const CheckBadge = (props: { entry: Entry }) => (
  <Show when={props.entry.sampled} fallback="–">
    <Show
      when={props.entry.check}
      fallback={<Badge tone={props.entry.out ? 'plain' : 'soon'}>{l('entry.sampled')}</Badge>}
    >
      {(check) => (
        <>
          <Badge tone={check().result === 'confirmed' ? 'good' : 'soon'}>
            {l(`entry.${check().result}`)}
          </Badge>
          <span class={`${style.block} ${style.soft}`}>{check().note}</span>
        </>
      )}
    </Show>
  </Show>
)

const columns = (list: ListView, words: Procedures): Column<Entry>[] => [
  {
    id: 'head',
    label: t('case.head'),
    cell: (entry) => <span class={style.whole}>{entry.head || entry.number}</span>,
    text: (entry) => entry.head,
  },
  {
    id: 'number',
    label: t('case.number'),
    cell: (entry) => <span class={style.whole}>{entry.number}</span>,
    text: (entry) => entry.number,
  },
  { id: 'size', label: t('case.size'), numeric: true, cell: (entry) => formatNumber(entry.size) },
  {
    id: 'result',
    label: l('entry.result'),
    cell: (entry) => (
      <>
        <Show when={entry.out} fallback={<span class={style.whole}>{l('entry.in')}</span>}>
          {(out) => (
            <>
              <Badge>{words.state(list.template, out().state)}</Badge>
              <span class={`${style.block} ${style.soft}`}>{out().reason}</span>
            </>
          )}
        </Show>
        <Show when={entry.problem}>
          <span class={style.block}>{entry.problem}</span>
        </Show>
      </>
    ),
  },
  {
    id: 'votes',
    label: l('entry.votes'),
    cell: (entry) => (entry.votes ? l('entry.votes.is', entry.votes) : '–'),
  },
  { id: 'check', label: l('entry.check'), cell: (entry) => <CheckBadge entry={entry} /> },
]

/** Everybody on a list, those who left included, with what happened to each. */
export const Entries = (props: { list: ListView; words: Procedures; mine: Mine }) => {
  const [leaving, setLeaving] = createSignal<Entry>()
  const shown = useEntries(() => props.list.entries)
  const open = () => props.words.kind(props.list.template, props.list.state) === 'open'
  const mayLeave = () => open() && !props.list.effect && props.mine.may(openers)
  const withdraw = async (reason: string) => {
    const entry = leaving()
    if (!entry) return
    await send(() =>
      api(
        'POST /lists/{list}/entries/{case}/withdraw',
        { list: props.list.list, case: entry.case, reason },
        { ifMatch: props.list.version },
      ),
    )
    toast(l('entry.withdrawn'))
  }
  const all = (): Column<Entry>[] => [
    ...columns(props.list, props.words),
    ...(mayLeave()
      ? [
          {
            id: 'act',
            label: l('entry.act'),
            cell: (entry: Entry) => (
              <Show when={!entry.out}>
                <Button
                  small
                  look="quiet"
                  aria-label={l('entry.withdraw.name', { name: entry.head })}
                  onClick={() => setLeaving(entry)}
                >
                  {l('entry.withdraw')}
                </Button>
              </Show>
            ),
          },
        ]
      : []),
  ]
  return (
    <Section title={l('entries.title')}>
      <Show
        when={props.list.entries.length > 0}
        fallback={<p class={style.soft}>{l('entries.empty')}</p>}
      >
        <Filters filters={entryFilters()} />
        <Show when={shown().length > 0} fallback={<p role="status">{l('entries.none')}</p>}>
          <Table
            caption={l('entries.table')}
            columns={all()}
            rows={shown()}
            rowKey={(entry) => entry.case}
            rowHref={(entry) => href(`/cases/${entry.case}`)}
          />
        </Show>
        <p class={style.soft}>
          {l('entries.shown', { shown: shown().length, all: props.list.entries.length })}
        </p>
      </Show>
      <Confirm
        open={leaving() !== undefined}
        onClose={() => setLeaving(undefined)}
        title={l('entry.withdraw.title')}
        action={l('entry.withdraw')}
        reason
        onConfirm={withdraw}
      >
        <p>
          <strong>{leaving()?.head}</strong>
        </p>
        <p>{l('entry.withdraw.text')}</p>
      </Confirm>
    </Section>
  )
}
