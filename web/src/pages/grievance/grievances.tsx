import { createAsync, useSearchParams } from '@solidjs/router'
import { createComputed, type JSX, Show } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import { refresh } from '../../api/cached.ts'
import { me } from '../../api/me.ts'
import { useSettings } from '../../api/settings.ts'
import { href, tenant } from '../../api/tenant.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Desk, type DeskItem } from '../../ui/kind/desk.tsx'
import { Filters } from '../../ui/kind/filters.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import { type Brief, grievances } from './api.ts'
import { GrievanceItem } from './item.tsx'
import { t, wordOf } from './messages.ts'

/** The server decides; this only hides what it refuses. */
const readers = ['township', 'county', 'auditor']
const openers = ['clerk', 'resident', 'township', 'county']

const isOver = ({ state }: Brief) => state === 'closed' || state === 'surveyed'

/** Grievances that this level answers, the most pressing first; a clerk enters them here. */
export default function Grievances(): JSX.Element {
  const person = createAsync(() => me())
  const roles = () => person()?.tenants.find((one) => one.tenant === tenant())?.roles ?? []
  const may = (those: readonly string[]) => roles().some((role) => those.includes(role))
  const Enter = () => (
    <ButtonLink look="main" icon="add" href={href('/grievances/new')}>
      {t('desk.new')}
    </ButtonLink>
  )
  return (
    <Page wide>
      <PageHeader title={t('desk.title')} lead={t('desk.lead')}>
        <Show when={may(openers)}>
          <Enter />
        </Show>
        <ButtonLink look="quiet" href={`/complain/${tenant()}`}>
          {t('desk.form')}
        </ButtonLink>
      </PageHeader>
      <View of={person}>
        {() => (
          <Show
            when={may(readers)}
            fallback={<Empty icon="mail" title={t('enter.title')} text={t('enter.lead')} />}
          >
            <Queue />
          </Show>
        )}
      </View>
    </Page>
  )
}

const Queue = () => {
  const [search, setSearch] = useSearchParams()
  const settings = useSettings()
  const page = createAsync(() =>
    grievances({
      ...(search.area ? { area: String(search.area) } : {}),
      ...(search.cursor ? { cursor: String(search.cursor) } : {}),
    }),
  )
  const about = ({ state, areaName, waits }: Brief): string => {
    const day = waits?.due
    const due = day && t(day < settings.today() ? 'due.late' : 'due.by', { day })
    return [wordOf('state', state), areaName, due].filter(Boolean).join(' · ')
  }
  const computed = (): DeskItem[] =>
    (page()?.items ?? [])
      .filter((brief) => search.show === 'all' || !isOver(brief))
      .toSorted((a, b) => (a.waits?.due ?? '9999').localeCompare(b.waits?.due ?? '9999'))
      .map((brief) => ({
        id: brief.id,
        title: wordOf('type', brief.sensitive ? 'sensitive' : (brief.type ?? 'sensitive')),
        about: about(brief),
      }))
  // Lines keep their identity: what is typed beside them survives a look that found nothing new.
  const [lines, setLines] = createStore<DeskItem[]>([])
  createComputed(() => setLines(reconcile(computed(), { key: 'id' })))
  return (
    <>
      <Filters
        filters={[
          {
            id: 'show',
            label: t('desk.show'),
            options: [{ value: 'all', label: t('desk.all') }],
          },
        ]}
      />
      <View of={page} skeleton={<Skeleton rows={8} />} again={() => refresh('grievances')}>
        {(found) => (
          <>
            <Desk
              items={lines}
              empty={<Empty icon="check" title={t('desk.empty')} text={t('desk.empty.text')} />}
            >
              {(line) => <GrievanceItem id={line.id} />}
            </Desk>
            <Show when={found().next}>
              {(next) => (
                <div>
                  <Button onClick={() => setSearch({ cursor: next(), item: null })}>
                    {t('desk.more')}
                  </Button>
                </div>
              )}
            </Show>
          </>
        )}
      </View>
    </>
  )
}
