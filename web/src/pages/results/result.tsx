import { createAsync, useParams } from '@solidjs/router'
import { createEffect, createSignal, type JSX, on, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { me } from '../../api/me.ts'
import { href } from '../../api/tenant.ts'
import { formatInstant } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { createForm, RadioField } from '../../ui/form/index.ts'
import { Facts, Page, PageHeader, Section } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { useMay } from '../funds/api.ts'
import { complete, DeedDialog } from '../registry/deed.tsx'
import { api, changed, photoPath, type ResultView, result } from './api.ts'
import { r } from './messages.ts'
import style from './results.module.css'
import { StateBadge } from './results.tsx'
import { Story, spoken } from './story.tsx'

const grounds = ['unrecognisable', 'consent'] as const

/** One result: as everybody will read it, and who answers for that. */
export default function ResultPage(): JSX.Element {
  const params = useParams<{ result: string }>()
  const found = createAsync(() => result(params.result))
  return (
    <Page>
      <View of={found} whole skeleton={<Skeleton whole />} again={() => void refresh('result')}>
        {(one) => (
          <>
            <PageHeader
              title={spoken(one().texts)?.title ?? ''}
              crumbs={[
                { label: r('title'), href: href('/results') },
                { label: one().lineName, href: href(`/lines/${one().line}`) },
              ]}
              aside={<StateBadge state={one().state} />}
            >
              <Deeds of={one()} />
            </PageHeader>
            <Facts facts={factsOf(one())} />
            <Section title={r('told')}>
              <Story
                of={one()}
                photos={one().photos.map(({ photo }) => photoPath(one().result, photo))}
              />
            </Section>
          </>
        )}
      </View>
    </Page>
  )
}

const whoOf = ({ name, at }: { name: string; at: string }) => `${name}, ${formatInstant(at)}`

const factsOf = ({ written, released, withdrawn }: ResultView) => [
  { label: r('written'), value: whoOf(written) },
  ...(released
    ? [
        { label: r('released'), value: whoOf(released) },
        { label: r('ground'), value: r(`ground.${released.ground}`) },
      ]
    : []),
  ...(withdrawn
    ? [
        { label: r('state.withdrawn'), value: whoOf(withdrawn) },
        { label: r('reason'), value: withdrawn.reason },
      ]
    : []),
]

const Deeds = (props: { of: ResultView }) => {
  const may = useMay()
  const person = createAsync(() => me())
  const [doing, setDoing] = createSignal<'release' | 'withdraw'>()
  const own = () => props.of.written.id === person()?.user.id
  const close = () => setDoing(undefined)
  const withdraw = async (reason: string) => {
    await api('POST /results/{result}/withdrawal', { result: props.of.result, reason })
    await changed()
    toast(r('withdraw.done'), 'good')
  }
  return (
    <Show when={may('approve') && props.of.state !== 'withdrawn'}>
      <Show when={props.of.state === 'draft'}>
        <Show when={!own()} fallback={<p class={style.soft}>{r('own')}</p>}>
          <Button look="main" onClick={() => setDoing('release')}>
            {r('release')}
          </Button>
        </Show>
      </Show>
      <Button icon="close" onClick={() => setDoing('withdraw')}>
        {r('withdraw')}
      </Button>
      <Release of={props.of} open={doing() === 'release'} onClose={close} />
      <Confirm
        open={doing() === 'withdraw'}
        onClose={close}
        title={r('withdraw.title')}
        action={r('withdraw')}
        danger
        reason
        onConfirm={withdraw}
      >
        <p>{r('withdraw.text')}</p>
      </Confirm>
    </Show>
  )
}

const Release = (props: { of: ResultView; open: boolean; onClose: () => void }) => {
  const form = createForm({ ground: '' })
  createEffect(
    on(
      () => props.open,
      (isOpen) => isOpen && form.set({ ground: '' }),
    ),
  )
  const save = async () => {
    if (!complete(form, [['ground', form.values.ground, r('ground.missing')]])) return
    const done = await form.submit(({ ground }, action) => {
      const input = { result: props.of.result, ground: ground as (typeof grounds)[number] }
      return api('POST /results/{result}/release', input, { action })
    })
    if (!done) return
    await changed()
    toast(r('release.done'), 'good')
    props.onClose()
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={r('release.title')}
      action={r('release')}
      onSubmit={() => void save()}
    >
      <p>{r('release.text')}</p>
      <RadioField
        label={r('ground')}
        options={grounds.map((value) => ({ value, label: r(`ground.${value}`) }))}
        {...form.bind('ground')}
      />
    </DeedDialog>
  )
}
