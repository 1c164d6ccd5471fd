import { createAsync, useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, type JSX, on, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney } from '../../i18n/format.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import {
  createForm,
  Form,
  FormActions,
  RadioField,
  SelectField,
  TextField,
} from '../../ui/form/index.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import { words } from '../../ui/words.ts'
import { complete } from '../registry/deed.tsx'
import { api, moved, type ProposalLine, proposals } from './api.ts'
import { b } from './batch-messages.ts'
import { useYear } from './year.tsx'

const channels = ['bank', 'cash', 'kind'] as const

const PrepareForm = (props: { proposals: readonly ProposalLine[] }): JSX.Element => {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const form = createForm({ proposal: String(search.proposal ?? ''), name: '', channel: 'bank' })
  const chosen = () => props.proposals.find((one) => one.proposal === form.values.proposal)
  // The batch is called like its proposal until somebody says otherwise.
  createEffect(on(chosen, (one) => one && form.set('name', one.name)))
  const save = async () => {
    const one = chosen()
    const asked: [string, unknown, string][] = [
      ['proposal', one, b('choose.proposal')],
      ['name', form.values.name.trim(), b('choose.name')],
    ]
    if (!complete(form, asked) || !one) return
    const { proposal, line, benefit, cycle } = one
    const made = await form.submit(({ name, channel }, action) => {
      const input = { name, proposal, line, benefit, cycle, channel: channel as 'bank' }
      return api('POST /batches', input, { action })
    })
    if (!made) return
    await moved()
    navigate(href(`/batches/${made.batch.batch}?job=${made.job}`))
  }
  return (
    <Form form={form} onSubmit={() => void save()} label={b('prepare')}>
      <SelectField
        label={b('proposal')}
        hint={b('proposal.hint')}
        options={props.proposals.map(({ proposal, name, amount, currency }) => ({
          value: proposal,
          label: b('proposal.option', { name, amount: formatMoney(amount, currency) }),
        }))}
        {...form.bind('proposal')}
      />
      <TextField label={b('new.name')} maxlength={120} {...form.bind('name')} />
      <RadioField
        label={b('channel')}
        options={channels.map((value) => ({ value, label: b(`channel.${value}`) }))}
        {...form.bind('channel')}
      />
      <FormActions>
        <Button type="submit" look="main" busy={form.busy()}>
          {b('new.action')}
        </Button>
        <ButtonLink href={href('/batches')}>{words('action.cancel')}</ButtonLink>
      </FormActions>
    </Form>
  )
}

/** A batch is prepared from a proposal that was granted: everything else follows from that one. */
export default function BatchNew(): JSX.Element {
  const [search] = useSearchParams()
  const year = useYear()
  const page = createAsync(() =>
    proposals(search.line ? { line: String(search.line) } : { year: year(), state: 'granted' }),
  )
  const granted = () => (page()?.items ?? []).filter(({ state }) => state === 'granted')
  return (
    <Page>
      <PageHeader
        title={b('prepare')}
        lead={b('new.lead')}
        crumbs={[{ label: b('title'), href: href('/batches') }, { label: b('prepare') }]}
      />
      <View of={page} skeleton={<Skeleton rows={4} />} again={() => void refresh('proposals')}>
        {() => (
          <Show
            when={granted().length > 0}
            fallback={<Empty icon="file" title={b('proposal.none', { year: String(year()) })} />}
          >
            <PrepareForm proposals={granted()} />
          </Show>
        )}
      </View>
    </Page>
  )
}
