import { createSignal, type JSX, Show } from 'solid-js'
import { newAction } from '../../api/client.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney } from '../../i18n/format.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { problemText } from '../../ui/problem.ts'
import { toast } from '../../ui/toast.tsx'
import { api, moved, type Proposal, type State, useMay, useMyself } from './api.ts'
import { t } from './messages.ts'
import { ProposeDialog } from './propose-dialog.tsx'
import style from './sharing.module.css'

type Asked = 'propose' | 'approve' | 'reject' | 'withdraw'

/** What can be done about a proposal now, by who looks at it. */
export const Acts = (props: { proposal: Proposal }): JSX.Element => {
  const may = useMay()
  const myself = useMyself()
  const [asked, ask] = createSignal<Asked>()
  const [busy, setBusy] = createSignal(false)
  const is = (...states: State[]) => states.includes(props.proposal.state)
  const { proposal } = props.proposal
  const own = () => [props.proposal.prepared.id, props.proposal.choice?.id].includes(myself())
  const decides = () => is('proposed') && may('approve')
  const stuck = () => props.proposal.over === 'households' && is('approved', 'granting')
  const goOn = async () => {
    setBusy(true)
    try {
      await api('POST /proposals/{proposal}/granting', { proposal })
      await moved()
    } catch (refused) {
      toast(problemText(refused), 'late')
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Show when={is('gathered') && may('prepare')}>
        <Button look="main" icon="check" onClick={() => ask('propose')}>
          {t('act.propose')}
        </Button>
      </Show>
      <Show when={is('gathered') && may('prepare')}>
        <ButtonLink href={href(`/proposals/${proposal}/again`)}>{t('act.again')}</ButtonLink>
      </Show>
      <Show when={decides() && !own()}>
        <Button look="main" icon="check" onClick={() => ask('approve')}>
          {t('act.approve')}
        </Button>
        <Button onClick={() => ask('reject')}>{t('act.reject')}</Button>
      </Show>
      <Show when={decides() && own()}>
        <span class={style.soft}>{t('act.own')}</span>
      </Show>
      <Show when={is('gathering', 'gathered', 'proposed') && may('prepare')}>
        <Button look="quiet" onClick={() => ask('withdraw')}>
          {t('act.withdraw')}
        </Button>
      </Show>
      <Show when={stuck() && may('prepare')}>
        <Button busy={busy()} onClick={() => void goOn()}>
          {t('act.grant-again')}
        </Button>
      </Show>
      <Show when={is('granted') && props.proposal.over === 'households' && may('prepare')}>
        <ButtonLink look="main" icon="next" href={href(`/batches/new?proposal=${proposal}`)}>
          {t('act.batch')}
        </ButtonLink>
      </Show>
      <ProposeDialog
        proposal={props.proposal}
        open={asked() === 'propose'}
        onClose={() => ask(undefined)}
      />
      <Decisions proposal={props.proposal} asked={asked()} onClose={() => ask(undefined)} />
    </>
  )
}

/** The questions before a decision: each asks for its reason. */
const Decisions = (props: {
  proposal: Proposal
  asked: Asked | undefined
  onClose: () => void
}) => {
  const which = () => ({ proposal: props.proposal.proposal })
  const act = async (work: () => Promise<unknown>, done: string) => {
    await work()
    toast(done)
    await moved()
  }
  const decide = (approved: boolean) => (why: string) =>
    act(
      () =>
        api(
          'POST /proposals/{proposal}/decision',
          { ...which(), approved, why },
          { action: newAction() },
        ),
      t(approved ? 'act.approve.done' : 'act.reject.done'),
    )
  const withdraw = (why: string) =>
    act(
      () => api('POST /proposals/{proposal}/withdrawal', { ...which(), why }),
      t('act.withdraw.done'),
    )
  const approving = () => {
    const { choice, rules, compared, currency, over } = props.proposal
    const at = choice?.rule ?? 0
    const { paid = 0, allocated = 0 } = compared?.outcomes[at] ?? {}
    return t(over === 'villages' ? 'act.approve.villages' : 'act.approve.text', {
      ...{ rule: rules[at]?.name ?? '', count: paid, amount: formatMoney(allocated, currency) },
    })
  }
  return (
    <>
      <Confirm
        open={props.asked === 'approve'}
        onClose={props.onClose}
        title={t('act.approve.title')}
        action={t('act.approve')}
        reason
        onConfirm={decide(true)}
      >
        <p>{approving()}</p>
      </Confirm>
      <Confirm
        open={props.asked === 'reject'}
        onClose={props.onClose}
        title={t('act.reject.title')}
        action={t('act.reject')}
        danger
        reason
        onConfirm={decide(false)}
      >
        <p>{t('act.reject.text')}</p>
      </Confirm>
      <Confirm
        open={props.asked === 'withdraw'}
        onClose={props.onClose}
        title={t('act.withdraw.title')}
        action={t('act.withdraw')}
        danger
        reason
        onConfirm={withdraw}
      >
        <p>{t('act.withdraw.text')}</p>
      </Confirm>
    </>
  )
}
