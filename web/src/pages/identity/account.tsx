import { createAsync, Navigate } from '@solidjs/router'
import { Show } from 'solid-js'
import { currentSession } from '../../api/auth.ts'
import { cached } from '../../api/cached.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { View } from '../../ui/state.tsx'
import { Authenticator } from './authenticator.tsx'
import { Devices } from './devices.tsx'
import { t } from './messages.ts'
import { Passkeys } from './passkeys.tsx'
import { Password } from './password.tsx'

export const session = cached('session', async () => ({ now: await currentSession() }))

/** `/account`: where I am signed in, and how I prove that I am I. */
export default function Account() {
  const found = createAsync(() => session())
  return (
    <View of={found} whole>
      {(value) => (
        <Show when={value().now} fallback={<Navigate href="/sign-in?next=%2Faccount" />}>
          {(mine) => (
            <PublicPage
              wide
              title={t('account.title')}
              lead={t('account.lead', { name: mine().user.name, email: mine().user.email })}
            >
              <div>
                <ButtonLink href="/" icon="back">
                  {t('account.home')}
                </ButtonLink>
              </div>
              <Devices current={mine().session.token} />
              <Authenticator on={Boolean(mine().user.twoFactorEnabled)} />
              <Passkeys />
              <Password />
            </PublicPage>
          )}
        </Show>
      )}
    </View>
  )
}
