import { A } from '@solidjs/router'
import { createEffect, createSignal, type JSX, on, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { Section } from '../../ui/page.tsx'
import { problemText } from '../../ui/problem.ts'
import { toast } from '../../ui/toast.tsx'
import { JobCard } from '../jobs/job-card.tsx'
import { useJob } from '../registry/use-job.ts'
import { api, type Bank, type BankLine, bankLines, moved, useMay } from './api.ts'
import { MatchDialog, WhyNot } from './bank-match.tsx'
import { k } from './bank-messages.ts'
import style from './funds.module.css'
import { accountHref, Money, total, Whole } from './money.tsx'
import { Pages } from './pages.tsx'

/** Movements that are no payment of ours: each waits until a person says what it is. */
export const Unmatched = (props: { bank: Bank }): JSX.Element => {
  const may = useMay()
  const [aside, setAside] = createSignal<BankLine>()
  const [finding, setFinding] = createSignal<BankLine>()
  const { job, follow } = useJob()
  createEffect(
    on(
      () => job()?.state,
      (state) => state && state !== 'queued' && state !== 'running' && void moved(),
    ),
  )
  const side = (way: 'in' | 'out') => (row: BankLine) => (
    <Show when={row.direction === way && row.status !== 'rejected'}>
      <Money of={row.amount} currency={row.currency} />
    </Show>
  )
  const sum = (rows: readonly BankLine[], way: 'in' | 'out') => (
    <Money
      of={total(
        rows.filter((row) => row.direction === way && row.status !== 'rejected'),
        ({ amount }) => amount,
      )}
      currency={props.bank.currency}
    />
  )
  const set = async (note: string) => {
    await api('POST /bank-lines/{line}/setting-aside', { line: aside()?.line ?? '', note })
    toast(k('aside.done'), 'good')
    await moved()
  }
  const goOn = async ({ line, item = '' }: BankLine) => {
    try {
      const { job: begun } = await api('POST /bank-lines/{line}/match', { line, item })
      if (begun) await follow(begun)
    } catch (refused) {
      toast(problemText(refused), 'late')
    }
  }
  const deed = (row: BankLine) => (
    <Show when={may('book')}>
      <div class={style.row}>
        <Show
          when={!row.item}
          fallback={
            <>
              <Badge tone="soon">{k('find.going')}</Badge>
              <Button small onClick={() => void goOn(row)}>
                {k('find.on')}
              </Button>
            </>
          }
        >
          <Button
            small
            look="main"
            title={k('find.name', { text: row.text })}
            onClick={() => setFinding(row)}
          >
            {k('find')}
          </Button>
          <Button small title={k('aside.name', { text: row.text })} onClick={() => setAside(row)}>
            {k('aside')}
          </Button>
        </Show>
      </div>
    </Show>
  )
  const suspense = () =>
    accountHref(`suspense.${props.bank.bank}.${props.bank.currency.toLowerCase()}`)
  return (
    <Section title={k('lines.title')} actions={<A href={suspense()}>{k('suspense')}</A>}>
      <p class={style.soft}>{k('lines.lead')}</p>
      <Pages
        load={(cursor) =>
          bankLines({
            bank: props.bank.bank,
            state: 'unmatched',
            ...(cursor ? { cursor } : {}),
          })
        }
        again={() => void refresh('bank-lines')}
        none={k('lines.none')}
      >
        {(rows) => (
          <Table<BankLine>
            caption={k('lines.table')}
            rows={rows}
            rowKey={(row) => row.line}
            columns={[
              {
                id: 'day',
                label: k('day'),
                cell: (row) => <Whole>{row.day}</Whole>,
                total: k('total'),
              },
              { id: 'party', label: k('party'), cell: (row) => row.party ?? '' },
              {
                id: 'text',
                label: k('text'),
                cell: (row) => (
                  <>
                    {[row.text, row.reference].filter(Boolean).join(' · ')}
                    <WhyNot line={row} />
                  </>
                ),
                text: (row) => [row.text, row.reference].filter(Boolean).join(' · '),
              },
              { id: 'in', label: k('in'), numeric: true, cell: side('in'), total: sum(rows, 'in') },
              {
                id: 'out',
                label: k('out'),
                numeric: true,
                cell: side('out'),
                total: sum(rows, 'out'),
              },
              { id: 'deed', label: k('deed'), cell: deed },
            ]}
          />
        )}
      </Pages>
      <Show when={job()}>
        {(found) => (
          <div aria-live="polite" class={style.parts}>
            <JobCard job={found()} bare />
          </div>
        )}
      </Show>
      <MatchDialog
        line={finding()}
        suspense={suspense()}
        onClose={() => setFinding(undefined)}
        onAside={setAside}
        onJob={(id) => void follow(id)}
      />
      <Confirm
        open={aside() !== undefined}
        onClose={() => setAside(undefined)}
        title={k('aside.title')}
        action={k('aside')}
        reason
        onConfirm={set}
      >
        <p>{k('aside.text')}</p>
      </Confirm>
    </Section>
  )
}
