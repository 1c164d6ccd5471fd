import { useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, Show } from 'solid-js'
import { areas } from '../../api/areas.ts'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { formatNumber } from '../../i18n/format.ts'
import { AreaTree } from '../../ui/area-picker.tsx'
import { Button } from '../../ui/button.tsx'
import { createForm, FieldGroup } from '../../ui/form/index.ts'
import { type Column, List } from '../../ui/kind/list.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { complete, DeedDialog } from '../registry/deed.tsx'
import style from '../registry/form.module.css'
import { api, type Brief, lists } from './api.ts'
import { f } from './form-messages.ts'
import { l } from './list-messages.ts'
import { t } from './messages.ts'
import own from './procedures.module.css'
import { openers } from './roles.ts'
import { send } from './send.ts'
import { askedOf, standingColumns } from './standing-columns.tsx'
import { type Procedures, useMine, useTemplates, useVillage } from './use-procedures.ts'

const columns = (
  words: Procedures,
  { state, waits, from, due, updated }: ReturnType<typeof standingColumns>,
): Column<Brief>[] => [
  {
    id: 'area',
    label: l('list.area'),
    cell: (row) => <span class={own.whole}>{row.areaName}</span>,
    text: (row) => row.areaName,
  },
  state,
  {
    id: 'entries',
    label: l('list.entries'),
    numeric: true,
    cell: (row) =>
      words.kind(row.template, row.state) === 'open' ? formatNumber(row.entries ?? 0) : '–',
  },
  waits,
  from,
  due,
  { id: 'template', label: t('case.template'), cell: (row) => words.name(row.template) },
  updated,
]

const OpenDialog = (props: { open: boolean; onClose: () => void }) => {
  const navigate = useNavigate()
  const form = createForm({ area: '', areaName: '' })
  const own = useVillage()
  createEffect(() => {
    const village = own()
    if (village && !form.values.area) form.set({ area: village.area, areaName: village.name })
  })
  const save = async () => {
    if (!complete(form, [['area', form.values.area, f('missing.choose')]])) return
    const made = await form.submit(({ area }, action) =>
      send(() => api('POST /lists', { area }, { action })),
    )
    if (!made) return
    toast(l('open.done'))
    navigate(href(`/lists/${made.list}`))
  }
  return (
    <DeedDialog
      open={props.open}
      onClose={props.onClose}
      title={l('open.title')}
      action={l('open.action')}
      form={form}
      onSubmit={() => void save()}
    >
      <p>{l('open.text')}</p>
      <FieldGroup
        name="area"
        label={l('open.area')}
        hint={form.values.areaName ? l('open.chosen', { name: form.values.areaName }) : undefined}
        error={form.error('area')}
      >
        <div class={style.tree}>
          <AreaTree
            source={areas}
            value={form.values.area}
            onPick={({ area, name }) => form.set({ area, areaName: name })}
          />
        </div>
      </FieldGroup>
    </DeedDialog>
  )
}

/** The lists of an area's villages, wherever they stand. */
export default function Lists() {
  const words = useTemplates()
  const settings = useSettings()
  const mine = useMine()
  const [search, setSearch] = useSearchParams()
  const [opening, setOpening] = createSignal(search.new === '1')
  const close = () => {
    setOpening(false)
    if (search.new) setSearch({ new: null }, { replace: true })
  }
  const Open = () => (
    <Show when={mine.may(openers)}>
      <Button look="main" icon="add" onClick={() => setOpening(true)}>
        {l('open')}
      </Button>
    </Show>
  )
  return (
    <Page wide>
      <PageHeader title={l('title')} lead={l('lead')}>
        <Open />
      </PageHeader>
      <List
        id="village-lists"
        title={l('title')}
        columns={columns(words, standingColumns(words, settings))}
        filters={[
          { id: 'state', label: t('case.state'), options: words.stateOptions('list') },
          { id: 'template', label: t('case.template'), options: words.options() },
        ]}
        load={({ filters, cursor }) => lists(askedOf(filters, cursor))}
        again={() => void refresh('lists')}
        rowKey={(row) => row.id}
        rowHref={(row) => href(`/lists/${row.id}`)}
        rowName={(row) => row.areaName}
        empty={
          <Empty icon="list" title={l('empty')} text={l('empty.text')}>
            <Open />
          </Empty>
        }
      />
      <OpenDialog open={opening()} onClose={close} />
    </Page>
  )
}
