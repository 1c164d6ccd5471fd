import { createAsync, useSearchParams } from '@solidjs/router'
import { createMemo, type JSX, Show } from 'solid-js'
import { cached, refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/form/choice.tsx'
import { Desk, type DeskItem } from '../../ui/kind/desk.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import { api, type Brief, type Input } from './api.ts'
import { k } from './desk-messages.ts'
import { t } from './messages.ts'
import { ObjectionItem } from './objection-item.tsx'
import { useMine } from './use-procedures.ts'

const objections = cached('objections', (asked: Input<'GET /objections'>) =>
  api('GET /objections', asked),
)

interface Filed extends DeskItem {
  brief: Brief
}
const isOpen = ({ state }: Brief) => state === 'open' || state === 'acknowledged'

const stateText = (state: string): string => k(`objection.state.${state}` as 'objection.state.open')

/** Objections that this level answers, one after another. */
export default function Objections(): JSX.Element {
  const [search, setSearch] = useSearchParams()
  const settings = useSettings()
  const mine = useMine()
  const page = createAsync(() =>
    objections({
      ...(search.area ? { area: String(search.area) } : {}),
      ...(search.cursor ? { cursor: String(search.cursor) } : {}),
    }),
  )
  const about = ({ state, areaName, waits }: Brief): string => {
    const due = waits?.due
    const late = due !== undefined && due < settings.today()
    const when = due && (late ? t('due.late', { day: due }) : due)
    return [stateText(state), areaName, when].filter(Boolean).join(' · ')
  }
  const items = createMemo((): Filed[] =>
    (page()?.items ?? [])
      .filter((brief) => search.show === 'all' || isOpen(brief))
      .toSorted((a, b) => (a.waits?.due ?? '9999').localeCompare(b.waits?.due ?? '9999'))
      .map((brief) => ({
        id: brief.id,
        title: brief.head ? k('objection.about', { name: brief.head }) : k('objection.list'),
        about: about(brief),
        brief,
      })),
  )
  return (
    <Page wide>
      <PageHeader title={k('objections.title')} lead={k('objections.lead')} />
      <Checkbox
        name="show"
        label={k('objections.all')}
        value={search.show === 'all'}
        onChange={(all) => setSearch({ show: all ? 'all' : null, item: null })}
      />
      <View of={page} skeleton={<Skeleton rows={8} />} again={() => void refresh('objections')}>
        {(found) => (
          <>
            <Desk
              items={items()}
              empty={
                <Empty
                  icon="check"
                  title={k('objections.empty')}
                  text={k('objections.empty.text')}
                />
              }
            >
              {(item) => <ObjectionItem id={item.id} mine={mine} />}
            </Desk>
            <Show when={found().next}>
              {(next) => (
                <div>
                  <Button onClick={() => setSearch({ cursor: next(), item: null })}>
                    {k('comparison.more')}
                  </Button>
                </div>
              )}
            </Show>
          </>
        )}
      </View>
    </Page>
  )
}
