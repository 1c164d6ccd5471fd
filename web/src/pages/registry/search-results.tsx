import { createAsync, useNavigate } from '@solidjs/router'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { useSettings, type Words } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { Button } from '../../ui/button.tsx'
import { mayBeNumber } from '../../ui/frame/find.ts'
import { rowKeys } from '../../ui/keys.ts'
import type { Column } from '../../ui/kind/list.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { Section } from '../../ui/page.tsx'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import { api, type Found } from './api.ts'
import { fieldWords } from './field-messages.ts'
import { t } from './messages.ts'
import { StatusBadge } from './status-badge.tsx'

const columns = (words: Words): Column<Found>[] => [
  { id: 'name', label: fieldWords('name'), cell: (row) => row.name || row.number },
  { id: 'number', label: fieldWords('number'), cell: (row) => row.number },
  { id: 'sex', label: fieldWords('sex'), cell: (row) => words.label('sex', row.sex) },
  { id: 'birth', label: fieldWords('birth'), cell: (row) => row.birth ?? '' },
  { id: 'head', label: t('list.head'), cell: (row) => t(row.head ? 'yes' : 'no') },
  { id: 'area', label: fieldWords('area'), cell: (row) => row.areaName },
  {
    id: 'status',
    label: fieldWords('status'),
    cell: (row) => <StatusBadge status={row.status} words={words} />,
    text: (row) => words.label('status', row.status),
  },
  { id: 'by', label: t('search.by'), cell: (row) => t(`search.by.${row.by}`) },
]

/** Who was found; the text went in the body of a request, never in an address. */
export const SearchResults = (props: { text: string }) => {
  const words = useSettings()
  const navigate = useNavigate()
  const [more, setMore] = createSignal<readonly Found[]>([])
  const [next, setNext] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  let box: HTMLDivElement | undefined
  rowKeys(() => box)
  const first = createAsync(() => api('POST /households/search', { q: props.text }))
  createEffect(
    on(first, (page) => {
      setMore([])
      setNext(page?.next)
    }),
  )
  const load = async () => {
    const cursor = next()
    if (!cursor) return
    setBusy(true)
    try {
      const page = await api('POST /households/search', { q: props.text, cursor })
      setMore([...more(), ...page.items])
      setNext(page.next)
    } finally {
      setBusy(false)
    }
  }
  const title = () =>
    mayBeNumber(props.text) ? t('search.found-secret') : t('search.found', { text: props.text })
  const back = () => navigate(href('/households'))
  return (
    <Section
      title={title()}
      actions={
        <Button look="quiet" small icon="back" onClick={back}>
          {t('search.clear')}
        </Button>
      }
    >
      <div ref={box}>
        <View of={first} skeleton={<Skeleton rows={6} />}>
          {(page) => (
            <Show
              when={page().items.length > 0}
              fallback={
                <Empty icon="search" title={t('search.none')} text={t('search.none.text')}>
                  <Button onClick={back}>{t('search.clear')}</Button>
                </Empty>
              }
            >
              <Table
                caption={t('list.title')}
                columns={columns(words)}
                rows={[...page().items, ...more()]}
                rowKey={(row) => `${row.household} ${row.member ?? ''} ${row.by}`}
                rowHref={(row) => href(`/households/${row.household}`)}
              />
            </Show>
          )}
        </View>
      </div>
      <Show when={next()}>
        <div>
          <Button busy={busy()} onClick={() => void load()}>
            {t('search.more')}
          </Button>
        </div>
      </Show>
    </Section>
  )
}
