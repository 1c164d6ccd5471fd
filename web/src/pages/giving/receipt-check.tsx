import { useLocation, useParams } from '@solidjs/router'
import type { publicRoutes } from '@terrace/certificates/routes'
import { createResource, type JSX, Match, Show, Switch } from 'solid-js'
import { client, type OutputOf } from '../../api/client.ts'
import { formatMoney, spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { Facts } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/state.tsx'
import { keysOf } from '../certificates/issuer-keys.ts'
import type { Check } from '../certificates/seal.ts'
import verify from '../certificates/verify.module.css'
import { type Credential, checkCredential, readCredential } from './credential.ts'
import style from './giving.module.css'
import { r } from './receipt-messages.ts'

type Online = OutputOf<typeof publicRoutes, 'GET /receipts/{receipt}'>['answer'] | 'failed'
interface Checked {
  credential: Credential
  check: Check | 'other'
}

const plain = (text: string) => text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')

/** What the QR is worth: also a true receipt behind another's address is none. */
async function check(asked: { number: string; hash: string }): Promise<Checked | undefined> {
  const credential = await readCredential(asked.hash)
  if (!credential) return undefined
  if (plain(credential.number) !== plain(asked.number)) return { credential, check: 'other' }
  try {
    const keys = await keysOf(credential.tenant)
    return { credential, check: await checkCredential(credential, keys) }
  } catch {
    return { credential, check: 'unable' }
  }
}

async function ask({ tenant, number }: Credential): Promise<Online> {
  try {
    const api = client<typeof publicRoutes>(`/public/t/${tenant}`)
    return (await api('GET /receipts/{receipt}', { receipt: number })).answer
  } catch {
    return 'failed'
  }
}

/** `/r/:number#…`: whether a receipt is genuine, for anybody who holds one, also without signal. */
export default function ReceiptCheck(): JSX.Element {
  const params = useParams<{ number: string }>()
  const location = useLocation()
  const asked = () => ({ number: decodeURIComponent(params.number), hash: location.hash })
  const [found, { refetch }] = createResource(asked, check)
  return (
    <PublicPage title={r('title')} lead={r('lead')}>
      <div aria-live="polite" class={verify.result}>
        <Show when={!found.loading} fallback={<Skeleton rows={3} />}>
          <Show
            when={found()}
            fallback={
              <>
                <Big tone="plain" icon="info" title={r('none.title')} />
                <p>{r('none.text', { number: asked().number })}</p>
              </>
            }
          >
            {(one) => <Result of={one()} />}
          </Show>
        </Show>
      </div>
      <div class={`${style.row} ${style.unprinted}`}>
        <Button onClick={() => void refetch()}>{r('again')}</Button>
        <Button icon="print" onClick={() => window.print()}>
          {r('print')}
        </Button>
      </div>
    </PublicPage>
  )
}

const Big = (props: { tone: 'good' | 'plain' | 'soon'; icon: IconName; title: string }) => (
  <div class={verify.big} data-tone={props.tone}>
    <Icon name={props.icon} class={verify.icon ?? ''} />
    <h2>{props.title}</h2>
  </div>
)

const Result = (props: { of: Checked }): JSX.Element => (
  <Switch>
    <Match when={props.of.check === 'genuine'}>
      <Big tone="good" icon="check" title={r('genuine.title')} />
      <p>{r('genuine.text', { office: props.of.credential.office })}</p>
      <InBooks credential={props.of.credential} />
      <Details credential={props.of.credential} />
    </Match>
    <Match when={props.of.check === 'unable'}>
      <Big tone="plain" icon="info" title={r('unable.title')} />
      <p>{r('unable.text')}</p>
    </Match>
    {/* What a forger wrote is not shown: it would be read as if it were true. */}
    <Match when={true}>
      <Big tone="soon" icon="alert" title={r('forged.title')} />
      <p class={verify.warning}>{r(props.of.check === 'other' ? 'other.text' : 'forged.text')}</p>
    </Match>
  </Switch>
)

const InBooks = (props: { credential: Credential }) => {
  const [online] = createResource(() => props.credential, ask)
  return (
    <p classList={{ [verify.warning ?? '']: online() === 'refunded' || online() === 'not-valid' }}>
      {r(`online.${(online.loading ? undefined : online()) ?? 'waiting'}`)}
    </p>
  )
}

const Details = (props: { credential: Credential }) => {
  const { number, office, giver, amount, currency, day, fund } = props.credential
  return (
    <Facts
      facts={[
        { label: r('number'), value: <span class={verify.serial}>{number}</span> },
        { label: r('office'), value: office },
        { label: r('giver'), value: giver ?? r('giver.none') },
        { label: r('amount'), value: formatMoney(amount, currency), numeric: true },
        { label: r('day'), value: spellDay(day) },
        { label: r('fund'), value: fund },
      ]}
    />
  )
}
