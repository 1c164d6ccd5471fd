import { createAsync, useSearchParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { area, areas } from '../../api/areas.ts'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { formatNumber } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import { AreaTree } from '../../ui/area-picker.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Facts, Page, PageHeader, Panel, Section } from '../../ui/page.tsx'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import { AddDialog, type AreaView, RenameDialog } from './area-dialogs.tsx'
import { EndDialog, MergeDialog, SplitDialog } from './area-end-dialogs.tsx'
import { AreaImportDialog } from './area-import-dialog.tsx'
import { BoundaryDialog } from './boundary-dialog.tsx'
import { membership } from './member-api.ts'
import { t } from './messages.ts'
import style from './tenancy.module.css'

type Deed = 'add' | 'rename' | 'boundary' | 'merge' | 'split' | 'end'

/** The tree of places at the left, one place at the right; `?area=` keeps which. */
export default function Areas() {
  const [search, setSearch] = useSearchParams()
  const id = () => String(search.area ?? '')
  const mine = createAsync(() => membership())
  const mayEdit = () => mine()?.roles.some((role) => role === 'admin' || role === 'county') ?? false
  const everywhere = () => mine()?.areas[0] === '*'
  // The tree is drawn anew when places changed; which one is open stays.
  const [drawn, setDrawn] = createSignal({})
  const [adding, setAdding] = createSignal(false)
  const [importing, setImporting] = createSignal(false)
  const open = createAsync(async () => (id() ? area(id()).catch(() => undefined) : undefined))
  const changed = async (to?: string) => {
    await refresh('areas', 'area', 'boundaries')
    setDrawn({})
    if (to !== undefined) setSearch({ area: to || null })
  }
  return (
    <Page wide>
      <PageHeader title={t('areas.title')} lead={t('areas.lead')}>
        <Show when={mayEdit()}>
          <Button icon="upload" onClick={() => setImporting(true)}>
            {t('areas.import')}
          </Button>
        </Show>
        <Show when={mayEdit() && everywhere()}>
          <Button icon="add" onClick={() => setAdding(true)}>
            {t('areas.add-top')}
          </Button>
        </Show>
      </PageHeader>
      <div class={style.split}>
        <nav class={style.tree} aria-label={t('areas.title')}>
          <Show when={drawn()} keyed>
            <AreaTree
              source={areas}
              value={id()}
              onPick={(picked) => setSearch({ area: picked.area })}
            />
          </Show>
        </nav>
        <Show
          when={id()}
          fallback={<Empty icon="area" title={t('areas.choose')} text={t('areas.choose.text')} />}
          keyed
        >
          {(chosen) => <One id={chosen} mayEdit={mayEdit()} changed={changed} />}
        </Show>
      </div>
      <Show when={adding()}>
        <AddDialog onClose={() => setAdding(false)} done={changed} />
      </Show>
      <Show when={importing()}>
        <AreaImportDialog under={open()} onClose={() => setImporting(false)} done={changed} />
      </Show>
    </Page>
  )
}

const One = (props: {
  id: string
  mayEdit: boolean
  changed: (to?: string) => Promise<void>
}): JSX.Element => {
  const found = createAsync(() => area(props.id))
  return (
    <View of={found} skeleton={<Skeleton kind="record" />} again={() => refresh('area')}>
      {(value) => <Place area={value()} mayEdit={props.mayEdit} changed={props.changed} />}
    </View>
  )
}

const Place = (props: {
  area: AreaView
  mayEdit: boolean
  changed: (to?: string) => Promise<void>
}): JSX.Element => {
  const words = useSettings()
  const [deed, setDeed] = createSignal<Deed>()
  const close = () => setDeed(undefined)
  const level = () =>
    words.known()?.levels.find((one) => one.code === props.area.level)?.name[lang()]
  const pairs = (record: Record<string, string> | undefined) =>
    Object.entries(record ?? {})
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ')
  const button = (name: Deed) => (
    <Button small onClick={() => setDeed(name)}>
      {t(`area.${name}`)}
    </Button>
  )
  return (
    <div class={style.content}>
      <Section
        title={props.area.name}
        actions={
          <Show when={props.area.ended}>
            <Badge>{t('area.ended', { day: props.area.until ?? '' })}</Badge>
          </Show>
        }
      >
        <p class={style.soft}>{props.area.above.map((one) => one.name).join(' / ')}</p>
        <Panel>
          <Facts
            facts={[
              { label: t('area.level'), value: level() ?? props.area.level },
              { label: t('area.names'), value: pairs(props.area.names) },
              { label: t('area.codes'), value: pairs(props.area.codes) },
              {
                label: t('area.children'),
                value: formatNumber(props.area.children),
                numeric: true,
              },
              { label: t('area.from'), value: props.area.from },
              { label: t('area.successors'), value: (props.area.successors ?? []).join(', ') },
            ]}
          />
          <div class={style.actions}>
            <ButtonLink small href={href(`/households?area=${props.area.area}`)}>
              {t('area.households')}
            </ButtonLink>
            <ButtonLink small href={href(`/dashboard?area=${props.area.area}`)}>
              {t('area.dashboard')}
            </ButtonLink>
          </div>
        </Panel>
      </Section>
      <Show when={props.mayEdit && !props.area.ended}>
        <Section title={t('area.change')}>
          <div class={style.actions}>
            {button('add')}
            {button('rename')}
            {button('boundary')}
            <Show when={props.area.above.length > 0}>{button('merge')}</Show>
            <Show when={props.area.children === 0}>
              {button('split')}
              {button('end')}
            </Show>
          </div>
          <Show when={props.area.children > 0}>
            <p class={style.soft}>{t('area.why-not-end')}</p>
          </Show>
        </Section>
      </Show>
      <Show when={deed() === 'add'}>
        <AddDialog parent={props.area} onClose={close} done={props.changed} />
      </Show>
      <Show when={deed() === 'rename'}>
        <RenameDialog area={props.area} onClose={close} done={props.changed} />
      </Show>
      <Show when={deed() === 'boundary'}>
        <BoundaryDialog area={props.area} onClose={close} done={props.changed} />
      </Show>
      <Show when={deed() === 'merge'}>
        <MergeDialog area={props.area} onClose={close} done={props.changed} />
      </Show>
      <Show when={deed() === 'split'}>
        <SplitDialog area={props.area} onClose={close} done={props.changed} />
      </Show>
      <Show when={deed() === 'end'}>
        <EndDialog area={props.area} onClose={close} done={props.changed} />
      </Show>
    </div>
  )
}
