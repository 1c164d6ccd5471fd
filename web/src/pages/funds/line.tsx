import { createAsync, useParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { RecordPage, RecordView } from '../../ui/kind/record.tsx'
import { PrintHeader, Section } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { ResultsOf } from '../results/results-of.tsx'
import { batches, earmark, fund, type LineView, line, useMay } from './api.ts'
import { b } from './batch-messages.ts'
import { BatchTable } from './batch-table.tsx'
import { EntriesAbout } from './entries-about.tsx'
import style from './funds.module.css'
import { t } from './messages.ts'
import { Money, SumLink } from './money.tsx'

const Batches = (props: { line: LineView }): JSX.Element => {
  const page = createAsync(() => batches({ year: props.line.year }))
  const own = () => (page()?.items ?? []).filter((one) => one.line === props.line.line)
  return (
    <Section title={t('line.batches')}>
      <View of={page} skeleton={<Skeleton rows={2} />} again={() => void refresh('batches')}>
        {() => (
          <Show
            when={own().length > 0}
            fallback={
              <p class={style.soft}>{t('line.batches.none', { year: String(props.line.year) })}</p>
            }
          >
            <BatchTable rows={own()} caption={t('line.batches.table')} />
          </Show>
        )}
      </View>
    </Section>
  )
}

const Whole = (props: { line: LineView }): JSX.Element => {
  const may = useMay()
  const above = createAsync(() =>
    Promise.all([fund(props.line.fund), earmark(props.line.earmark)]).then(
      ([pot, purpose]) => [
        { label: pot.name, href: href(`/funds/${pot.fund}`) },
        { label: purpose.name, href: href(`/funds/${pot.fund}#${purpose.earmark}`) },
      ],
      // Pots of a wider area may be hidden from who reads this one.
      () => [],
    ),
  )
  const money = () => props.line.money
  return (
    <>
      <PrintHeader title={props.line.name} area={props.line.areaName} />
      <RecordPage
        title={props.line.name}
        crumbs={[
          { label: t('title'), href: href('/funds') },
          ...(above() ?? []),
          { label: props.line.name },
        ]}
        actions={
          <Show when={may('prepare') && props.line.use === 'benefit'}>
            <ButtonLink icon="add" href={href(`/batches/new?line=${props.line.line}`)}>
              {b('prepare')}
            </ButtonLink>
          </Show>
        }
        summary={[
          {
            label: t('line.budget'),
            value: <SumLink of={money().came} money={money()} side="came" />,
          },
          {
            label: t('line.committed'),
            value: <SumLink of={money().went} money={money()} side="went" />,
          },
          {
            label: t('line.left'),
            value: <Money of={money().balance} currency={props.line.currency} />,
          },
          { label: t('line.use'), value: t(`line.use.${props.line.use}`) },
          { label: t('area'), value: props.line.areaName },
          { label: t('year'), value: String(props.line.year) },
        ]}
      >
        <Batches line={props.line} />
        <ResultsOf line={props.line.line} />
        <EntriesAbout about={props.line.line} />
      </RecordPage>
    </>
  )
}

/** One budget line: its budget, what is left, and the batches that were paid from it. */
export default function Line(): JSX.Element {
  const params = useParams<{ line: string }>()
  const found = createAsync(() => line(params.line))
  return (
    <RecordView of={found} again={() => void refresh('line')}>
      {(one) => <Whole line={one()} />}
    </RecordView>
  )
}
