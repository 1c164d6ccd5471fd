import { createAsync } from '@solidjs/router'
import { createEffect, createSignal, type JSX, on, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { createForm, TextField } from '../../ui/form/index.ts'
import { Facts, Section } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { complete, DeedDialog } from '../registry/deed.tsx'
import { api, type Bank, terms } from './api.ts'
import style from './giving.module.css'
import { t } from './messages.ts'
import { b } from './office-messages.ts'

const saved = async (close: () => void) => {
  await refresh('donation-terms', 'giving')
  toast(b('terms.saved'), 'good')
  close()
}

const said = (bank: Bank | undefined) =>
  bank ? [bank.holder, bank.bank, bank.account, bank.note].filter(Boolean).join(' · ') : undefined

/** Where gifts are paid in, and whether cards are taken: the administrator's. */
export const TermsSection = (): JSX.Element => {
  const found = createAsync(() => terms())
  const [open, setOpen] = createSignal<'bank' | 'keys' | 'off'>()
  const close = () => setOpen(undefined)
  return (
    <Section id="donations" title={b('terms.title')}>
      <p class={style.soft}>{b('terms.lead')}</p>
      <View of={found} skeleton={<Skeleton rows={2} />} again={() => refresh('donation-terms')}>
        {(now) => (
          <>
            <Facts
              facts={[
                { label: b('terms.bank'), value: said(now().bank) ?? b('terms.none') },
                {
                  label: b('terms.cards'),
                  value: b(now().cards ? 'terms.cards.on' : 'terms.cards.off'),
                },
              ]}
            />
            <div class={style.row}>
              <Button small onClick={() => setOpen('bank')}>
                {b('terms.change')}
              </Button>
              <Button small icon="key" onClick={() => setOpen('keys')}>
                {b('terms.keys')}
              </Button>
              <Show when={now().cards}>
                <Button small onClick={() => setOpen('off')}>
                  {b('terms.keys.off')}
                </Button>
              </Show>
            </div>
            <BankDialog bank={now().bank} open={open() === 'bank'} onClose={close} />
          </>
        )}
      </View>
      <KeysDialog open={open() === 'keys'} onClose={close} />
      <Confirm
        open={open() === 'off'}
        onClose={close}
        title={b('terms.keys.off')}
        action={b('terms.keys.off')}
        danger
        onConfirm={async () => {
          await api('PUT /donation-terms', { cardKeys: null })
          await saved(close)
        }}
      >
        <p>{b('terms.keys.off.text')}</p>
      </Confirm>
    </Section>
  )
}

interface DialogProps {
  open: boolean
  onClose: () => void
}

const BankDialog = (props: DialogProps & { bank: Bank | undefined }) => {
  // Paths of the request, so that what the server refuses appears at its field.
  const form = createForm({
    'bank.holder': '',
    'bank.bank': '',
    'bank.account': '',
    'bank.note': '',
  })
  createEffect(
    on(
      () => props.open,
      (isOpen) => {
        const { holder = '', bank = '', account = '', note = '' } = props.bank ?? {}
        const now = { 'bank.holder': holder, 'bank.bank': bank }
        if (isOpen) form.set({ ...now, 'bank.account': account, 'bank.note': note })
      },
    ),
  )
  const save = async () => {
    const asked = (['bank.holder', 'bank.bank', 'bank.account'] as const).map(
      (path): [string, unknown, string] => [path, form.values[path].trim(), b('missing')],
    )
    if (!complete(form, asked)) return
    const done = await form.submit((values, action) => {
      const note = values['bank.note'].trim()
      const bank = {
        holder: values['bank.holder'],
        bank: values['bank.bank'],
        account: values['bank.account'],
        ...(note ? { note } : {}),
      }
      return api('PUT /donation-terms', { bank }, { action })
    })
    if (done) await saved(props.onClose)
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={b('terms.change')}
      action={b('terms.save')}
      onSubmit={() => void save()}
    >
      <TextField label={t('pay.holder')} maxlength={120} {...form.bind('bank.holder')} />
      <TextField label={t('pay.bank')} maxlength={120} {...form.bind('bank.bank')} />
      <TextField label={t('pay.account')} maxlength={60} {...form.bind('bank.account')} />
      <TextField label={t('pay.note')} optional maxlength={200} {...form.bind('bank.note')} />
    </DeedDialog>
  )
}

const KeysDialog = (props: DialogProps) => {
  const form = createForm({ 'cardKeys.secretKey': '', 'cardKeys.webhookSecret': '' })
  const clear = () => form.set({ 'cardKeys.secretKey': '', 'cardKeys.webhookSecret': '' })
  // Secrets do not stay in the page once they were sent or given up.
  createEffect(
    on(
      () => props.open,
      () => clear(),
    ),
  )
  const save = async () => {
    const asked = (['cardKeys.secretKey', 'cardKeys.webhookSecret'] as const).map(
      (path): [string, unknown, string] => [path, form.values[path].trim(), b('missing')],
    )
    if (!complete(form, asked)) return
    const done = await form.submit((values, action) => {
      const cardKeys = {
        secretKey: values['cardKeys.secretKey'].trim(),
        webhookSecret: values['cardKeys.webhookSecret'].trim(),
      }
      return api('PUT /donation-terms', { cardKeys }, { action })
    })
    if (done) await saved(props.onClose)
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={b('terms.keys')}
      action={b('terms.save')}
      onSubmit={() => void save()}
    >
      <TextField
        type="password"
        label={b('terms.secret')}
        hint={b('terms.secret.hint')}
        maxlength={220}
        {...form.bind('cardKeys.secretKey')}
      />
      <TextField
        type="password"
        label={b('terms.webhook')}
        hint={b('terms.webhook.hint')}
        maxlength={220}
        {...form.bind('cardKeys.webhookSecret')}
      />
    </DeedDialog>
  )
}
