import { createAsync } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { auth } from '../../api/auth.ts'
import { cached, refresh } from '../../api/cached.ts'
import { formatInstant } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/form/text.tsx'
import { Panel, Section } from '../../ui/page.tsx'
import { View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { deviceName } from './device-name.ts'
import style from './identity.module.css'
import { codes, t } from './messages.ts'
import { addPasskey, hasPasskeys } from './passkey.ts'
import { createStep, StepForm } from './step.tsx'

interface Passkey {
  id: string
  name?: string | null
  createdAt?: string | null
}

const passkeys = cached('passkeys', async () => ({
  items: await auth<Passkey[]>('/passkey/list-user-passkeys'),
}))

const nameOf = (one: Passkey) => one.name || t('passkey.unnamed')

/** The passkeys of the person: added on the device that is at hand, removed from anywhere. */
export const Passkeys = () => {
  const found = createAsync(() => passkeys())
  const step = createStep()
  const [name, setName] = createSignal(deviceName(navigator.userAgent) ?? '')
  const [going, setGoing] = createSignal<Passkey>()
  const add = async () => {
    if (!(await step.run('passkey-name', () => addPasskey(name().trim())))) return
    await refresh('passkeys')
    toast(t('passkey.added'))
  }
  const remove = async () => {
    await auth('/passkey/delete-passkey', { id: going()?.id })
    await refresh('passkeys')
    toast(t('passkey.removed'))
  }
  return (
    <Section title={t('passkey.title')}>
      <Panel>
        <p>{t('passkey.text')}</p>
        <View of={found} again={() => refresh('passkeys')}>
          {(value) => (
            <Show when={value().items.length > 0} fallback={<p>{t('passkey.none')}</p>}>
              <ul class={style.rows}>
                <For each={value().items}>
                  {(one) => (
                    <li class={style.row}>
                      <span class={style.what}>
                        <strong>{nameOf(one)}</strong>
                        <Show when={one.createdAt}>
                          {(when) => (
                            <span class={style.soft}>
                              {t('passkey.since', { when: formatInstant(when()) })}
                            </span>
                          )}
                        </Show>
                      </span>
                      <Button small onClick={() => setGoing(one)}>
                        {t('passkey.remove')}
                      </Button>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          )}
        </View>
        <Show when={hasPasskeys()} fallback={<p>{codes('passkey.unsupported')}</p>}>
          <StepForm
            step={step}
            label={t('passkey.add')}
            action={t('passkey.add')}
            onSubmit={() => void add()}
          >
            <TextField
              name="passkey-name"
              label={t('passkey.name')}
              value={name()}
              onChange={setName}
              error={step.error('passkey-name')}
            />
          </StepForm>
        </Show>
        <Confirm
          open={going() !== undefined}
          onClose={() => setGoing(undefined)}
          title={t('passkey.remove.title', { name: nameOf(going() ?? { id: '' }) })}
          action={t('passkey.remove')}
          danger
          onConfirm={remove}
        >
          <p>{t('passkey.remove.text')}</p>
        </Confirm>
      </Panel>
    </Section>
  )
}
