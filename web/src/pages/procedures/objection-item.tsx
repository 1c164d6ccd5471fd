import { createAsync } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { cached, refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { spellDay } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Checkbox } from '../../ui/form/index.ts'
import { Facts } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { api, type ObjectionView } from './api.ts'
import { k } from './desk-messages.ts'
import { Due } from './due.tsx'
import { ObjectionAnswer } from './objection-answer.tsx'
import style from './procedures.module.css'
import { reviewers } from './roles.ts'
import { send } from './send.ts'
import type { Mine } from './use-procedures.ts'

const read = cached('objection', (id: string) =>
  api('GET /objections/{objection}', { objection: id }),
)

/** After an act: the objection, its queue and its list ask again. */
export const answered = (): Promise<void> => refresh('objection', 'objections')

/** One objection: what is said, who looks into it, and its answer. */
export const ObjectionItem = (props: { id: string; mine: Mine }) => {
  const found = createAsync(() => read(props.id))
  return (
    <View of={found} skeleton={<Skeleton rows={6} />} again={() => void refresh('objection')}>
      {(view) => <Whole view={view()} mine={props.mine} />}
    </View>
  )
}

interface Props {
  view: ObjectionView
  mine: Mine
}

const stateText = (state: ObjectionView['state']) => k(`objection.state.${state}`)

/** Who filed it: asked for on purpose, since the look is recorded. */
const Identity = (props: Props) => {
  const [asking, setAsking] = createSignal(false)
  const [known, setKnown] = createSignal<string>()
  const look = async () => {
    const { objection } = props.view
    const { name, contact } = await api('POST /objections/{objection}/identity', { objection })
    setKnown([name, contact].filter(Boolean).join(' · '))
  }
  return (
    <Show
      when={known()}
      fallback={
        <div>
          <Button small icon="key" onClick={() => setAsking(true)}>
            {k('objection.identity')}
          </Button>
          <Confirm
            open={asking()}
            onClose={() => setAsking(false)}
            title={k('objection.identity')}
            action={k('objection.identity')}
            onConfirm={look}
          >
            <p>{k('objection.identity.text')}</p>
          </Confirm>
        </div>
      }
    >
      {(name) => <p>{k('objection.identity.is', { name: name() })}</p>}
    </Show>
  )
}

const TakeOn = (props: Props) => {
  const [complex, setComplex] = createSignal(false)
  const [asking, setAsking] = createSignal(false)
  const take = async () => {
    await send(() =>
      api(
        'POST /objections/{objection}/acknowledge',
        { objection: props.view.objection, complex: complex() },
        { ifMatch: props.view.version },
      ),
    )
    await answered()
    toast(k('objection.acknowledged'))
  }
  return (
    <div>
      <Button look="main" data-act="" onClick={() => setAsking(true)}>
        {k('objection.acknowledge')}
      </Button>
      <Confirm
        open={asking()}
        onClose={() => setAsking(false)}
        title={k('objection.acknowledge')}
        action={k('objection.acknowledge')}
        onConfirm={take}
      >
        <Checkbox
          name="complex"
          label={k('objection.complex')}
          value={complex()}
          onChange={setComplex}
        />
      </Confirm>
    </div>
  )
}

const Whole = (props: Props) => {
  const view = () => props.view
  const open = () => view().state === 'open' || view().state === 'acknowledged'
  const mineNow = () => view().investigator?.id === props.mine.id()
  // Whose level it is, and where a breach of its day took it; others read along.
  const levels = () => [view().level, view().escalated?.level]
  const may = () => open() && props.mine.may(reviewers.filter((role) => levels().includes(role)))
  return (
    <>
      <div class={style.row}>
        <h2>
          {view().head ? k('objection.about', { name: view().head ?? '' }) : k('objection.list')}
        </h2>
        <Badge tone={open() ? 'soon' : 'plain'}>{stateText(view().state)}</Badge>
        <ButtonLink small href={href(`/lists/${view().list}`)}>
          {k('objection.open-list')}
        </ButtonLink>
      </div>
      <Facts
        facts={[
          { label: k('objection.day'), value: view().day },
          {
            label: k('objection.filed'),
            value: k(view().named ? 'objection.named' : 'objection.anonymous'),
          },
          { label: k('objection.investigator'), value: view().investigator?.name },
          {
            label: k('objection.due'),
            value: view().waits ? <Due day={view().waits?.due} /> : undefined,
          },
        ]}
      />
      <div class={style.group}>
        <h3>{k('objection.text')}</h3>
        <p class={style.text}>{view().text}</p>
        <Show when={mineNow() && view().named}>
          <Identity {...props} />
        </Show>
      </div>
      <Show when={view().answer}>
        <div class={style.group}>
          <h3>{k('objection.answer')}</h3>
          <p class={style.text}>{view().answer}</p>
          <p class={style.soft}>{spellDay((view().answeredAt ?? '').slice(0, 10))}</p>
        </div>
      </Show>
      <Show when={may() && !mineNow()}>
        <Show when={view().investigator}>
          {(one) => <p class={style.soft}>{k('objection.other', { name: one().name })}</p>}
        </Show>
        <TakeOn {...props} />
      </Show>
      <Show when={may() && mineNow()}>
        <ObjectionAnswer view={view()} />
      </Show>
    </>
  )
}
