import { formatMoney } from '../../i18n/format.ts'
import { createForm, RadioField, TextField } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { complete, DeedDialog } from '../registry/deed.tsx'
import { api, moved, type Proposal } from './api.ts'
import { t } from './messages.ts'

/** What the server asks of a reason. */
export const REASON = 5

/** Chooses one of the rules and lays it before a colleague. */
export const ProposeDialog = (props: {
  proposal: Proposal
  open: boolean
  onClose: () => void
}) => {
  const form = createForm({ rule: '', why: '' })
  const save = async () => {
    const { rule, why } = form.values
    const asked: [string, unknown, string][] = [
      ['rule', rule, t('act.choose')],
      ['why', why.trim().length >= REASON, t('act.short')],
    ]
    if (!complete(form, asked)) return
    const { proposal } = props.proposal
    const done = await form.submit((values, action) =>
      api(
        'POST /proposals/{proposal}/choice',
        { proposal, rule: Number(values.rule), why: values.why },
        { action },
      ),
    )
    if (!done) return
    toast(t('act.propose.done'))
    props.onClose()
    await moved()
  }
  const options = () =>
    props.proposal.rules.map(({ name }, at) => {
      const { allocated = 0, paid = 0, left = 0 } = props.proposal.compared?.outcomes[at] ?? {}
      const money = (minor: number) => formatMoney(minor, props.proposal.currency)
      const hint = t('act.propose.option', {
        ...{ amount: money(allocated), count: paid, left: money(left) },
      })
      return { value: String(at), label: name, hint }
    })
  return (
    <DeedDialog
      open={props.open}
      onClose={props.onClose}
      title={t('act.propose')}
      action={t('act.propose')}
      form={form}
      onSubmit={() => void save()}
    >
      <p>{t('act.propose.text')}</p>
      <RadioField {...form.bind('rule')} label={t('act.propose.rule')} options={options()} />
      <TextField
        {...form.bind('why')}
        label={t('act.propose.why')}
        hint={t('act.propose.why.hint')}
        rows={3}
        maxlength={500}
      />
    </DeedDialog>
  )
}
