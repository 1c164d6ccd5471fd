import { createAsync, useSearchParams } from '@solidjs/router'
import { createEffect, For, onCleanup, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { setRunningJobs } from '../../ui/frame/running-jobs.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty, View } from '../../ui/state.tsx'
import { isOpen, jobs } from './api.ts'
import { JobCard } from './job-card.tsx'
import style from './jobs.module.css'
import { t } from './messages.ts'

/** How often running work is looked at. Milliseconds. */
const EVERY = 1_500

/** Background work, newest first, with progress that moves by itself. */
export default function Jobs() {
  const [search, setSearch] = useSearchParams()
  const cursor = () => String(search.cursor ?? '')
  const found = createAsync(() => jobs(cursor()))
  const running = () => (found.latest?.items ?? []).filter(isOpen).length
  createEffect(() => {
    if (!cursor()) setRunningJobs(running())
    if (running() === 0) return
    const timer = setInterval(() => {
      if (!document.hidden) void refresh('jobs')
    }, EVERY)
    onCleanup(() => clearInterval(timer))
  })
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <View of={found} again={() => refresh('jobs')}>
        {(page) => (
          <Show
            when={page().items.length > 0 || cursor()}
            fallback={
              <Empty icon="clock" title={t('empty.title')} text={t('empty.text')}>
                <ButtonLink href={href('/households')}>{t('empty.first')}</ButtonLink>
              </Empty>
            }
          >
            <ol class={style.list}>
              <For each={page().items.map((job) => job.job)}>
                {(id) => (
                  <li>
                    <Show when={page().items.find((job) => job.job === id)}>
                      {(job) => <JobCard job={job()} />}
                    </Show>
                  </li>
                )}
              </For>
            </ol>
            <nav class={style.pages} aria-label={t('title')}>
              <Show when={cursor()}>
                <Button small onClick={() => setSearch({ cursor: null })}>
                  {t('newest')}
                </Button>
              </Show>
              <Show when={page().next}>
                {(next) => (
                  <Button small onClick={() => setSearch({ cursor: next() }, { scroll: true })}>
                    {t('older')}
                  </Button>
                )}
              </Show>
            </nav>
          </Show>
        )}
      </View>
    </Page>
  )
}
