import { createSignal, For, type JSX, Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { spellDay } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Panel } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Next, Step, Waits } from './api.ts'
import { t } from './messages.ts'
import style from './procedures.module.css'
import { heldBack, type Mine, type Procedures, rolesText } from './use-procedures.ts'

interface Standing {
  template: string
  next: readonly Next[]
  steps: readonly Step[]
  waits?: Waits | undefined
}

/** What is due, by when and from whom, as a sentence. */
export const DueSentence = (props: { of: Standing; words: Procedures }) => {
  const settings = useSettings()
  return (
    <Show when={props.of.waits} fallback={<p>{t('next.none')}</p>}>
      {(waits) => (
        <p>
          {t(waits().due < settings.today() ? 'next.late' : 'next.due', {
            act: props.words.act(props.of.template, waits().move),
            day: spellDay(waits().due),
            who: rolesText(waits().roles),
          })}
        </p>
      )}
    </Show>
  )
}

/**
 * The acts that are next: those of this person as buttons, the one that is due first. One with a
 * record leads to its form; one that needs only a word asks for it.
 */
export const Acts = (props: {
  of: Standing
  words: Procedures
  mine: Mine
  /** Where the form of an act stands; undefined when it needs none. */
  formOf: (act: Next) => { href: string; label?: string } | undefined
  run: (act: Next, reason: string) => Promise<unknown>
  /** Said before an act without a form is confirmed. */
  about?: (act: Next) => JSX.Element
  children?: JSX.Element
}) => {
  const [asked, setAsked] = createSignal<Next>()
  const mine = () => props.of.next.filter(({ by }) => props.mine.may(by))
  const other = (act: Next) => {
    const { apart } = props.words.move(props.of.template, act.move) ?? {}
    return heldBack(props.of.steps, apart, props.mine.id())
  }
  const main = (act: Next) => act.move === props.of.waits?.move
  const open = () => mine().filter((act) => !other(act))
  const held = () => mine().filter((act) => main(act) && other(act))
  const Act = (own: { act: Next }) => (
    <Show
      when={props.formOf(own.act)}
      fallback={
        <Button
          look={main(own.act) ? 'main' : 'plain'}
          {...(main(own.act) ? { 'data-act': '' } : {})}
          onClick={() => setAsked(own.act)}
        >
          {own.act.label[lang()]}
        </Button>
      }
    >
      {(form) => (
        <ButtonLink href={form().href} look={main(own.act) ? 'main' : 'plain'}>
          {form().label ?? own.act.label[lang()]}
        </ButtonLink>
      )}
    </Show>
  )
  return (
    <Panel>
      <h2>{t('next.title')}</h2>
      <DueSentence of={props.of} words={props.words} />
      {props.children}
      <Show when={open().length > 0}>
        <div class={style.row}>
          <For each={open().toSorted((a, b) => Number(main(b)) - Number(main(a)))}>
            {(act) => <Act act={act} />}
          </For>
        </div>
      </Show>
      <For each={held()}>
        {(act) => (
          <p class={style.soft}>
            {t('next.apart', {
              act: act.label[lang()],
              other: props.words.act(props.of.template, other(act) ?? ''),
            })}
          </p>
        )}
      </For>
      <Show when={props.of.waits && mine().length === 0}>
        <p class={style.soft}>{t('next.not-you')}</p>
      </Show>
      <Confirm
        open={asked() !== undefined}
        onClose={() => setAsked(undefined)}
        title={asked()?.label[lang()] ?? ''}
        action={asked()?.label[lang()] ?? ''}
        reason={asked()?.reason ?? false}
        onConfirm={async (reason) => {
          const act = asked()
          if (!act) return
          await props.run(act, reason)
          toast(t('act.done', { act: act.label[lang()] }))
        }}
      >
        <p>{asked() && props.about?.(asked() as Next)}</p>
        <p>{t('act.text')}</p>
      </Confirm>
    </Panel>
  )
}
