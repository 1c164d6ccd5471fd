import { useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, type JSX, on, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { faultText, loadFaultTexts } from '../../i18n/faults.ts'
import { formatNumber } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { type Asked, type Column, List, type Slice } from '../../ui/kind/list.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { problemText } from '../../ui/problem.ts'
import { Empty } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { useJob } from '../registry/use-job.ts'
import { api, type Finding, findings, useDecides } from './api.ts'
import { JobLine } from './job-line.tsx'
import { t } from './messages.ts'
import style from './quality.module.css'

/** Pages looked through for a rule before the reader is asked to go on. */
const LOOKS = 6
const WARNINGS = 'warning:'

/**
 * One page: what must be corrected first, then what is to be looked at. The server keeps both by
 * area; a rule is picked out here, from as many pages as it takes.
 */
async function load({ filters, cursor }: Asked): Promise<Slice<Finding>> {
  const { area, severity, rule } = filters
  const items: Finding[] = []
  let at = cursor
  for (let look = 0; look < LOOKS && items.length < 25; look++) {
    const second = severity === 'warning' || (at?.startsWith(WARNINGS) ?? false)
    const from = at?.startsWith(WARNINGS) ? at.slice(WARNINGS.length) : at
    const page = await findings({
      ...(area ? { area } : {}),
      severity: second ? 'warning' : 'error',
      ...(from ? { cursor: from } : {}),
    })
    items.push(...page.items.filter((one) => !rule || one.rules.includes(rule)))
    const mark = second && !severity ? WARNINGS : ''
    if (page.next) at = mark + page.next
    else at = !severity && !second ? WARNINGS : undefined
    if (at === undefined) break
  }
  return { items, ...(at === undefined ? {} : { next: at }) }
}

/** Registered households whose data breaks rules, by area. */
export default function Quality(): JSX.Element {
  void loadFaultTexts()
  const [search] = useSearchParams()
  const words = useSettings()
  const decides = useDecides()
  const { job, follow } = useJob()
  const [busy, setBusy] = createSignal(false)
  createEffect(
    on(
      () => job()?.state,
      (state) => state === 'done' && void refresh('findings'),
    ),
  )
  const paramsOf = (rule: string) =>
    words.known()?.quality.find((one) => one.rule === rule)?.params ?? {}
  // What a rule counted is of one household: no number stands for all of them.
  const adviceOf = (rule: string) =>
    (faultText(`quality.${rule}`, paramsOf(rule)) ?? rule).replaceAll(/\{\w+\}/g, '…')
  /** What a rule is about: its advice up to the first full stop. */
  const ruleName = (rule: string) => adviceOf(rule).split(/[.。；]/)[0] ?? rule
  const rules = () =>
    (words.known()?.quality ?? [])
      .filter((one) => one.severity !== 'off')
      .map((one) => ({ value: one.rule, label: ruleName(one.rule) }))
  const check = async () => {
    setBusy(true)
    try {
      const area = search.area ? { area: String(search.area) } : {}
      const started = await api('POST /findings/check', area)
      await follow(started.job)
    } catch (refused) {
      toast(problemText(refused), 'late')
    } finally {
      setBusy(false)
    }
  }
  const columns = (): Column<Finding>[] => [
    { id: 'head', label: t('quality.household'), cell: (row) => row.head ?? t('quality.nameless') },
    { id: 'number', label: t('quality.number'), cell: (row) => row.number },
    { id: 'area', label: t('quality.area'), cell: (row) => row.areaName },
    {
      id: 'what',
      label: t('quality.what'),
      cell: (row) => <Advice row={row} adviceOf={adviceOf} />,
      text: (row) => row.rules.map(adviceOf).join(' '),
    },
    {
      id: 'errors',
      label: t('quality.errors'),
      numeric: true,
      cell: (row) => formatNumber(row.errors),
    },
    {
      id: 'warnings',
      label: t('quality.warnings'),
      numeric: true,
      cell: (row) => formatNumber(row.warnings),
    },
  ]
  return (
    <Page wide>
      <PageHeader title={t('quality.title')} lead={t('quality.lead')}>
        <Show when={decides()}>
          <Button icon="check" busy={busy()} onClick={() => void check()}>
            {t('quality.check')}
          </Button>
        </Show>
      </PageHeader>
      <JobLine
        job={job()}
        label={t('quality.check.running')}
        done={({ households = 0, withFindings = 0 }) =>
          t('quality.check.done', { households, withFindings })
        }
      />
      <List
        id="quality"
        title={t('quality.title')}
        columns={columns()}
        filters={[
          {
            id: 'severity',
            label: t('quality.severity'),
            options: [
              { value: 'error', label: t('quality.error') },
              { value: 'warning', label: t('quality.warning') },
            ],
          },
          { id: 'rule', label: t('quality.rule'), options: rules() },
        ]}
        load={load}
        again={() => void refresh('findings')}
        rowKey={(row) => row.household}
        rowHref={(row) => href(`/households/${row.household}#findings`)}
        rowName={(row) => row.head ?? row.number}
        empty={<Empty icon="check" title={t('quality.empty')} text={t('quality.empty.text')} />}
      />
    </Page>
  )
}

/** The first rules that are broken, each with what to do about it. */
const Advice = (props: { row: Finding; adviceOf: (rule: string) => string }) => (
  <>
    <span class={style.advice}>
      {[...new Set(props.row.rules)].slice(0, 2).map(props.adviceOf).join(' ')}
    </span>
    <Show when={new Set(props.row.rules).size > 2}>
      <span class={style.soft}>
        {t('quality.more', { count: new Set(props.row.rules).size - 2 })}
      </span>
    </Show>
  </>
)
