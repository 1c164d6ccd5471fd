import { A, createAsync, useParams, useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { Button } from '../../ui/button.tsx'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import style from './notice.module.css'
import { n } from './notice-messages.ts'
import { publicNotices } from './public-api.ts'

/** The notices that are up in a tenant, for everybody. */
export default function PublicNotices() {
  const params = useParams<{ tenant: string }>()
  const [search, setSearch] = useSearchParams()
  const page = createAsync(() =>
    publicNotices(params.tenant, String(search.area ?? ''), String(search.cursor ?? '')),
  )
  return (
    <PublicPage wide title={n('all.title')} lead={n('all.lead')}>
      <View of={page} skeleton={<Skeleton rows={5} />} again={() => void refresh('public-notices')}>
        {(found) => (
          <>
            <Show
              when={found().items.length > 0}
              fallback={<Empty icon="list" title={n('all.empty')} text={n('all.empty.text')} />}
            >
              <ul class={style.notices}>
                <For each={found().items}>
                  {(one) => (
                    <li>
                      <A href={`/notices/${params.tenant}/${one.notice}`}>{one.areaName}</A>
                      <span>{n('all.households', { count: one.households })}</span>
                      <span class={style.days}>
                        {n('all.dates', { from: one.from ?? '', last: one.last ?? '' })}
                      </span>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <Show when={found().next}>
              {(next) => (
                <div>
                  <Button onClick={() => setSearch({ cursor: next() })}>{n('all.more')}</Button>
                </div>
              )}
            </Show>
            <p>
              <A href={`/notices/${params.tenant}/answer`}>{n('answer.title')}</A>
            </p>
          </>
        )}
      </View>
    </PublicPage>
  )
}
