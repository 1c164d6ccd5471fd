import { createAsync } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { auth, type DeviceSession } from '../../api/auth.ts'
import { cached, refresh } from '../../api/cached.ts'
import { formatAgo, formatInstant } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel, Section } from '../../ui/page.tsx'
import { View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { deviceName } from './device-name.ts'
import style from './identity.module.css'
import { t } from './messages.ts'
import { say } from './say.ts'

const sessions = cached('sessions', async () => ({
  items: await auth<DeviceSession[]>('/list-sessions'),
}))

/** Every device with a session; any of them can be signed out from here. */
export const Devices = (props: { current: string }) => {
  const found = createAsync(() => sessions())
  const end = async (path: string, body: object, done: string) => {
    try {
      await auth(path, body)
      await refresh('sessions')
      toast(done)
    } catch (error) {
      toast(say(error), 'late')
    }
  }
  const name = (one: DeviceSession) => deviceName(one.userAgent) ?? t('device.unknown')
  const latestFirst = (all: readonly DeviceSession[]) =>
    [...all].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
  return (
    <Section title={t('device.title')}>
      <Panel>
        <View of={found} again={() => refresh('sessions')}>
          {(value) => (
            <>
              <ul class={style.rows}>
                <For each={latestFirst(value().items)}>
                  {(one) => (
                    <li class={style.row}>
                      <span class={style.what}>
                        <strong>{name(one)}</strong>
                        <span class={style.soft}>
                          {t('device.since', {
                            when: formatInstant(one.createdAt),
                            ago: formatAgo(one.updatedAt),
                          })}
                          <Show when={one.ipAddress}> · {one.ipAddress}</Show>
                        </span>
                      </span>
                      <Show
                        when={one.token !== props.current}
                        fallback={<Badge tone="good">{t('device.this')}</Badge>}
                      >
                        <Button
                          small
                          aria-label={t('device.out.label', { device: name(one) })}
                          onClick={() =>
                            void end('/revoke-session', { token: one.token }, t('device.done'))
                          }
                        >
                          {t('device.out')}
                        </Button>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
              <Show when={value().items.length > 1}>
                <div>
                  <Button
                    onClick={() => void end('/revoke-other-sessions', {}, t('device.others.done'))}
                  >
                    {t('device.others')}
                  </Button>
                </div>
              </Show>
            </>
          )}
        </View>
      </Panel>
    </Section>
  )
}
