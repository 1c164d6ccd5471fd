import { useSearchParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { Button } from '../../ui/button.tsx'
import { type Asked, List } from '../../ui/kind/list.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { entries, useMay } from './api.ts'
import { AuditDialog, AuditResult } from './audit.tsx'
import { entryColumns } from './entries-about.tsx'
import { l } from './ledger-messages.ts'

/** The months back to two years ago, newest first. */
function months(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: 24 }, (_, back) => {
    const at = year * 12 + month - 1 - back
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

/** The journal of a month: every entry, newest first; and the audit that reads it again. */
export default function Journal(): JSX.Element {
  const may = useMay()
  const words = useSettings()
  const [search, setSearch] = useSearchParams()
  const [asking, setAsking] = createSignal(false)
  const load = ({ filters, cursor }: Asked) =>
    entries({
      month: filters.month ?? words.today().slice(0, 7),
      ...(cursor ? { cursor } : {}),
    })
  return (
    <Page wide>
      <PageHeader title={l('title')} lead={l('lead')}>
        <Show when={may('read')}>
          <Button icon="check" onClick={() => setAsking(true)}>
            {l('audit')}
          </Button>
        </Show>
      </PageHeader>
      <Show when={search.audit} keyed>
        {(job) => <AuditResult job={String(job)} />}
      </Show>
      <List
        id="journal"
        title={l('title')}
        columns={entryColumns()}
        filters={[
          {
            id: 'month',
            label: l('month'),
            options: months(words.today()).map((value) => ({ value, label: value })),
          },
        ]}
        load={load}
        again={() => void refresh('entries')}
        rowKey={(row) => row.entry}
        rowHref={(row) => href(`/journal/${row.entry}`)}
        empty={<Empty icon="columns" title={l('none.title')} text={l('none.text')} />}
      />
      <AuditDialog
        open={asking()}
        onClose={() => setAsking(false)}
        today={words.today()}
        onStarted={(job) => setSearch({ audit: job })}
      />
    </Page>
  )
}
