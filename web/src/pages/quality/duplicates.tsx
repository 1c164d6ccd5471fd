import { createAsync, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, type JSX, on, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { onKey } from '../../ui/keys.ts'
import { Desk, type DeskItem } from '../../ui/kind/desk.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { problemText } from '../../ui/problem.ts'
import { Empty, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { useJob } from '../registry/use-job.ts'
import { api, type Suspect, suspects, useDecides } from './api.ts'
import { Compare, HouseholdLink } from './compare.tsx'
import { JobLine } from './job-line.tsx'
import { t } from './messages.ts'
import style from './quality.module.css'

type Decision = 'same' | 'different'
interface Pair extends DeskItem {
  suspect: Suspect
}

const whyText = (why: string): string =>
  t(why === 'same-name-and-birth' ? 'twice.why.same' : 'twice.why.similar')
const asPair = (suspect: Suspect): Pair => ({
  id: suspect.suspect,
  title:
    suspect.a.name === suspect.b.name
      ? suspect.a.name
      : t('twice.pair', { a: suspect.a.name, b: suspect.b.name }),
  about: [whyText(suspect.why), suspect.a.areaName].join(' · '),
  suspect,
})

/** People who may be entered twice: one pair after another, decided by a person. */
export default function Duplicates(): JSX.Element {
  const [search, setSearch] = useSearchParams()
  const decides = useDecides()
  const page = createAsync(() => suspects(String(search.area ?? ''), String(search.cursor ?? '')))
  // Kept, so that an open dialog survives a look that found nothing new.
  const pairs = createMemo(() => (page()?.items ?? []).map(asPair))
  const [same, setSame] = createSignal<Suspect>()
  const { job, follow } = useJob()
  const [busy, setBusy] = createSignal(false)
  createEffect(
    on(
      () => job()?.state,
      (state) => state === 'done' && void refresh('suspects'),
    ),
  )
  const find = async () => {
    setBusy(true)
    try {
      const started = await api('POST /suspects/search', {})
      await follow(started.job)
    } catch (refused) {
      toast(problemText(refused), 'late')
    } finally {
      setBusy(false)
    }
  }
  const Search = () => (
    <Show when={decides()}>
      <Button icon="search" busy={busy()} onClick={() => void find()}>
        {t('twice.search')}
      </Button>
    </Show>
  )
  return (
    <Page wide>
      <PageHeader title={t('twice.title')} lead={t('twice.lead')}>
        <Search />
      </PageHeader>
      <JobLine
        job={job()}
        label={t('twice.search.running')}
        done={({ people = 0, suspects: found = 0 }) =>
          t('twice.search.done', { people, suspects: found })
        }
      />
      <Show when={same()}>{(pair) => <Next pair={pair()} close={() => setSame(undefined)} />}</Show>
      <View of={page} again={() => refresh('suspects')}>
        {(found) => (
          <>
            <Desk
              items={pairs()}
              empty={
                <Empty icon="copy" title={t('twice.empty')} text={t('twice.empty.text')}>
                  <Search />
                </Empty>
              }
            >
              {(pair) => (
                <Decide pair={pair} may={decides()} onSame={() => setSame(pair.suspect)} />
              )}
            </Desk>
            <Show when={found().next}>
              {(next) => (
                <div>
                  <Button onClick={() => setSearch({ cursor: next(), item: null })}>
                    {t('twice.more')}
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

const Decide = (props: { pair: Pair; may: boolean; onSame: () => void }): JSX.Element => {
  const [asked, setAsked] = createSignal<Decision>()
  onKey((key, event) => {
    if (!props.may || (key !== 's' && key !== 'd')) return
    event.preventDefault()
    setAsked(key === 's' ? 'same' : 'different')
  })
  const decide = async (reason: string) => {
    const decision = asked()
    if (!decision) return
    await api('POST /suspects/{suspect}/decision', { suspect: props.pair.id, decision, reason })
    if (decision === 'same') props.onSame()
    toast(t('twice.decided'), 'good')
    setAsked(undefined)
    await refresh('suspects')
  }
  return (
    <>
      <div>
        <h2>{props.pair.title}</h2>
        <p>{whyText(props.pair.suspect.why)}</p>
      </div>
      <Compare suspect={props.pair.suspect} />
      <Show when={props.may} fallback={<p class={style.soft}>{t('twice.read-only')}</p>}>
        <div class={style.row}>
          <Button look="main" data-act="" onClick={() => setAsked('same')}>
            {t('twice.same')}
          </Button>
          <Button onClick={() => setAsked('different')}>{t('twice.different.act')}</Button>
        </div>
        <p class={style.soft}>{t('twice.keys')}</p>
      </Show>
      <Confirm
        open={asked() !== undefined}
        onClose={() => setAsked(undefined)}
        title={t(asked() === 'different' ? 'twice.different.title' : 'twice.same.title')}
        action={t('twice.decide')}
        reason
        onConfirm={decide}
      >
        <p>{t(asked() === 'different' ? 'twice.different.text' : 'twice.same.text')}</p>
      </Confirm>
    </>
  )
}

/** After "the same": what is still to be done by hand, and where. */
const Next = (props: { pair: Suspect; close: () => void }) => (
  <div class={style.note} role="status">
    <strong>{t('twice.next.title', { name: props.pair.a.name })}</strong>
    <p>{t('twice.next.merge')}</p>
    <div class={style.row}>
      <HouseholdLink person={props.pair.a} />
      <HouseholdLink person={props.pair.b} />
      <Button look="quiet" onClick={() => props.close()}>
        {t('twice.next.close')}
      </Button>
    </div>
  </div>
)
