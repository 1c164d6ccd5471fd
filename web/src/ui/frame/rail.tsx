import { A, useLocation, useNavigate, useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { href } from '../../api/tenant.ts'
import { Count } from '../badge.tsx'
import { Icon } from '../icon.tsx'
import { findPlace } from './find.ts'
import { manage, type Place, placesFor, stages, t } from './places.ts'
import style from './rail.module.css'
import { runningJobs } from './running-jobs.ts'
import { workCount } from './work-count.ts'

/** The address of a place, keeping the area that the person looks at. */
function placeHref(): (path?: string) => string {
  const [search] = useSearchParams()
  return (path = '') =>
    href(path) + (search.area ? `?area=${encodeURIComponent(String(search.area))}` : '')
}

const PlaceLink = (props: { place: Place; inner?: boolean }) => {
  const to = placeHref()
  return (
    <A
      href={to(props.place.path)}
      class={style.link}
      classList={{ [style.inner ?? '']: Boolean(props.inner) }}
      activeClass={style.here}
    >
      <Icon name={props.place.icon} />
      <span>{t(props.place.label)}</span>
      <Show when={props.place.path === '/jobs' && runningJobs()}>
        {(count) => <Count of={count()} label={t('menu.running', { count: count() })} />}
      </Show>
    </A>
  )
}

/** Finds households from anywhere; `/` puts the cursor here. */
const Search = () => {
  const navigate = useNavigate()
  let input: HTMLInputElement | undefined
  return (
    <search>
      <form
        class={style.search}
        onSubmit={(event) => {
          event.preventDefault()
          const text = input?.value.trim()
          if (!text) return
          const { to, state } = findPlace(text)
          navigate(to, { state })
        }}
      >
        <Icon name="search" />
        <input
          ref={input}
          type="search"
          data-search
          aria-label={t('place.search')}
          placeholder={t('menu.search')}
        />
      </form>
    </search>
  )
}

/** What somebody finds who signs in for what is their own: their household, their gifts. */
export const OwnRail = (props: { roles: readonly string[] }) => (
  <nav class={style.rail} aria-label={t('menu.main')}>
    <Show when={props.roles.includes('household')}>
      <A href={href()} class={style.link} activeClass={style.here}>
        <Icon name="home" />
        <span>{t('place.own')}</span>
      </A>
    </Show>
    <Show when={props.roles.includes('donor')}>
      <A href={href('/gifts')} class={style.link} activeClass={style.here}>
        <Icon name="give" />
        <span>{t('place.gifts')}</span>
      </A>
    </Show>
  </nav>
)

/** The left rail: my work, search, the six stages with their pages, and what keeps order. */
export const Rail = (props: { open: boolean; roles: readonly string[] }) => {
  const location = useLocation()
  const to = placeHref()
  const shown = (places: readonly Place[]) => placesFor(places, props.roles)
  const inside = (places: readonly Place[], id: string) =>
    location.pathname.startsWith(href(`/stage/${id}`)) ||
    places.some((place) => location.pathname.startsWith(href(place.path)))
  return (
    <nav class={style.rail} aria-label={t('menu.main')} data-open={props.open || undefined}>
      <Search />
      <A href={to()} end class={style.link} activeClass={style.here}>
        <Icon name="list" />
        <span>{t('place.work')}</span>
        <Show when={workCount()}>
          {(count) => <Count of={count()} label={t('menu.due', { count: count() })} />}
        </Show>
      </A>
      <ol class={style.stages}>
        <For each={stages}>
          {(stage) => (
            <li>
              <A href={to(`/stage/${stage.id}`)} class={style.link} activeClass={style.here}>
                <Icon name={stage.icon} />
                <span>{t(stage.label)}</span>
              </A>
              <Show
                when={
                  shown(stage.places).length > 0 && (props.open || inside(stage.places, stage.id))
                }
              >
                <ul class={style.places}>
                  <For each={shown(stage.places)}>
                    {(place) => (
                      <li>
                        <PlaceLink place={place} inner />
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
            </li>
          )}
        </For>
      </ol>
      <div class={style.manage}>
        <span class={style.group}>{t('menu.manage')}</span>
        <For each={manage}>{(place) => <PlaceLink place={place} />}</For>
      </div>
    </nav>
  )
}

/** At the width of a phone: five places at the bottom, the last of which opens the whole menu. */
export const BottomBar = (props: { open: boolean; toggle: () => void }) => {
  const to = placeHref()
  return (
    <nav class={style.bottom} aria-label={t('menu.short')}>
      <A href={to()} end class={style.place} activeClass={style.hereBelow}>
        <Icon name="list" />
        {t('place.work')}
      </A>
      <A href={to('/households')} end class={style.place} activeClass={style.hereBelow}>
        <Icon name="home" />
        {t('place.households')}
      </A>
      <A href={to('/dashboard')} class={style.place} activeClass={style.hereBelow}>
        <Icon name="bars" />
        {t('place.dashboard')}
      </A>
      <A href={to('/jobs')} class={style.place} activeClass={style.hereBelow}>
        <Icon name="clock" />
        {t('place.jobs')}
      </A>
      <button type="button" class={style.place} aria-expanded={props.open} onClick={props.toggle}>
        <Icon name={props.open ? 'close' : 'menu'} />
        {t('place.menu')}
      </button>
    </nav>
  )
}
