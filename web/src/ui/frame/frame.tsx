import { createAsync, type RouteSectionProps, useLocation, useNavigate } from '@solidjs/router'
import {
  createEffect,
  createSignal,
  ErrorBoundary,
  on,
  onCleanup,
  onMount,
  Show,
  Suspense,
} from 'solid-js'
import { isOwn, me } from '../../api/me.ts'
import { isProblem } from '../../api/problem.ts'
import { enterTenant } from '../../api/tenant.ts'
import { loadFaultTexts } from '../../i18n/faults.ts'
import { onKey } from '../keys.ts'
import { Page } from '../page.tsx'
import { Failure, Skeleton } from '../state.tsx'
import style from './frame.module.css'
import { t } from './places.ts'
import { BottomBar, OwnRail, Rail } from './rail.tsx'
import { followJobs } from './running-jobs.ts'
import { TopBar } from './top-bar.tsx'

/** Puts the cursor into the page's own search, else the menu's, when `/` is pressed outside a field. */
function searchKey(event: KeyboardEvent): void {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
  const target = event.target as HTMLElement | null
  if (target?.closest('input, textarea, select, [contenteditable]')) return
  const all = [...document.querySelectorAll<HTMLInputElement>('[data-search]')]
  const found =
    all.find((input) => input.closest('main') && input.offsetParent) ??
    all.find((input) => input.offsetParent)
  if (!found) return
  event.preventDefault()
  found.focus()
  found.select()
}

function online() {
  const [on, set] = createSignal(navigator.onLine)
  const follow = () => set(navigator.onLine)
  onMount(() => {
    addEventListener('online', follow)
    addEventListener('offline', follow)
  })
  onCleanup(() => {
    removeEventListener('online', follow)
    removeEventListener('offline', follow)
  })
  return on
}

/** The frame of every page of a tenant: rail, top bar, content; a bottom bar on a phone. */
export default function Frame(props: RouteSectionProps) {
  enterTenant(props.params.tenant ?? '')
  const navigate = useNavigate()
  const location = useLocation()
  const isOnline = online()
  const [open, setOpen] = createSignal(false)
  const person = createAsync(async () => {
    try {
      return await me()
    } catch (error) {
      if (isProblem(error) && error.status === 401) {
        navigate(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
      }
      return undefined
    }
  })
  const roles = () =>
    person.latest?.tenants.find(({ tenant }) => tenant === props.params.tenant)?.roles ?? []
  const own = () => isOwn(roles())
  // Another workspace (Back, a typed address) starts afresh: nothing of the first stays in memory.
  createEffect(
    on(
      () => props.params.tenant,
      () => window.location.reload(),
      { defer: true },
    ),
  )
  onKey((key) => key === 'Escape' && setOpen(false))
  followJobs(() => location.pathname)
  createEffect(
    on(
      () => location.pathname,
      () => setOpen(false),
      { defer: true },
    ),
  )
  onMount(() => {
    document.addEventListener('keydown', searchKey)
    // The words for refusals, while the network is there: a problem may be that it is not.
    setTimeout(() => void loadFaultTexts(), 3_000)
  })
  onCleanup(() => document.removeEventListener('keydown', searchKey))
  return (
    <div class={style.frame}>
      <a class={style.skip} href="#main" target="_self">
        {t('menu.skip')}
      </a>
      <Suspense fallback={<div class={style.top} />}>
        <TopBar me={person()} tenant={props.params.tenant ?? ''} own={own()} />
      </Suspense>
      <Show when={!own()} fallback={<OwnRail roles={roles()} />}>
        <Rail open={open()} roles={roles()} />
      </Show>
      <main id="main" tabindex={-1} class={style.main}>
        <Show when={!isOnline()}>
          <p class={style.offline} role="status">
            {t('offline.strip')}
          </p>
        </Show>
        <ErrorBoundary
          fallback={(error, reset) => (
            <Page>
              <Failure whole error={error} again={reset} />
            </Page>
          )}
        >
          <Suspense
            fallback={
              <Page>
                <Skeleton whole />
              </Page>
            }
          >
            {props.children}
          </Suspense>
        </ErrorBoundary>
      </main>
      <Show when={!own()}>
        <BottomBar open={open()} toggle={() => setOpen(!open())} />
      </Show>
    </div>
  )
}
