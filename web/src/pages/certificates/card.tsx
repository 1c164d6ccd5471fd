import { A, createAsync, useNavigate, useParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatInstant, spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { RecordPage, RecordView } from '../../ui/kind/record.tsx'
import { Menu } from '../../ui/menu.tsx'
import { type Fact, Facts, Panel, PrintHeader, Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { api, type CardView, changed, card as read, useMay } from './api.ts'
import style from './card.module.css'
import { CardAppeal } from './card-appeal.tsx'
import { CardBadge } from './card-badge.tsx'
import { ReceiptDialog, ReissueDialog, RevokeDialog, SuspendDialog } from './deeds.tsx'
import { t } from './messages.ts'
import { usePrinting } from './printing.tsx'

type Props = { card: CardView }
type Deed = 'revoke' | 'suspend' | 'reissue' | 'receive'

const isAlive = ({ state }: CardView) => state === 'issued' || state === 'suspended'

/** What may be done with a card, in the order of how often it is. */
function Actions(props: Props & { print: (paper: 'card' | 'handbook') => void }): JSX.Element {
  const may = useMay()
  const navigate = useNavigate()
  const [deed, setDeed] = createSignal<Deed>()
  const close = () => setDeed(undefined)
  const entries = () => {
    const { state, request, receipt } = props.card
    // One whose time is over is renewed, and nothing else is done with it.
    if (state === 'expired') {
      return may('keep') ? [{ label: t('act.reissue'), run: () => setDeed('reissue') }] : []
    }
    if (!isAlive(props.card)) return []
    const suspends = state === 'suspended' ? may('decide') : may('keep')
    return [
      ...(may('give') && !receipt ? [{ label: t('act.receive'), deed: 'receive' as const }] : []),
      ...(may('keep') && state === 'issued' && !request
        ? [{ label: t('act.reissue'), deed: 'reissue' as const }]
        : []),
      ...(suspends
        ? [
            {
              label: t(state === 'suspended' ? 'act.resume' : 'act.suspend'),
              deed: 'suspend' as const,
            },
          ]
        : []),
      ...(may('keep') && !request ? [{ label: t('act.revoke'), deed: 'revoke' as const }] : []),
    ].map(({ label, deed: next }) => ({ label, run: () => setDeed(next) }))
  }
  const dialog = (own: Deed) => ({ card: props.card, open: deed() === own, onClose: close })
  return (
    <>
      <Show when={may('give') && props.card.state === 'issued'}>
        <Button icon="print" onClick={() => props.print('card')}>
          {t('print.card')}
        </Button>
        <Button icon="file" onClick={() => props.print('handbook')}>
          {t('print.handbook')}
        </Button>
      </Show>
      <Show when={entries().length > 0}>
        <Menu
          trigger={
            <>
              {t('more')} <Icon name="down" />
            </>
          }
          items={entries()}
        />
      </Show>
      <RevokeDialog {...dialog('revoke')} />
      <SuspendDialog {...dialog('suspend')} />
      <ReissueDialog
        {...dialog('reissue')}
        onIssued={({ card }) => navigate(href(`/cards/${card}`))}
      />
      <ReceiptDialog {...dialog('receive')} />
    </>
  )
}

/** A revocation that waits: whoever did not ask for it decides. */
function Request(props: Props & { request: NonNullable<CardView['request']> }): JSX.Element {
  const may = useMay()
  const [asking, setAsking] = createSignal<'confirm' | 'refuse'>()
  const decide = async (decision: 'confirm' | 'refuse' | 'withdraw', note?: string) => {
    const { card } = props.card
    await api('POST /cards/{card}/revocation/decision', {
      card,
      decision,
      ...(note ? { note } : {}),
    })
    toast(t(`${decision}.done`), 'good')
    await changed()
  }
  return (
    <section class={style.request} aria-label={t('request.title')}>
      <h2>{t('request.title')}</h2>
      <Facts
        facts={[
          { label: t('reason'), value: t(`reason.${props.request.reason}`) },
          { label: t('note'), value: props.request.note },
          { label: t('request.by'), value: props.request.by.name },
          { label: t('ended.at'), value: formatInstant(props.request.at) },
        ]}
      />
      <Show
        when={!props.card.ownRequest}
        fallback={
          <>
            <p>{t('request.own')}</p>
            <div class={style.row}>
              <Button onClick={() => void decide('withdraw')}>{t('withdraw')}</Button>
            </div>
          </>
        }
      >
        <Show when={may('decide')}>
          <div class={style.row}>
            <Button look="danger" data-act="" onClick={() => setAsking('confirm')}>
              {t('confirm')}
            </Button>
            <Button onClick={() => setAsking('refuse')}>{t('refuse')}</Button>
          </div>
        </Show>
      </Show>
      <Confirm
        open={asking() === 'confirm'}
        onClose={() => setAsking(undefined)}
        title={t('confirm.title')}
        action={t('confirm')}
        danger
        onConfirm={() => decide('confirm')}
      >
        <p>{t('confirm.text')}</p>
      </Confirm>
      <Confirm
        open={asking() === 'refuse'}
        onClose={() => setAsking(undefined)}
        title={t('refuse.title')}
        action={t('refuse')}
        reason
        onConfirm={(note) => decide('refuse', note)}
      />
    </section>
  )
}

const SerialLink = (props: { serial: string }) => (
  <A href={`${href('/cards')}?search=${props.serial}`}>{props.serial}</A>
)

function endedFacts({ ended, replacedBy }: CardView): Fact[] {
  if (!ended) return []
  return [
    { label: t('reason'), value: t(`reason.${ended.reason}`) },
    ...(ended.note ? [{ label: t('note'), value: ended.note }] : []),
    ...(ended.asked ? [{ label: t('ended.asked'), value: ended.asked.name }] : []),
    { label: t('ended.by'), value: ended.by.name },
    { label: t('ended.at'), value: formatInstant(ended.at) },
    ...(ended.appealUntil
      ? [{ label: t('ended.appeal'), value: spellDay(ended.appealUntil) }]
      : []),
    ...(replacedBy ? [{ label: t('replaced-by'), value: <SerialLink serial={replacedBy} /> }] : []),
  ]
}

function receiptFacts({ receipt }: CardView): Fact[] {
  if (!receipt) return []
  return [
    { label: t('receive.how'), value: t(`how.${receipt.how}`) },
    { label: t('receive.day'), value: receipt.day },
    ...(receipt.receiver ? [{ label: t('receive.receiver'), value: receipt.receiver }] : []),
    ...(receipt.witnesses ? [{ label: t('witnesses'), value: receipt.witnesses.join(', ') }] : []),
    { label: t('receipt.by'), value: receipt.by.name },
  ]
}

const Part = (props: { title: string; facts: Fact[] }) => (
  <Show when={props.facts.length > 0}>
    <Section title={props.title}>
      <Panel>
        <Facts facts={props.facts} />
      </Panel>
    </Section>
  </Show>
)

function Whole(props: Props): JSX.Element {
  const { start, Press } = usePrinting()
  const print = (paper: 'card' | 'handbook') =>
    void start((action) =>
      api('POST /cards/{card}/print', { card: props.card.card, paper }, { action }),
    )
  const suspended = (): Fact[] => {
    const { suspended: since } = props.card
    if (props.card.state !== 'suspended' || !since) return []
    return [
      { label: t('note'), value: since.note },
      { label: t('ended.by'), value: since.by.name },
      { label: t('ended.at'), value: formatInstant(since.at) },
    ]
  }
  const household = () => href(`/households/${props.card.household}`)
  return (
    <>
      <PrintHeader title={props.card.serial} area={props.card.areaName} />
      <RecordPage
        title={props.card.serial}
        crumbs={[{ label: t('title'), href: href('/cards') }, { label: props.card.serial }]}
        status={<CardBadge card={props.card} waits={Boolean(props.card.request)} />}
        actions={<Actions {...props} print={print} />}
        summary={[
          {
            label: t('head'),
            value: <A href={household()}>{props.card.head ?? t('nameless')}</A>,
          },
          { label: t('number'), value: props.card.number },
          { label: t('area'), value: props.card.areaName },
          { label: t('issued'), value: props.card.issued },
          ...(props.card.expires ? [{ label: t('expires'), value: props.card.expires }] : []),
          { label: t('decision'), value: props.card.decision },
        ]}
      >
        <Press />
        <Show when={props.card.request}>
          {(request) => <Request {...props} request={request()} />}
        </Show>
        <Part title={t('suspended.title')} facts={suspended()} />
        <Part title={t('ended.title')} facts={endedFacts(props.card)} />
        <CardAppeal card={props.card} />
        <Part title={t('receipt.title')} facts={receiptFacts(props.card)} />
        <p class={style.row}>
          <a href={`/v/${props.card.serial}`}>{t('check')}</a>
          <Show when={props.card.replaces}>
            {(serial) => (
              <span>
                {t('replaces')} <SerialLink serial={serial()} />
              </span>
            )}
          </Show>
        </p>
      </RecordPage>
    </>
  )
}

/** One card: what it proves, what became of it, and what may be done. */
export default function Card(): JSX.Element {
  const params = useParams<{ card: string }>()
  const found = createAsync(() => read(params.card))
  return (
    <RecordView of={found} again={() => void refresh('card')}>
      {(value) => <Whole card={value()} />}
    </RecordView>
  )
}
