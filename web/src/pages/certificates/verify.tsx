import { useLocation, useNavigate, useParams } from '@solidjs/router'
import type { publicRoutes } from '@terrace/certificates/routes'
import { createResource, For, type JSX, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import { client, type OutputOf } from '../../api/client.ts'
import { now } from '../../api/clock.ts'
import { isProblem } from '../../api/problem.ts'
import { formatInstant, spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, Form, FormActions, TextField } from '../../ui/form/index.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { Facts } from '../../ui/page.tsx'
import { problemText } from '../../ui/problem.ts'
import { Skeleton } from '../../ui/state.tsx'
import { keysOf } from './issuer-keys.ts'
import { type Check, checkSeal, keyOf, readSeal, type Seal } from './seal.ts'
import style from './verify.module.css'
import { v } from './verify-messages.ts'

/** Of no tenant in particular: a printed card names none, and a serial is found by itself. */
const api = client<typeof publicRoutes>('/public/t/-')
type Verified = OutputOf<typeof publicRoutes, 'GET /cards/{serial}'>

/** What the QR's seal is worth: also a true seal of another card is a forgery here. */
async function sealCheck(seal: Seal | undefined, serial: string): Promise<Check | 'none'> {
  if (!seal) return 'none'
  const plain = (text: string) => text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')
  if (plain(seal.serial) !== plain(serial)) return 'forged'
  try {
    const keys = await keysOf(seal.tenant)
    return checkSeal(seal, keys && keyOf(keys, seal))
  } catch {
    return 'unable'
  }
}

type Answer = { verified: Verified; at: string } | { error: unknown }

async function ask(serial: string): Promise<Answer> {
  try {
    const verified = await api('GET /cards/{serial}', { serial })
    return { verified, at: now().toISOString() }
  } catch (error) {
    return { error }
  }
}

/** Whether a card counts: a page for anybody, opened by the card's QR. It never shows a name. */
export default function Verify(): JSX.Element {
  const params = useParams<{ serial?: string }>()
  const location = useLocation()
  const serial = () => decodeURIComponent(params.serial ?? '')
  const [answer, { refetch }] = createResource(() => serial() || undefined, ask)
  // The same address opened again in this tab loads no page: the card is asked for anew all the same.
  const again = () => void refetch()
  onMount(() => window.addEventListener('popstate', again))
  onCleanup(() => window.removeEventListener('popstate', again))
  const asked = () => ({ serial: serial(), hash: location.hash })
  const [check] = createResource(asked, ({ serial, hash }) => sealCheck(readSeal(hash), serial))
  return (
    <PublicPage title={v('title')} lead={v('lead')}>
      <Show when={serial()}>
        <div aria-live="polite" class={style.result}>
          <Show when={!answer.loading && answer()} fallback={<Skeleton rows={3} />}>
            {(given) => <Result answer={given()} check={check()} serial={serial()} again={again} />}
          </Show>
        </div>
      </Show>
      <OtherSerial another={serial() !== ''} />
      <p class={style.soft}>{v('emergency')}</p>
    </PublicPage>
  )
}

const icons: Record<Verified['answer'], IconName> = {
  valid: 'check',
  'not-valid': 'close',
  replaced: 'copy',
  expired: 'clock',
}

const Big = (props: { tone: 'good' | 'plain' | 'soon'; icon: IconName; title: string }) => (
  <div class={style.big} data-tone={props.tone}>
    <Icon name={props.icon} class={style.icon ?? ''} />
    <h2>{props.title}</h2>
  </div>
)

function Result(props: {
  answer: Answer
  check: Check | 'none' | undefined
  serial: string
  again: () => void
}): JSX.Element {
  const verified = () => ('verified' in props.answer ? props.answer : undefined)
  const error = () => ('error' in props.answer ? props.answer.error : undefined)
  return (
    <Show
      when={verified()}
      fallback={<Unanswered error={error()} check={props.check} again={props.again} />}
    >
      {(found) => (
        <Switch>
          <Match when={props.check === 'forged'}>
            <Big tone="soon" icon="alert" title={v('answer.not-valid')} />
            <p class={style.warning}>{v('seal.forged')}</p>
            <Details found={found()} />
          </Match>
          <Match when={true}>
            <Big
              tone={found().verified.answer === 'valid' ? 'good' : 'plain'}
              icon={icons[found().verified.answer]}
              title={v(`answer.${found().verified.answer}`)}
            />
            <p>{v(`about.${found().verified.answer}`)}</p>
            <Details found={found()} />
            <p class={style.soft}>{v(`seal.${props.check ?? 'waiting'}`)}</p>
          </Match>
        </Switch>
      )}
    </Show>
  )
}

const Details = (props: { found: { verified: Verified; at: string } }) => {
  const { verified } = props.found
  return (
    <Facts
      facts={[
        { label: v('serial'), value: <span class={style.serial}>{verified.serial}</span> },
        ...(verified.area ? [{ label: v('area'), value: <Names of={verified.area} /> }] : []),
        ...(verified.issued ? [{ label: v('issued'), value: spellDay(verified.issued) }] : []),
        { label: v('checked'), value: formatInstant(props.found.at) },
      ]}
    />
  )
}

/** Names of areas from the top down; a line may break between two, not within one. */
const Names = (props: { of: readonly string[] }) => (
  <For each={props.of}>{(name) => <span class={style.name}>{name} </span>}</For>
)

function Unanswered(props: {
  error: unknown
  check: Check | 'none' | undefined
  again: () => void
}): JSX.Element {
  const status = () => (isProblem(props.error) ? props.error.status : -1)
  const seal = () => {
    if (props.check === 'genuine') return v('offline.genuine')
    return props.check === 'forged' ? v('offline.forged') : v('offline.unknown')
  }
  return (
    <Switch>
      <Match when={status() === 400}>
        <Big tone="soon" icon="alert" title={v('mistyped.title')} />
        <p>{problemText(props.error)}</p>
      </Match>
      <Match when={status() === 0}>
        <Big tone="plain" icon="info" title={v('offline.title')} />
        <p>{seal()}</p>
        <Button onClick={() => props.again()}>{v('again')}</Button>
      </Match>
      <Match when={true}>
        <Big tone="plain" icon="info" title={v(status() === 429 ? 'busy.title' : 'failed.title')} />
        <p>{v('wait.text')}</p>
        <Button onClick={() => props.again()}>{v('again')}</Button>
      </Match>
    </Switch>
  )
}

/** For who reads a serial from a worn card, or over the telephone. */
function OtherSerial(props: { another: boolean }): JSX.Element {
  const navigate = useNavigate()
  const form = createForm({ serial: '' })
  const go = () => {
    const serial = form.values.serial.trim()
    if (!serial) return form.setErrors([{ path: 'serial', text: v('other.missing') }])
    form.setErrors([])
    navigate(`/v/${encodeURIComponent(serial)}`)
  }
  const title = () => v(props.another ? 'other.another' : 'other.title')
  return (
    <section class={style.other} aria-label={title()}>
      <h2>{title()}</h2>
      <Form form={form} onSubmit={go} label={title()}>
        <TextField
          label={v('other.label')}
          hint={v('other.hint')}
          maxlength={40}
          {...form.bind('serial')}
        />
        <FormActions>
          <Button type="submit">{v('other.check')}</Button>
        </FormActions>
      </Form>
    </section>
  )
}
