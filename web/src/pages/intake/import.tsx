import { useParams, useSearchParams } from '@solidjs/router'
import { createEffect, createResource, type JSX, Match, onCleanup, Show, Switch } from 'solid-js'
import { href } from '../../api/tenant.ts'
import { Wizard } from '../../ui/kind/wizard.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { View } from '../../ui/state.tsx'
import { api, changed, type ImportView } from './api.ts'
import { Arriving, Choose } from './arriving.tsx'
import { refusal } from './desk.ts'
import { isOpen } from './job-progress.tsx'
import { t } from './messages.ts'
import { Prepare } from './prepare.tsx'
import { Result } from './result.tsx'

/** How often a check or an import at work is looked at. Milliseconds. */
const EVERY = 1_000

/** One file on its way into the register, from the file to what it did. */
export default function Import(): JSX.Element {
  const params = useParams<{ file: string }>()
  return (
    <Show when={params.file} keyed>
      {(id) => (
        <Show when={id !== 'new'} fallback={<Begin />}>
          <One id={id} />
        </Show>
      )}
    </Show>
  )
}

const Head = (props: { title: string }) => (
  <PageHeader title={props.title} crumbs={[{ label: t('title'), href: href('/imports') }]} />
)

/** The first of the steps, with the others named, so that people see how long the way is. */
const FirstStep = (props: { children: JSX.Element }) => {
  const nothing = () => undefined
  const wait = async () => {
    throw refusal(t('file.none'))
  }
  return (
    <Wizard
      onDone={nothing}
      steps={[
        { id: 'file', title: t('step.file'), content: () => props.children, save: wait },
        { id: 'rows', title: t('step.rows'), content: nothing },
        { id: 'columns', title: t('step.columns'), content: nothing },
        { id: 'values', title: t('step.values'), content: nothing },
        { id: 'check', title: t('step.check'), content: nothing },
      ]}
    />
  )
}

const Begin = () => (
  <Page wide>
    <Head title={t('wizard.title')} />
    <FirstStep>
      <Choose />
    </FirstStep>
  </Page>
)

const One = (props: { id: string }): JSX.Element => {
  const [, setSearch] = useSearchParams()
  const [view, { mutate, refetch }] = createResource(
    () => props.id,
    (id) => api('GET /imports/{import}', { import: id }),
  )
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false
  const look = async () => {
    // A lost look is made good by the next one: the job goes on without us.
    const found = document.hidden
      ? undefined
      : await api('GET /imports/{import}', { import: props.id }).catch(() => undefined)
    if (gone) return
    if (found) mutate(found)
    if (!found) timer = setTimeout(() => void look(), EVERY)
    else if (found.state === 'done') void changed()
  }
  createEffect(() => {
    if (view.error) return
    const now = view.latest
    clearTimeout(timer)
    if (isOpen(now?.job) || isOpen(now?.check)) timer = setTimeout(() => void look(), EVERY)
  })
  onCleanup(() => {
    gone = true
    clearTimeout(timer)
  })
  const latest = (): ImportView | undefined => (view.error ? view() : view.latest)
  return (
    <Page wide>
      <Head title={latest()?.name ?? t('wizard.title')} />
      <View of={latest} again={() => refetch()}>
        {(found) => (
          <Switch
            fallback={
              <FirstStep>
                <Arriving
                  view={found()}
                  onOpened={() => {
                    setSearch({ step: null }, { replace: true })
                    void refetch()
                    void changed()
                  }}
                />
              </FirstStep>
            }
          >
            <Match when={found().job}>
              {(job) => <Result view={found()} job={job()} again={async () => refetch()} />}
            </Match>
            <Match when={found().opened}>
              <Prepare view={found()} setView={mutate} />
            </Match>
          </Switch>
        )}
      </View>
    </Page>
  )
}
