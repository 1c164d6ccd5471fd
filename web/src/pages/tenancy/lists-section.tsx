import { useSearchParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import type { ListName, Settings } from '../../api/settings.ts'
import { lang } from '../../i18n/language.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/form/choice.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { Section } from '../../ui/page.tsx'
import { CodeDialog } from './code-dialog.tsx'
import { listLabel } from './list-labels.ts'
import { t } from './messages.ts'
import style from './tenancy.module.css'

type Entry = Settings['lists'][ListName][number]

const externalText = (entry: Entry): string =>
  Object.entries(entry.external ?? {})
    .map(([system, code]) => `${system}: ${code}`)
    .join(', ')

/** The lists of codes that forms offer: their words are the tenant's, their codes never change. */
export const ListsSection = (props: {
  settings: Settings
  mayEdit: boolean
  today: string
}): JSX.Element => {
  const [search, setSearch] = useSearchParams()
  const [editing, setEditing] = createSignal<Entry | 'new'>()
  const names = () => Object.keys(props.settings.lists) as ListName[]
  const list = (): ListName => {
    const asked = names().find((name) => name === search.list)
    return asked ?? 'cause'
  }
  const entries = () => props.settings.lists[list()].toSorted((a, b) => a.order - b.order)
  const ended = (entry: Entry) => entry.until !== undefined && entry.until < props.today
  return (
    <Section id="lists" title={t('lists')}>
      <p class={style.soft}>{t('lists.lead')}</p>
      <div class={style.row}>
        <SelectField
          name="list"
          label={t('lists.list')}
          options={names()
            .map((name) => ({ value: name, label: listLabel(name) }))
            .toSorted((a, b) => a.label.localeCompare(b.label, lang()))}
          value={list()}
          onChange={(name) => setSearch({ list: name || null }, { replace: true })}
        />
        <Show when={props.mayEdit}>
          <Button icon="add" onClick={() => setEditing('new')}>
            {t('lists.add')}
          </Button>
        </Show>
      </div>
      <Table<Entry>
        caption={listLabel(list())}
        rowKey={(entry) => entry.code}
        rows={entries()}
        columns={[
          { id: 'code', label: t('code'), cell: (entry) => <code>{entry.code}</code> },
          { id: 'en', label: 'English', cell: (entry) => <span lang="en">{entry.label.en}</span> },
          { id: 'zh', label: '中文', cell: (entry) => <span lang="zh-CN">{entry.label.zh}</span> },
          { id: 'external', label: t('lists.external'), cell: externalText },
          {
            id: 'valid',
            label: t('lists.valid'),
            cell: (entry) => (
              <Show
                when={!ended(entry)}
                fallback={<Badge>{t('lists.ended', { day: entry.until ?? '' })}</Badge>}
              >
                {validText(entry)}
              </Show>
            ),
          },
          ...(props.mayEdit
            ? [
                {
                  id: 'edit',
                  label: t('change'),
                  cell: (entry: Entry) => (
                    <Button
                      small
                      aria-label={t('lists.change', { name: entry.label[lang()] })}
                      onClick={() => setEditing(entry)}
                    >
                      {t('change')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Show when={editing()} keyed>
        {(entry) => (
          <CodeDialog
            list={list()}
            {...(entry === 'new' ? {} : { entry })}
            settings={props.settings}
            onClose={() => setEditing(undefined)}
          />
        )}
      </Show>
    </Section>
  )
}

function validText({ from, until }: Entry): string {
  if (!from && !until) return t('lists.always')
  if (from && until) return t('lists.from-until', { from, until })
  return from ? t('lists.from', { from }) : t('lists.until', { until: until ?? '' })
}
