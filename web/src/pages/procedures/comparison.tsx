import { createAsync, useSearchParams } from '@solidjs/router'
import { createMemo, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Desk, type DeskItem } from '../../ui/kind/desk.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import { type Brief, cases } from './api.ts'
import { Answers } from './comparison-item.tsx'
import { k } from './desk-messages.ts'
import { comparers } from './roles.ts'
import { useMine, useTemplates } from './use-procedures.ts'

interface Waiting extends DeskItem {
  brief: Brief
}

/** Cases that wait for what the departments' registers show, one after another. */
export default function Comparison(): JSX.Element {
  const [search, setSearch] = useSearchParams()
  const words = useTemplates()
  const mine = useMine()
  const page = createAsync(() =>
    cases({
      state: 'group-appraised',
      ...(search.area ? { area: String(search.area) } : {}),
      ...(search.cursor ? { cursor: String(search.cursor) } : {}),
    }),
  )
  // Kept, so that what is typed for one survives a look that found nothing new.
  const items = createMemo((): Waiting[] =>
    (page()?.items ?? []).map((brief) => ({
      id: brief.id,
      title: brief.head || brief.number || brief.id,
      about: k('comparison.about', { number: brief.number ?? '', area: brief.areaName }),
      brief,
    })),
  )
  return (
    <Page wide>
      <PageHeader title={k('comparison.title')} lead={k('comparison.lead')}>
        <Show when={mine.may(comparers)}>
          <ButtonLink href={href('/comparison/file')} icon="upload">
            {k('answers.title')}
          </ButtonLink>
        </Show>
      </PageHeader>
      <View of={page} skeleton={<Skeleton rows={8} />} again={() => void refresh('cases')}>
        {(found) => (
          <>
            <Desk
              items={items()}
              empty={
                <Empty
                  icon="check"
                  title={k('comparison.empty')}
                  text={k('comparison.empty.text')}
                />
              }
            >
              {(item) => <Answers id={item.id} words={words} mine={mine} />}
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
