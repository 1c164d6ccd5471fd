import { A, createAsync, useParams, useSearchParams } from '@solidjs/router'
import { createEffect, type JSX, on, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney, formatNumber } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { RecordPage, RecordView } from '../../ui/kind/record.tsx'
import { PrintHeader } from '../../ui/page.tsx'
import { problemText } from '../../ui/problem.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { toast } from '../../ui/toast.tsx'
import { BatchCalls } from '../call-back/batch-calls.tsx'
import { c } from '../call-back/messages.ts'
import { JobCard } from '../jobs/job-card.tsx'
import { useJob } from '../registry/use-job.ts'
import { ResultsOf } from '../results/results-of.tsx'
import { api, type BatchView, batch, line, moved, useMay } from './api.ts'
import { BatchDeeds } from './batch-deeds.tsx'
import { BatchHistory } from './batch-history.tsx'
import { b, benefitText } from './batch-messages.ts'
import { Failed, Held, Roll } from './batch-roll.tsx'
import { BatchSteps } from './batch-steps.tsx'
import { BatchBadge } from './batch-table.tsx'
import { EntryTable } from './entries-about.tsx'
import style from './funds.module.css'

/** The job that works on the batch: in the address, so that a reload still follows it. */
function useBatchJob() {
  const [search, setSearch] = useSearchParams()
  const { job, follow, forget } = useJob()
  createEffect(
    on(
      () => search.job,
      (id) => (id ? void follow(String(id)) : forget()),
    ),
  )
  createEffect(
    on(
      () => job()?.state,
      (state) => {
        if (!state || state === 'queued' || state === 'running') return
        void moved()
        if (state === 'done') setSearch({ job: null }, { replace: true })
      },
    ),
  )
  return { job, start: (id: string) => setSearch({ job: id }, { replace: true }) }
}

const LineLink = (props: { line: string }): JSX.Element => {
  const found = createAsync(() => line(props.line).catch(() => undefined))
  return <A href={href(`/lines/${props.line}`)}>{found()?.name ?? props.line}</A>
}

async function getFile(id: string): Promise<void> {
  try {
    const { url } = await api('POST /batches/{batch}/file', { batch: id })
    window.location.assign(url)
    await refresh('batch-history')
  } catch (refused) {
    toast(problemText(refused), 'late')
  }
}

const Whole = (props: { batch: BatchView }): JSX.Element => {
  const may = useMay()
  const { job, start } = useBatchJob()
  const tabs = () => [
    ...(may('roll')
      ? [
          { id: 'roll', label: b('tab.roll'), content: () => <Roll batch={props.batch} /> },
          { id: 'held', label: b('tab.held'), content: () => <Held of={props.batch} /> },
          { id: 'failed', label: b('tab.failed'), content: () => <Failed batch={props.batch} /> },
        ]
      : []),
    { id: 'calls', label: c('batch.title'), content: () => <BatchCalls batch={props.batch} /> },
    {
      id: 'entries',
      label: b('tab.entries'),
      content: () => <EntryTable about={props.batch.batch} caption={b('tab.entries')} />,
    },
    {
      id: 'history',
      label: b('tab.history'),
      content: () => <BatchHistory batch={props.batch.batch} />,
    },
  ]
  return (
    <>
      <PrintHeader title={props.batch.name} area={props.batch.areaName} />
      <RecordPage
        title={props.batch.name}
        crumbs={[{ label: b('title'), href: href('/batches') }, { label: props.batch.name }]}
        status={<BatchBadge state={props.batch.state} />}
        actions={
          <Show when={props.batch.sent?.file && may('book')}>
            <Button icon="file" onClick={() => void getFile(props.batch.batch)}>
              {b('file')}
            </Button>
          </Show>
        }
        summary={[
          { label: b('amount'), value: formatMoney(props.batch.amount, props.batch.currency) },
          { label: b('payments'), value: formatNumber(props.batch.count) },
          { label: b('held'), value: formatNumber(props.batch.held) },
          { label: b('due.benefit'), value: benefitText(props.batch.benefit) },
          { label: b('cycle'), value: props.batch.cycle },
          { label: b('area'), value: props.batch.areaName },
          { label: b('channel'), value: b(`channel.${props.batch.channel}`) },
          { label: b('line'), value: <LineLink line={props.batch.line} /> },
        ]}
        aside={
          <BatchSteps batch={props.batch}>
            <BatchDeeds batch={props.batch} onJob={start} />
          </BatchSteps>
        }
      >
        <Show when={job()}>
          {(running) => (
            <div aria-live="polite">
              <JobCard job={running()} bare />
            </div>
          )}
        </Show>
        <div class={style.parts}>
          <Tabs label={b('tab.label')} tabs={tabs()} />
        </div>
        <ResultsOf line={props.batch.line} batch={props.batch.batch} />
      </RecordPage>
    </>
  )
}

/** One batch: who did what and what is next, its roll, what is held and what failed. */
export default function Batch(): JSX.Element {
  const params = useParams<{ batch: string }>()
  const found = createAsync(() => batch(params.batch))
  return (
    <RecordView of={found} again={() => void refresh('batch')}>
      {(one) => <Whole batch={one()} />}
    </RecordView>
  )
}
