import { A, createAsync, Navigate } from '@solidjs/router'
import { createEffect, createSignal, For, type JSX, lazy, Match, Show, Switch } from 'solid-js'
import { cached, refresh } from '../../api/cached.ts'
import { isDonor, isHousehold } from '../../api/me.ts'
import { isProblem } from '../../api/problem.ts'
import { recent } from '../../api/recent.ts'
import { href } from '../../api/tenant.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { setWorkCount } from '../../ui/frame/work-count.ts'
import { type WorkItem, Worklist, type WorkPage } from '../../ui/kind/worklist.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { problemText } from '../../ui/problem.ts'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { membership } from '../tenancy/member-api.ts'
import style from './home.module.css'
import { t } from './messages.ts'
import { workSources } from './sources.ts'

const work = cached('work', async () => {
  const answers = await Promise.allSettled(workSources.map((load) => load()))
  const pages = answers.flatMap((one) => (one.status === 'fulfilled' ? [pageOf(one.value)] : []))
  const items = pages.flatMap((page) => page.items)
  const more = pages.flatMap((page) => page.more ?? [])
  // What a role may not see is no work of theirs; anything else that fails is told.
  const failed = answers.flatMap((one) =>
    one.status === 'rejected' && !(isProblem(one.reason) && one.reason.status === 403)
      ? [one.reason]
      : [],
  )
  if (failed.length === answers.length) throw failed[0]
  return { items, more, incomplete: failed.length > 0 }
})

const pageOf = (answer: readonly WorkItem[] | WorkPage): WorkPage =>
  'items' in answer ? answer : { items: answer }

const Own = lazy(() => import('../own/own-home.tsx'))

/** The first page: what is due, or of a household or donor who signs in for themselves, what is their own. */
export default function Home() {
  const mine = createAsync(() => membership())
  return (
    <Show when={mine()}>
      {(one) => (
        <Switch fallback={<MyWork />}>
          <Match when={isHousehold(one().roles)}>
            <Own />
          </Match>
          <Match when={isDonor(one().roles)}>
            <Navigate href={href('/gifts')} />
          </Match>
        </Switch>
      )}
    </Show>
  )
}

/** The next thing to do comes first. */
const MyWork = (): JSX.Element => {
  const found = createAsync(() => work())
  const mine = createAsync(() => membership())
  const readsHouseholds = () => mine()?.roles.some((role) => role !== 'admin') ?? false
  createEffect(() => setWorkCount(found.latest?.items.length ?? 0))
  return (
    <Page>
      <PageHeader title={t('home.title')} lead={t('home.lead')} />
      <Section title={t('home.due')}>
        <View of={found} again={() => refresh('work')} skeleton={<Skeleton rows={4} />}>
          {(value) => (
            <>
              <Show when={value().incomplete}>
                <p class={style.note}>{t('home.missing')}</p>
              </Show>
              <Duties of={value()} empty={<Nothing reads={readsHouseholds()} />} />
            </>
          )}
        </View>
      </Section>
      <div class={style.columns}>
        <MyAreas reads={readsHouseholds()} />
        <Show when={readsHouseholds()}>
          <Recent />
        </Show>
      </div>
    </Page>
  )
}

/** Duties, and those after them as far as somebody asks for more. */
const Duties = (props: {
  of: { items: readonly WorkItem[]; more: readonly NonNullable<WorkPage['more']>[] }
  empty: JSX.Element
}): JSX.Element => {
  const [later, setLater] = createSignal<readonly WorkItem[]>([])
  const [more, setMore] = createSignal<readonly NonNullable<WorkPage['more']>[]>([])
  const [busy, setBusy] = createSignal(false)
  createEffect(() => {
    setMore(props.of.more)
    setLater([])
  })
  const ask = async () => {
    setBusy(true)
    try {
      const pages = await Promise.all(more().map((next) => next()))
      setLater([...later(), ...pages.flatMap((page) => page.items)])
      setMore(pages.flatMap((page) => page.more ?? []))
    } catch (refused) {
      toast(problemText(refused), 'late')
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Worklist items={[...props.of.items, ...later()]} empty={props.empty} />
      <Show when={more().length > 0}>
        <Button busy={busy()} onClick={() => void ask()}>
          {t('home.more')}
        </Button>
      </Show>
    </>
  )
}

const Nothing = (props: { reads: boolean }): JSX.Element => (
  <Empty icon="check" title={t('empty.title')} text={t('empty.text')}>
    <Show
      when={props.reads}
      fallback={<ButtonLink href={href('/members')}>{t('empty.members')}</ButtonLink>}
    >
      <ButtonLink href={href('/households')}>{t('empty.first')}</ButtonLink>
    </Show>
  </Empty>
)

/** Where I answer for, with the way to its numbers and its households. */
const MyAreas = (props: { reads: boolean }): JSX.Element => {
  const mine = createAsync(() => membership())
  const areas = () => {
    const found = mine()
    if (!found) return []
    if (found.areas[0] === '*') return [{ area: '', name: t('home.everywhere') }]
    return found.areas.map((area, at) => ({ area, name: found.areaNames[at] ?? area }))
  }
  const query = (area: string) => (area ? `?area=${area}` : '')
  return (
    <Section title={t('home.areas')}>
      <View of={mine} skeleton={<Skeleton rows={2} />}>
        {() => (
          <ul class={style.cards}>
            <For each={areas()} fallback={<li class={style.card}>{t('home.no-areas')}</li>}>
              {(one) => (
                <li class={style.card}>
                  <strong>{one.name}</strong>
                  <span class={style.links}>
                    <A href={href(`/dashboard${query(one.area)}`)}>{t('home.dashboard')}</A>
                    <Show when={props.reads}>
                      <A href={href(`/households${query(one.area)}`)}>{t('home.households')}</A>
                    </Show>
                  </span>
                </li>
              )}
            </For>
          </ul>
        )}
      </View>
    </Section>
  )
}

const Recent = (): JSX.Element => (
  <Section title={t('home.recent')}>
    <ul class={style.cards}>
      <For
        each={recent()}
        fallback={<li class={`${style.card} ${style.note}`}>{t('home.recent.none')}</li>}
      >
        {(one) => (
          <li class={style.card}>
            <A href={href(`/households/${one.household}`)}>{one.number}</A>
            <span class={style.note}>{one.areaName}</span>
          </li>
        )}
      </For>
    </ul>
  </Section>
)
