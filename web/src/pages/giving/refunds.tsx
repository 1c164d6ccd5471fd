import { A, createAsync } from '@solidjs/router'
import { createEffect, createSignal, type JSX, on, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { me } from '../../api/me.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { createForm, RadioField, TextField } from '../../ui/form/index.ts'
import { type Column, List } from '../../ui/kind/list.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { complete, DeedDialog } from '../registry/deed.tsx'
import { api, booked, type Refund, refunds, useMay } from './api.ts'
import { b } from './office-messages.ts'

const states = ['asked', 'paid', 'refused'] as const satisfies Refund['state'][]

/** Money that goes back to its giver: asked for by one person, decided by another. */
export default function Refunds(): JSX.Element {
  const may = useMay()
  const person = createAsync(() => me())
  const [deciding, setDeciding] = createSignal<Refund>()
  // Whoever asked does not decide; the server refuses it, and here it is not offered.
  const offered = (row: Refund) =>
    may('decide') && row.state === 'asked' && row.asker !== person()?.user.id
  const columns = (): Column<Refund>[] => [
    {
      id: 'amount',
      label: b('refund.amount'),
      cell: (row) => formatMoney(row.amount, row.currency),
    },
    { id: 'reason', label: b('reason'), cell: (row) => row.reason },
    { id: 'by', label: b('refund.by'), cell: (row) => row.by },
    {
      id: 'gift',
      label: b('refund.of'),
      cell: (row) => (
        <A href={href(`/contributions/${row.contribution}`)}>
          {row.contribution.slice(4).toUpperCase()}
        </A>
      ),
      text: (row) => row.contribution,
    },
    {
      id: 'state',
      label: b('state'),
      cell: (row) => (
        <Badge tone={row.state === 'asked' ? 'soon' : 'plain'}>
          {row.corrects ? b('refund.corrects') : b(`refund.${row.state}.state`)}
        </Badge>
      ),
      text: (row) => b(`refund.${row.state}.state`),
    },
    {
      id: 'decide',
      label: b('refund.decide'),
      cell: (row) => (
        <Show when={offered(row)} fallback="–">
          <Button
            small
            aria-label={b('refund.decide.name', {
              amount: formatMoney(row.amount, row.currency),
              reason: row.reason,
            })}
            onClick={() => setDeciding(row)}
          >
            {b('refund.decide')}
          </Button>
        </Show>
      ),
    },
  ]
  return (
    <Page wide>
      <PageHeader title={b('refunds.title')} lead={b('refunds.lead')} />
      <List
        id="refunds"
        title={b('refunds.title')}
        columns={columns()}
        filters={[
          {
            id: 'state',
            label: b('state'),
            options: states.map((value) => ({ value, label: b(`refund.${value}.state`) })),
          },
        ]}
        load={({ filters, cursor }) =>
          refunds({
            ...(filters.state ? { state: filters.state as Refund['state'] } : {}),
            ...(cursor ? { cursor } : {}),
          })
        }
        again={() => void refresh('refunds')}
        rowKey={(row) => row.refund}
        rowName={(row) => row.reason}
        empty={<Empty icon="give" title={b('refunds.none')} text={b('refunds.none.text')} />}
      />
      <Decide of={deciding()} onClose={() => setDeciding(undefined)} />
    </Page>
  )
}

const Decide = (props: { of: Refund | undefined; onClose: () => void }) => {
  const form = createForm({ decision: '', note: '' })
  createEffect(
    on(
      () => props.of,
      (one) => one && form.set({ decision: '', note: '' }),
    ),
  )
  const save = async () => {
    if (!complete(form, [['decision', form.values.decision, b('decision.missing')]])) return
    const done = await form.submit(({ decision, note }, action) => {
      const said = note.trim() ? { note } : {}
      const input = { refund: props.of?.refund ?? '', decision: decision as 'pay', ...said }
      return api('POST /refunds/{refund}/decision', input, { action })
    })
    if (!done) return
    await booked()
    toast(b('decision.done'), 'good')
    props.onClose()
  }
  return (
    <DeedDialog
      {...{ open: props.of !== undefined, onClose: props.onClose, form }}
      title={b('refund.decide')}
      action={b('refund.decide')}
      onSubmit={() => void save()}
    >
      <p>
        {formatMoney(props.of?.amount ?? 0, props.of?.currency ?? 'CNY')} · {props.of?.reason}
      </p>
      <RadioField
        label={b('refund.decision')}
        options={(['pay', 'refuse'] as const).map((value) => ({
          value,
          label: b(`decision.${value}`),
        }))}
        {...form.bind('decision')}
      />
      <TextField
        label={b('decision.note')}
        optional
        rows={2}
        maxlength={300}
        {...form.bind('note')}
      />
    </DeedDialog>
  )
}
