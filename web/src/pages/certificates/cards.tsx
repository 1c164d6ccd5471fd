import { createAsync, useSearchParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { area } from '../../api/areas.ts'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { type Asked as Ask, type Column, List } from '../../ui/kind/list.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { type Asked, api, type CardBrief, cards, type State, useMay } from './api.ts'
import style from './card.module.css'
import { CardBadge } from './card-badge.tsx'
import { t } from './messages.ts'
import { usePrinting } from './printing.tsx'

/** Two queues beside the states: what waits for a second person. */
const queues = { waiting: { waiting: 'true' }, appealed: { appealed: 'true' } } as const
type Queue = keyof typeof queues
const shownStates = ['issued', 'suspended', 'expired', 'reissued', 'superseded', 'revoked'] as const

/** Kept in one line: a serial or a day in two is hard to compare. */
const whole = (text: string) => <span class={style.whole}>{text}</span>

const columns = (): Column<CardBrief>[] => [
  {
    id: 'serial',
    label: t('serial'),
    cell: (row) => whole(row.serial),
    text: (row) => row.serial,
  },
  { id: 'head', label: t('head'), cell: (row) => row.head ?? t('nameless') },
  { id: 'number', label: t('number'), cell: (row) => row.number },
  {
    id: 'area',
    label: t('area'),
    cell: (row) => whole(row.areaName),
    text: (row) => row.areaName,
  },
  {
    id: 'state',
    label: t('state'),
    cell: (row) => <CardBadge card={row} waits={row.waits} appealed={row.appealed} />,
    text: (row) => t(`state.${row.state}`),
  },
  {
    id: 'issued',
    label: t('issued'),
    cell: (row) => whole(row.issued),
    text: (row) => row.issued,
  },
  {
    id: 'received',
    label: t('received'),
    cell: (row) => t(row.received ? 'received.yes' : 'received.no'),
  },
]

function askOf({ filters, cursor }: Ask): Asked {
  const { search, area: within, state } = filters
  if (search) return { serial: search }
  const queue = state !== undefined && state in queues ? queues[state as Queue] : undefined
  const by = queue ?? (state ? { state: state as State } : {})
  return { ...(within ? { area: within } : {}), ...by, ...(cursor ? { cursor } : {}) }
}

/** The desk of cards: of an area, in a state, with a serial; printed all at once. */
export default function Cards(): JSX.Element {
  const may = useMay()
  const [search] = useSearchParams()
  const [asking, setAsking] = createSignal(false)
  const { start, Press } = usePrinting()
  const within = () => (search.area ? String(search.area) : undefined)
  const areaName = createAsync(async () => {
    const id = within()
    return id
      ? area(id).then(
          ({ name }) => name,
          () => id,
        )
      : ''
  })
  const print = async () => {
    setAsking(false)
    const input = within() ? { area: within() } : {}
    void start((action) => api('POST /cards/print', input, { action }))
  }
  return (
    <Page wide>
      <PageHeader title={t('title')} lead={t('lead')}>
        <Show when={may('give')}>
          <Button icon="print" onClick={() => setAsking(true)}>
            {areaName() ? t('print.all', { area: areaName() ?? '' }) : t('print.mine')}
          </Button>
        </Show>
      </PageHeader>
      <Press />
      <List
        id="cards"
        title={t('title')}
        columns={columns()}
        filters={[
          { id: 'search', label: t('filter.serial') },
          {
            id: 'state',
            label: t('filter.state'),
            options: [
              ...shownStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
              { value: 'waiting', label: t('state.waiting') },
              { value: 'appealed', label: t('state.appealed') },
            ],
          },
        ]}
        load={(asked) => cards(askOf(asked))}
        again={() => void refresh('cards')}
        rowKey={(row) => row.card}
        rowHref={(row) => href(`/cards/${row.card}`)}
        rowName={(row) => row.serial}
        printArea={areaName() ?? ''}
        empty={<Empty icon="file" title={t('empty.title')} text={t('empty.text')} />}
      />
      <Confirm
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('print.title')}
        action={t('print.start')}
        onConfirm={print}
      >
        <p>{t('print.text')}</p>
      </Confirm>
    </Page>
  )
}
