import { createAsync } from '@solidjs/router'
import type { routes } from '@terrace/tenancy/routes'
import { createSignal, type JSX, Show } from 'solid-js'
import { cached, refresh } from '../../api/cached.ts'
import { client, type OutputOf } from '../../api/client.ts'
import { tenant } from '../../api/tenant.ts'
import { formatInstant } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { Section } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { useMay } from './api.ts'
import style from './card.module.css'
import { k } from './key-messages.ts'

const api = client<typeof routes>()
type Key = OutputOf<typeof routes, 'POST /signing-keys'>

const keys = cached('signing-keys', () => api('GET /signing-keys'))

const copy = async (text: string) => {
  await navigator.clipboard.writeText(text)
  toast(k('copied'))
}

const State = (props: { of: Key }) => (
  <Badge tone={props.of.current ? 'good' : 'plain'}>
    {props.of.revoked
      ? k('state.revoked', { when: formatInstant(props.of.revoked) })
      : k(props.of.current ? 'state.current' : 'state.kept')}
  </Badge>
)

/** Where the public keys stand for everybody: what a tenant publishes beside its name. */
const Address = () => {
  const address = () => `${location.origin}/public/t/${tenant()}/keys`
  return (
    <>
      <p>
        {k('address')}: <code class={style.long}>{address()}</code>
      </p>
      <div class={style.row}>
        <Button small icon="copy" onClick={() => void copy(address())}>
          {k('copy')}
        </Button>
        <ButtonLink small href={address()}>
          {k('open')}
        </ButtonLink>
      </div>
    </>
  )
}

/** The keys that sign a tenant's cards: published, replaced every year, revoked when stolen. */
export const KeysSection = (): JSX.Element => {
  const may = useMay()
  const found = createAsync(() => keys())
  const [rotating, setRotating] = createSignal(false)
  const [revoking, setRevoking] = createSignal<Key>()
  const act = async (work: () => Promise<unknown>, done: string) => {
    await work()
    await refresh('signing-keys')
    toast(done)
  }
  const columns = () => [
    { id: 'key', label: k('key'), cell: (one: Key) => <code>{one.keyId}</code> },
    { id: 'state', label: k('state'), cell: (one: Key) => <State of={one} /> },
    { id: 'made', label: k('made'), cell: (one: Key) => formatInstant(one.createdAt) },
    {
      id: 'public',
      label: k('public'),
      cell: (one: Key) => (
        <span class={style.row}>
          <code class={style.long}>{one.publicKey}</code>
          <Button
            small
            look="quiet"
            icon="copy"
            label={k('copy.key', { key: one.keyId })}
            onClick={() => void copy(one.publicKey)}
          />
        </span>
      ),
    },
    ...(may('keys')
      ? [
          {
            id: 'revoke',
            label: k('revoke'),
            cell: (one: Key) => (
              <Show when={!one.revoked} fallback="–">
                <Button
                  small
                  aria-label={k('revoke.name', { key: one.keyId })}
                  onClick={() => setRevoking(one)}
                >
                  {k('revoke')}
                </Button>
              </Show>
            ),
          },
        ]
      : []),
  ]
  return (
    <Section
      id="signing-keys"
      title={k('title')}
      actions={
        <Show when={may('keys')}>
          <Button small icon="key" onClick={() => setRotating(true)}>
            {k('rotate')}
          </Button>
        </Show>
      }
    >
      <p class={style.soft}>{k('lead')}</p>
      <Address />
      <View of={found} skeleton={<Skeleton rows={2} />} again={() => refresh('signing-keys')}>
        {(page) => (
          <Show when={page().items.length > 0} fallback={<p>{k('none')}</p>}>
            <Table<Key>
              caption={k('table')}
              rowKey={(one) => one.keyId}
              rows={page().items}
              columns={columns()}
            />
          </Show>
        )}
      </View>
      <Confirm
        open={rotating()}
        onClose={() => setRotating(false)}
        title={k('rotate.title')}
        action={k('rotate')}
        reason
        onConfirm={(reason) => act(() => api('POST /signing-keys', { reason }), k('rotate.done'))}
      >
        <p>{k('rotate.text')}</p>
      </Confirm>
      <Confirm
        open={revoking() !== undefined}
        onClose={() => setRevoking(undefined)}
        title={k('revoke.name', { key: revoking()?.keyId ?? '' })}
        action={k('revoke')}
        danger
        reason
        onConfirm={(reason) => {
          const { keyId = '' } = revoking() ?? {}
          return act(
            () => api('POST /signing-keys/{keyId}/revocation', { keyId, reason }),
            k('revoke.done', { key: keyId }),
          )
        }}
      >
        <p>{k('revoke.text')}</p>
      </Confirm>
    </Section>
  )
}
