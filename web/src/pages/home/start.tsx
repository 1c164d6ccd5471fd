import { createAsync, Navigate } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { type Me, me } from '../../api/me.ts'
import { isProblem } from '../../api/problem.ts'
import { tenant } from '../../api/tenant.ts'
import { roleText } from '../../i18n/role-words.ts'
import { Badge } from '../../ui/badge.tsx'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { Empty, View } from '../../ui/state.tsx'
import style from './home.module.css'
import { kinds, t } from './messages.ts'

const kindText = (kind: string) => (kind in kinds ? t(kinds[kind as keyof typeof kinds]) : kind)

/** `/`: to the only workspace, or to the choice of several; to sign-in when nobody is in. */
export default function Start() {
  const person = createAsync(async (): Promise<{ me: Me | undefined }> => {
    try {
      return { me: await me() }
    } catch (error) {
      if (isProblem(error) && error.status === 401) return { me: undefined }
      throw error
    }
  })
  const only = () => {
    const mine = person()?.me?.tenants ?? []
    return mine.length === 1 ? mine[0] : undefined
  }
  return (
    <View of={person} whole skeleton={<span />}>
      {(found) => (
        <Show when={found().me} fallback={<Navigate href="/sign-in" />}>
          {(mine) => (
            <Show when={!only()} fallback={<Navigate href={`/t/${only()?.tenant}`} />}>
              <PublicPage
                title={t('start.title')}
                lead={mine().tenants.length > 1 ? t('start.lead') : undefined}
              >
                <Show
                  when={mine().tenants.length > 0}
                  fallback={
                    <Empty icon="key" title={t('start.none')} text={t('start.none.text')} />
                  }
                >
                  <ul class={style.tenants}>
                    <For each={mine().tenants}>
                      {(one) => (
                        <li>
                          <a href={`/t/${one.tenant}`} target="_self" class={style.tenant}>
                            <span class={style.about}>
                              <strong>{one.name}</strong>
                              <span class={style.note}>{one.roles.map(roleText).join(', ')}</span>
                            </span>
                            <span class={style.badges}>
                              <Show when={one.tenant === tenant()}>
                                <Badge tone="good">{t('start.last')}</Badge>
                              </Show>
                              <Badge>{kindText(one.kind)}</Badge>
                            </span>
                          </a>
                        </li>
                      )}
                    </For>
                  </ul>
                </Show>
              </PublicPage>
            </Show>
          )}
        </Show>
      )}
    </View>
  )
}
