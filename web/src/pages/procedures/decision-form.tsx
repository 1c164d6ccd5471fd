import { Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { formatNumber } from '../../i18n/format.ts'
import { createForm, DateField, TextField } from '../../ui/form/index.ts'
import { Filters } from '../../ui/kind/filters.tsx'
import { Table } from '../../ui/kind/table.tsx'
import type { Column } from '../../ui/kind/tsv.ts'
import { Section } from '../../ui/page.tsx'
import { draftOfList, ListForm, type ListFormProps, needed } from './act-form.tsx'
import type { Entry } from './api.ts'
import { CheckBadge, entryFilters, useEntries } from './entries.tsx'
import { l } from './list-messages.ts'
import { t } from './messages.ts'
import { PhotoField } from './photo-field.tsx'
import style from './procedures.module.css'

interface Values {
  number: string
  effective: string
  comment: string
  evidence: string[]
  /** Of those who do not pass: why. */
  rejected: Record<string, string>
}

/** One decision for the whole list; each who does not pass has a reason of their own. */
export const DecisionForm = (props: ListFormProps) => {
  const settings = useSettings()
  const isCounty = () => props.act.level === 'county'
  const form = createForm<Values>(
    { number: '', effective: settings.today(), comment: '', evidence: [], rejected: {} },
    draftOfList(props),
  )
  const going = () => props.list.entries.filter(({ out }) => !out)
  const shown = useEntries(going)
  const isOut = (id: string) => form.values.rejected[id] !== undefined
  const ids = () => going().flatMap(({ case: id }) => (isOut(id) ? [id] : []))
  const toggle = (id: string, on: boolean) =>
    form.set('rejected', id, on ? '' : (undefined as unknown as string))
  const rename = (path: string): string => {
    const at = /^rejected\.(\d+)/.exec(path)?.[1]
    return at === undefined ? path : `rejected.${ids()[Number(at)] ?? ''}`
  }
  const columns = (): Column<Entry>[] => [
    {
      id: 'head',
      label: t('case.head'),
      cell: (entry) => <span class={style.whole}>{entry.head}</span>,
    },
    {
      id: 'out',
      label: l('review.reject'),
      cell: (entry) => (
        <>
          <input
            type="checkbox"
            class={style.tick}
            aria-label={l('review.reject.name', { name: entry.head })}
            checked={isOut(entry.case)}
            onChange={(event) => toggle(entry.case, event.currentTarget.checked)}
          />
          <Show when={isOut(entry.case)}>
            <div class={style.reject}>
              <TextField
                name={`rejected.${entry.case}`}
                label={l('review.reason', { name: entry.head })}
                maxlength={1000}
                value={form.values.rejected[entry.case] ?? ''}
                onChange={(value) => form.set('rejected', entry.case, value)}
                error={form.error(`rejected.${entry.case}`)}
              />
            </div>
          </Show>
        </>
      ),
    },
    {
      id: 'number',
      label: t('case.number'),
      cell: (entry) => <span class={style.whole}>{entry.number}</span>,
    },
    { id: 'size', label: t('case.size'), numeric: true, cell: (entry) => formatNumber(entry.size) },
    { id: 'check', label: l('entry.check'), cell: (entry) => <CheckBadge entry={entry} /> },
  ]
  return (
    <Section title={l('review.decide')}>
      <p>{l('review.decide.text')}</p>
      <Filters filters={entryFilters()} />
      <Table
        caption={l('entries.table')}
        columns={columns()}
        rows={shown()}
        rowKey={(entry) => entry.case}
        rowHref={(entry) => href(`/cases/${entry.case}`)}
      />
      <ListForm
        {...props}
        form={form}
        action={l('review.save', { count: going().length })}
        rename={rename}
        asked={(v) => [
          ...ids().map((id): [string, unknown, string] => [
            `rejected.${id}`,
            v.rejected[id]?.trim(),
            l('review.reason.missing'),
          ]),
          ...(isCounty() ? [needed('number', v.number), needed('effective', v.effective)] : []),
        ]}
        record={(v) => ({
          decision: {
            ...(isCounty() ? { number: v.number.trim(), effective: v.effective } : {}),
            rejected: ids().map((id) => ({ case: id, reason: (v.rejected[id] ?? '').trim() })),
            ...(v.comment.trim() ? { comment: v.comment.trim() } : {}),
            evidence: v.evidence,
          },
        })}
      >
        <p role="status">
          <strong>{l('review.passes', { count: going().length - ids().length })}</strong>,{' '}
          {l('review.rejects', { count: ids().length })}
        </p>
        <Show when={isCounty()}>
          <TextField label={l('review.number')} maxlength={60} narrow {...form.bind('number')} />
          <DateField label={l('review.effective')} {...form.bind('effective')} />
        </Show>
        <TextField
          label={l('review.comment')}
          rows={3}
          maxlength={2000}
          optional
          {...form.bind('comment')}
        />
        <PhotoField
          label={l('review.papers')}
          area={props.list.area}
          optional
          {...form.bind('evidence')}
          value={form.values.evidence}
          error={form.error('evidence')}
        />
      </ListForm>
    </Section>
  )
}
