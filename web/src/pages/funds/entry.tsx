import { A, createAsync, useParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatInstant } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { RecordPage, RecordView } from '../../ui/kind/record.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { type Fact, Facts, Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { AccountName, aboutHref, aboutName, idOf } from './account-name.tsx'
import { api, type Entry, entry, moved, useMay } from './api.ts'
import style from './funds.module.css'
import { l } from './ledger-messages.ts'
import { accountHref, Money, total } from './money.tsx'

type Leg = Entry['legs'][number]

const Legs = (props: { legs: readonly Leg[] }): JSX.Element => {
  const currencies = () => [...new Set(props.legs.map(({ account }) => account.currency))]
  const sums = (side: 1 | -1) =>
    currencies().map((currency) => {
      const own = props.legs.filter((leg) => leg.account.currency === currency)
      const all = total(own, ({ amount }) => Math.max(amount * side, 0))
      return <Money of={all} currency={currency} />
    })
  const cell = (side: 1 | -1) => (row: Leg) => (
    <Show when={row.amount * side > 0}>
      <Money of={row.amount * side} currency={row.account.currency} />
    </Show>
  )
  return (
    <Table<Leg>
      caption={l('legs.table')}
      rows={props.legs}
      rowKey={(row) => idOf(row.account)}
      rowHref={(row) => accountHref(idOf(row.account), row.amount > 0 ? 'came' : 'went')}
      columns={[
        {
          id: 'account',
          label: l('account'),
          cell: (row) => <AccountName of={row.account} />,
          total: l('total'),
        },
        { id: 'out', label: l('out'), numeric: true, cell: cell(-1), total: sums(-1) },
        { id: 'in', label: l('into'), numeric: true, cell: cell(1), total: sums(1) },
      ]}
    />
  )
}

const EntryLink = (props: { of: string }) => (
  <A class={style.code} href={href(`/journal/${props.of}`)}>
    {props.of}
  </A>
)

const About = (props: { of: string }): JSX.Element => {
  const name = createAsync(() => aboutName(props.of))
  return (
    <Show when={aboutHref(props.of)} fallback={name() ?? props.of}>
      {(to) => <A href={to()}>{name() ?? props.of}</A>}
    </Show>
  )
}

function factsOf(of: Entry): Fact[] {
  return [
    { label: l('number'), value: <span class={style.code}>{of.entry}</span> },
    { label: l('text'), value: of.text },
    { label: l('at'), value: formatInstant(of.at) },
    ...(of.reverses ? [{ label: l('reverses'), value: <EntryLink of={of.reverses} /> }] : []),
    ...(of.reversedBy
      ? [{ label: l('reversed-by'), value: <EntryLink of={of.reversedBy} /> }]
      : []),
  ]
}

const Whole = (props: { entry: Entry }): JSX.Element => {
  const may = useMay()
  const [asking, setAsking] = createSignal(false)
  const title = () =>
    l('entry.title', { kind: l(`kind.${props.entry.kind}`), day: props.entry.day })
  const reverse = async (reason: string) => {
    await api('POST /entries/{entry}/reversal', { entry: props.entry.entry, reason })
    toast(l('reverse.done'), 'good')
    await moved()
  }
  const mayReverse = () => may('book') && !props.entry.reversedBy && props.entry.kind !== 'reversal'
  return (
    <RecordPage
      title={title()}
      crumbs={[
        { label: l('title'), href: href(`/journal?month=${props.entry.day.slice(0, 7)}`) },
        { label: title() },
      ]}
      status={
        <Show when={props.entry.reversedBy}>
          <Badge tone="soon">{l('reversed')}</Badge>
        </Show>
      }
      actions={
        <Show when={mayReverse()}>
          <Button look="danger" onClick={() => setAsking(true)}>
            {l('reverse')}
          </Button>
        </Show>
      }
      summary={[
        { label: l('day'), value: props.entry.day },
        { label: l('kind'), value: l(`kind.${props.entry.kind}`) },
        { label: l('about'), value: <About of={props.entry.about} /> },
        { label: l('by'), value: props.entry.by.name },
      ]}
    >
      <Section title={l('legs')}>
        <Legs legs={props.entry.legs} />
      </Section>
      <Facts facts={factsOf(props.entry)} />
      <Confirm
        open={asking()}
        onClose={() => setAsking(false)}
        title={l('reverse.title')}
        action={l('reverse')}
        danger
        reason
        onConfirm={reverse}
      >
        <p>{l('reverse.text')}</p>
      </Confirm>
    </RecordPage>
  )
}

/** One entry: its accounts, why, by whom; taken back by its mirror image where it was wrong. */
export default function EntryPage(): JSX.Element {
  const params = useParams<{ entry: string }>()
  const found = createAsync(() => entry(params.entry))
  return (
    <RecordView of={found} again={() => void refresh('entry')}>
      {(one) => <Whole entry={one()} />}
    </RecordView>
  )
}
