import { createAsync, useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, type JSX, on, Show } from 'solid-js'
import { Button } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { onKey, rowKeys } from '../keys.ts'
import { Menu } from '../menu.tsx'
import { PrintHeader } from '../page.tsx'
import { Empty, Skeleton, View } from '../state.tsx'
import { toast } from '../toast.tsx'
import { words } from '../words.ts'
import { type Bulk, BulkBar, createSelection } from './bulk.tsx'
import { type Filter, Filters } from './filters.tsx'
import style from './list.module.css'
import { Table } from './table.tsx'
import { type Column, toTsv } from './tsv.ts'

export type { Chosen } from './bulk.tsx'
export type { Column, Filter }

/** One page of a list, as the server answers. */
export interface Slice<T> {
  items: readonly T[]
  /** The cursor of the next page; absent on the last. */
  next?: string | undefined
  /** How many there are in all, where that is known. */
  total?: number | undefined
}

/** What a list asks for: the filters that are set, and where the page begins. */
export interface Asked {
  filters: Record<string, string>
  cursor?: string
}

export interface ListProps<T> {
  /** Names the list: column choice and density are remembered under it. */
  id: string
  title: string
  columns: readonly Column<T>[]
  filters?: readonly Filter[]
  /** Usually a `cached` read: the page then appears at once and refreshes behind. */
  load: (asked: Asked) => Promise<Slice<T>>
  /** Called before another try after a failure. */
  again?: () => unknown
  rowKey: (row: T) => string
  rowHref?: (row: T) => string
  rowName?: (row: T) => string
  /** What can be done with the selected rows. Selection is offered only then. */
  bulk?: readonly Bulk<T>[] | undefined
  /** What this list is for, when nothing is in it and no filter is set. */
  empty?: JSX.Element
  /** For the head of a printed sheet. */
  printArea?: string
}

interface Taste {
  columns?: string[]
  dense?: boolean
}
const tasteKey = (id: string) => `terrace.list.${id}`
function readTaste(id: string): Taste {
  try {
    return JSON.parse(localStorage.getItem(tasteKey(id)) ?? '{}') as Taste
  } catch {
    return {}
  }
}

/**
 * A list: filters and cursor in the address, column choice and density remembered, selection,
 * `j k Enter x a`, copying as a table, printing, and every state of its own.
 */
export function List<T>(props: ListProps<T>): JSX.Element {
  const [search, setSearch] = useSearchParams()
  const navigate = useNavigate()
  const [taste, setTaste] = createSignal<Taste>(readTaste(props.id))
  let box: HTMLDivElement | undefined

  createEffect(() => localStorage.setItem(tasteKey(props.id), JSON.stringify(taste())))
  const set = createMemo(() => {
    const names = ['search', 'area', ...(props.filters ?? []).map((filter) => filter.id)]
    const found = names.map((name) => [name, String(search[name] ?? '')] as const)
    return Object.fromEntries(found.filter(([, value]) => value !== ''))
  })
  const cursor = () => (search.cursor ? String(search.cursor) : undefined)
  const slice = createAsync(() => {
    const at = cursor()
    return props.load({ filters: set(), ...(at ? { cursor: at } : {}) })
  })
  const selection = createSelection<T>(props.rowKey, () => ({
    rows: slice.latest?.items ?? [],
    isAll: !cursor() && !slice.latest?.next,
  }))
  createEffect(on(set, selection.clear, { defer: true }))
  // Kept, since a list written in place is made anew at each look.
  const allColumns = createMemo(() => props.columns)
  const columns = () => {
    const chosen = taste().columns
    return allColumns().filter((one) => (chosen ? chosen.includes(one.id) : !one.hidden))
  }
  const toggleColumn = (id: string) => {
    const now = columns().map((one) => one.id)
    const next = now.includes(id) ? now.filter((one) => one !== id) : [...now, id]
    if (next.length > 0) setTaste({ ...taste(), columns: next })
  }
  const copy = async () => {
    const chosen = selection.chosen().rows
    const rows = chosen.length > 0 ? chosen : (slice.latest?.items ?? [])
    await navigator.clipboard.writeText(toTsv(columns(), rows))
    toast(words('list.copied', { count: rows.length }))
  }
  rowKeys(() => box)
  onKey((key) => {
    if (!props.bulk) return
    if (key === 'a') box?.querySelector<HTMLElement>('[data-bulk]')?.focus()
    if (key !== 'x') return
    const row = document.activeElement?.closest('tr')
    row?.querySelector<HTMLInputElement>('[data-select]')?.click()
  })
  const filtered = () => Object.keys(set()).length > 0

  return (
    <div class={style.list} ref={box}>
      <PrintHeader title={props.title} area={props.printArea ?? ''} />
      <div class={style.tools}>
        <Filters filters={props.filters ?? []} />
        <div class={style.view}>
          <Menu
            label={words('list.columns')}
            trigger={<Icon name="columns" />}
            items={[
              ...allColumns().map((one) => ({
                label: one.label,
                checked: columns().includes(one),
                run: () => toggleColumn(one.id),
              })),
              {
                label: words('list.dense'),
                checked: Boolean(taste().dense),
                line: true,
                run: () => setTaste({ ...taste(), dense: !taste().dense }),
              },
            ]}
          />
          <Button look="quiet" icon="copy" label={words('list.copy')} onClick={() => void copy()} />
          <Button
            look="quiet"
            icon="print"
            label={words('action.print')}
            onClick={() => window.print()}
          />
        </div>
      </div>
      <BulkBar bulk={props.bulk ?? []} selection={selection} total={slice.latest?.total} />
      <View
        of={slice}
        skeleton={<Skeleton rows={10} />}
        {...(props.again ? { again: props.again } : {})}
      >
        {(page) => (
          <Show
            when={page().items.length > 0}
            fallback={
              <Show
                when={!filtered() && props.empty}
                fallback={
                  <Empty icon="search" title={words('list.empty')}>
                    <Button onClick={() => navigate('?')}>{words('list.clear')}</Button>
                  </Empty>
                }
              >
                {props.empty}
              </Show>
            }
          >
            <Table
              caption={props.title}
              columns={columns()}
              rows={page().items}
              rowKey={props.rowKey}
              {...(props.rowHref ? { rowHref: props.rowHref } : {})}
              {...(props.rowName ? { rowName: props.rowName } : {})}
              dense={Boolean(taste().dense)}
              {...(props.bulk ? { selected: selection.keys(), onSelect: selection.set } : {})}
            />
            <nav class={style.pages} aria-label={words('list.pages')}>
              <span>
                {page().total === undefined
                  ? words('list.shown', { count: page().items.length })
                  : words('list.total', { count: page().total ?? 0 })}
              </span>
              <span class={style.keys}>{words(props.bulk ? 'list.keys.bulk' : 'list.keys')}</span>
              <Show when={cursor()}>
                <Button small onClick={() => setSearch({ cursor: null })}>
                  {words('list.first')}
                </Button>
              </Show>
              <Show when={page().next}>
                {(next) => (
                  <Button small onClick={() => setSearch({ cursor: next() }, { scroll: true })}>
                    {words('list.next')}
                  </Button>
                )}
              </Show>
            </nav>
          </Show>
        )}
      </View>
    </div>
  )
}
