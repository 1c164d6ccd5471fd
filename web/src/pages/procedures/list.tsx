import { createAsync, useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { formatNumber, spellDay } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { RecordView } from '../../ui/kind/record.tsx'
import { problemText } from '../../ui/problem.ts'
import { toast } from '../../ui/toast.tsx'
import { Acts } from './acts.tsx'
import { api, type ListView, type Next, oneList, notice as readNotice } from './api.ts'
import { Entries } from './entries.tsx'
import { ListJob } from './list-job.tsx'
import { l } from './list-messages.ts'
import { ListPapers } from './list-papers.tsx'
import { MatterPage, WaySection } from './matter.tsx'
import style from './procedures.module.css'
import { openers, reviewers } from './roles.ts'
import { send } from './send.ts'
import { Stepper } from './stepper.tsx'
import { type Mine, type Procedures, useMine, useTemplates } from './use-procedures.ts'

interface Props {
  list: ListView
  words: Procedures
  mine: Mine
}

/** The name of a list: its village, and the day it was made. */
export const listName = (list: Pick<ListView, 'areaName' | 'createdAt'>): string =>
  l('list.name', { area: list.areaName, day: list.createdAt.slice(0, 10) })

interface Up {
  last: string
}

/** What keeps the list where it is: objections, a changed list, a notice that is still up. */
const Holds = (props: Props & { up: Up | undefined }) => {
  const settings = useSettings()
  return (
    <>
      <Show when={props.list.holds > 0}>
        <p class={style.held}>{l('held', { count: props.list.holds })}</p>
      </Show>
      <Show when={props.list.amended}>
        <p class={style.held}>{l('amended')}</p>
      </Show>
      <Show when={!props.list.amended && props.up}>
        {(one) => (
          <p>
            {l(one().last < settings.today() ? 'notice.over' : 'notice.up', {
              last: spellDay(one().last),
            })}
          </p>
        )}
      </Show>
    </>
  )
}

const ListActs = (props: Props) => {
  const settings = useSettings()
  const id = () => props.list.list
  const up = createAsync(async () =>
    props.list.notice ? readNotice(props.list.notice).catch(() => undefined) : undefined,
  )
  // What would only be refused is not offered: the sentence above says what it waits for.
  const next = () =>
    props.list.next.filter((act) => {
      const { to } = props.words.move(props.list.template, act.move) ?? {}
      if (act.record === 'notice') return to !== props.list.state || props.list.amended
      if (act.record !== 'notice-end') return true
      const over = (up()?.last ?? '') < settings.today()
      return over && props.list.holds === 0 && !props.list.amended
    })
  const join = () => props.words.of(props.list.template)?.moves.find((m) => m.record === 'entry')
  const formOf = (act: Next) =>
    act.record ? { href: href(`/lists/${id()}/act/${act.move}`) } : undefined
  const run = (act: Next, reason: string) =>
    send(() =>
      api(
        'POST /lists/{list}/moves/{move}',
        { list: id(), move: act.move, ...(reason ? { reason } : {}) },
        { ifMatch: props.list.version },
      ),
    )
  const gather = async () => {
    try {
      await send(() =>
        api('POST /lists/{list}/gather', { list: id() }, { ifMatch: props.list.version }),
      )
      toast(l('gather.done'))
    } catch (refused) {
      toast(problemText(refused), 'late')
    }
  }
  const mayGather = () => props.list.state === join()?.to && props.mine.may(openers)
  return (
    <Acts
      of={{ ...props.list, next: next() }}
      words={props.words}
      mine={props.mine}
      formOf={formOf}
      run={run}
      about={(act) => (act.record || act.reason ? undefined : l('review.effect'))}
    >
      <Holds {...props} up={up()} />
      <Show when={mayGather()}>
        <div class={style.row}>
          <Button small onClick={() => void gather()}>
            {l('gather')}
          </Button>
        </div>
      </Show>
    </Acts>
  )
}

const summaryOf = ({ counts, holds }: ListView) => [
  { label: l('count.in'), value: formatNumber(counts.in) },
  { label: l('count.out'), value: formatNumber(counts.out) },
  {
    label: l('count.sampled'),
    value:
      counts.unchecked > 0 ? (
        <>
          {formatNumber(counts.sampled)}{' '}
          <Badge tone="soon">
            {formatNumber(counts.unchecked)} {l('count.unchecked')}
          </Badge>
        </>
      ) : (
        formatNumber(counts.sampled)
      ),
  },
  {
    label: l('count.holds'),
    value: holds > 0 ? <Badge tone="soon">{formatNumber(holds)}</Badge> : formatNumber(0),
  },
]

const jobProps = ({ list, mine }: Props) => ({ list: list.list, mayAgain: mine.may(reviewers) })

const Whole = (props: Props) => (
  <MatterPage
    of={props.list}
    words={props.words}
    title={listName(props.list)}
    among={{ title: l('title'), path: '/lists' }}
    printed={l('title')}
    summary={summaryOf(props.list)}
  >
    <Show when={props.list.gathering}>
      {(job) => (
        <ListJob {...jobProps(props)} job={job()} label={l('gathering')} mayAgain={false} />
      )}
    </Show>
    <Show when={props.list.settling}>
      {(job) => <ListJob {...jobProps(props)} job={job()} label={l('settling')} />}
    </Show>
    <Show
      when={props.list.effect}
      fallback={
        <Show when={!props.list.gathering}>
          <ListActs {...props} />
        </Show>
      }
    >
      {(effect) => (
        <Show when={!props.list.settling}>
          <ListJob {...jobProps(props)} job={effect().job} label={l('registering')} />
        </Show>
      )}
    </Show>
    <Entries list={props.list} words={props.words} mine={props.mine} />
    <Stepper of={props.list} words={props.words} />
    <ListPapers list={props.list} words={props.words} />
    <WaySection of={props.list} words={props.words} opened={l('timeline.opened')} />
  </MatterPage>
)

/** One village list: everybody on it moves when it moves. */
export default function VillageList() {
  const params = useParams<{ list: string }>()
  const words = useTemplates()
  const mine = useMine()
  const found = createAsync(() => oneList(params.list))
  return (
    <RecordView of={found} again={() => void refresh('list')}>
      {(list) => <Whole list={list()} words={words} mine={mine} />}
    </RecordView>
  )
}
