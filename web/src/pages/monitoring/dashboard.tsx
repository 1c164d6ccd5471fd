import { createAsync, useSearchParams } from '@solidjs/router'
import { lazy, onCleanup, onMount, Show, Suspense } from 'solid-js'
import { areas } from '../../api/areas.ts'
import { refresh } from '../../api/cached.ts'
import { type Settings, useSettings, type Words } from '../../api/settings.ts'
import { spellDay } from '../../i18n/format.ts'
import { lang, tagOf } from '../../i18n/language.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Board, Tiles } from '../../ui/kind/dashboard.tsx'
import { Page, PageHeader, PrintHeader, Section } from '../../ui/page.tsx'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import { type Dashboard, dashboard } from './api.ts'
import { Children } from './children.tsx'
import { dashboardHref, listHref, useMayList } from './links.ts'
import { countOf } from './measures.ts'
import { t } from './messages.ts'
import { tilesOf } from './tiles.tsx'

const Charts = lazy(() => import('./charts.tsx'))
const AreaMap = lazy(() => import('./map.tsx'))

/** On paper the numbers behind each picture are open. */
function openTablesForPrint(): void {
  const open = () => {
    for (const one of document.querySelectorAll('figure details')) one.setAttribute('open', '')
  }
  onMount(() => addEventListener('beforeprint', open))
  onCleanup(() => removeEventListener('beforeprint', open))
}

/** The county on a page, and every area below it. */
export default function DashboardPage() {
  const [search] = useSearchParams()
  const words = useSettings()
  const data = createAsync(() => dashboard(String(search.area ?? '')))
  openTablesForPrint()
  const both = () => {
    const [found, settings] = [data(), words.known()]
    return found && settings ? { found, settings } : undefined
  }
  return (
    <Page wide>
      <View
        of={both}
        whole
        skeleton={<Skeleton whole kind="tiles" />}
        again={() => refresh('dashboard')}
      >
        {(value) => <Shown data={value().found} settings={value().settings} words={words} />}
      </View>
    </Page>
  )
}

const Shown = (props: { data: Dashboard; settings: Settings; words: Words }) => {
  const [search] = useSearchParams()
  const mayList = useMayList()
  const id = () => props.data.area?.area ?? ''
  const name = () => props.data.area?.name ?? props.settings.name
  const roots = createAsync(() => areas.below())
  const crumbs = () => [
    // The whole stands above only where there is more than one place in it.
    ...(id() && (roots()?.length ?? 0) > 1 ? [{ label: t('whole'), href: dashboardHref('') }] : []),
    ...props.data.above.map((one) => ({
      label: one.name,
      href: dashboardHref(one.area, String(search.measure ?? '')),
    })),
    { label: name() },
  ]
  const month = () =>
    new Intl.DateTimeFormat(tagOf(lang()), {
      month: lang() === 'zh' ? 'numeric' : 'long',
      timeZone: 'UTC',
    }).format(new Date(`${props.data.monthOf}-01T00:00:00Z`))
  return (
    <>
      <PrintHeader title={t('title')} area={name()} />
      <PageHeader
        title={t('title.area', { area: name() })}
        crumbs={crumbs()}
        lead={t('lead', { day: spellDay(props.words.today()), month: month() })}
      >
        <Show when={mayList()}>
          <ButtonLink href={listHref(id())} icon="list">
            {t('list')}
          </ButtonLink>
        </Show>
        <Button icon="print" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </PageHeader>
      <Tiles tiles={tilesOf(props.data, props.settings, mayList())} />
      <Show
        when={countOf(props.data.now, 'households') > 0}
        fallback={<Empty icon="home" title={t('empty.title')} text={t('empty.text')} />}
      >
        <Suspense fallback={<Skeleton rows={8} />}>
          <Board>
            <Show when={props.data.children.length > 0}>
              <Suspense fallback={<Skeleton rows={4} />}>
                <AreaMap
                  data={props.data}
                  settings={props.settings}
                  words={props.words}
                  name={name()}
                />
              </Suspense>
            </Show>
            <Charts
              data={props.data}
              settings={props.settings}
              words={props.words}
              mayList={mayList()}
            />
          </Board>
        </Suspense>
      </Show>
      <Section title={t('children.title')}>
        <Show
          when={props.data.children.length > 0}
          fallback={<p>{t('children.none', { area: name() })}</p>}
        >
          <Children data={props.data} settings={props.settings} mayList={mayList()} />
        </Show>
      </Section>
    </>
  )
}
