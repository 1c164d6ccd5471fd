import { Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { Checkbox, createForm, DateField, NumberField, TextField } from '../../ui/form/index.ts'
import { draftOfList, ListForm, type ListFormProps, needed } from './act-form.tsx'
import { fraction, passes, quorumOf, votersOf } from './assembly-count.ts'
import { type AssemblyValues, ExceptionFields, RecusalFields } from './assembly-fields.tsx'
import { f } from './form-messages.ts'
import { l } from './list-messages.ts'
import { PhotoField } from './photo-field.tsx'
import style from './procedures.module.css'
import { VoteFields } from './vote-fields.tsx'

const rename = (path: string): string =>
  path
    .replace(/^votes$/, 'votes.for')
    .replace(/^evidence$/, 'minutes')
    .replace(/^(exceptions\.\d+)$/, '$1.for')

/** The record of an assembly: one vote for the list, and those on which it voted apart. */
export const AssemblyForm = (props: ListFormProps) => {
  const settings = useSettings()
  const form = createForm<AssemblyValues>(
    {
      day: settings.today(),
      representatives: undefined,
      present: undefined,
      votes: { for: undefined, against: undefined, abstain: undefined },
      reason: '',
      recusals: [],
      exceptions: [],
      readOut: false,
      minutes: [],
      board: [],
    },
    draftOfList(props),
  )
  const v = form.values
  const going = () => props.list.entries.filter(({ out }) => !out)
  const quorum = () => settings.known()?.quorum
  const voters = () => votersOf(v.present, v.recusals)
  const fails = () => sumIsRight() && !passes(v.votes, voters())
  const sumIsRight = () =>
    v.present !== undefined &&
    (v.votes.for ?? 0) + (v.votes.against ?? 0) + (v.votes.abstain ?? 0) === voters()
  const standing = () => {
    const rule = quorum()
    const { representatives: all, present: here } = v
    if (!rule || !all || here === undefined) return undefined
    const { needed: least, met } = quorumOf(rule, here, all)
    const params = { here, all, needed: least, fraction: fraction(here, all) }
    return { met, text: l(met ? 'quorum.met' : 'quorum.short', params) }
  }
  return (
    <ListForm
      {...props}
      form={form}
      action={l('form.assembly.save')}
      rename={rename}
      asked={(values) => [
        needed('day', values.day),
        needed('representatives', values.representatives),
        needed('present', values.present),
        needed('votes.for', values.votes.for !== undefined),
        needed('reason', !fails() || values.reason),
        ...values.recusals.map((one, at) => needed(`recusals.${at}.name`, one.name)),
        ...values.exceptions.flatMap((one, at) => [
          needed(`exceptions.${at}.case`, one.case),
          needed(
            `exceptions.${at}.reason`,
            passes(one, votersOf(values.present, values.recusals, one.case)) || one.reason,
          ),
        ]),
        ['readOut', values.readOut, l('form.read-out.missing')],
        ['minutes', values.minutes, f('photo.missing')],
        ['board', values.board, f('photo.missing')],
      ]}
      record={(values) => ({
        ...(values.reason.trim() ? { reason: values.reason.trim() } : {}),
        assembly: {
          day: values.day,
          representatives: values.representatives ?? 0,
          present: values.present ?? 0,
          votes: whole(values.votes),
          exceptions: values.exceptions.map(({ case: id, reason, ...votes }) => ({
            case: id,
            ...whole(votes),
            ...(reason.trim() ? { reason: reason.trim() } : {}),
          })),
          recusals: values.recusals.map((one) => ({
            name: one.name.trim(),
            ...(one.case ? { case: one.case } : {}),
          })),
          readOut: true,
          minutes: values.minutes,
          board: values.board,
        },
      })}
    >
      <DateField label={l('form.day')} max={settings.today()} {...form.bind('day')} />
      <NumberField label={l('form.representatives')} integer {...form.bind('representatives')} />
      <NumberField label={l('form.present')} integer {...form.bind('present')} />
      <Show when={standing()} fallback={<Ask rule={quorum()} />}>
        {(at) => (
          <p class={style.live} data-right={at().met || undefined} role="status">
            {at().text}
          </p>
        )}
      </Show>
      <RecusalFields form={form} entries={going()} />
      <fieldset class={style.group}>
        <legend>{l('form.votes')}</legend>
        <VoteFields
          name="votes"
          votes={v.votes}
          voters={voters()}
          set={(side, value) => form.set('votes', side, value)}
          error={form.error}
        />
        <Show when={fails()}>
          <TextField
            label={l('form.reason.list')}
            rows={3}
            maxlength={1000}
            {...form.bind('reason')}
          />
        </Show>
      </fieldset>
      <ExceptionFields form={form} entries={going()} />
      <Checkbox label={l('form.read-out')} {...form.bind('readOut')} />
      <PhotoField
        label={l('form.minutes')}
        area={props.list.area}
        {...form.bind('minutes')}
        value={v.minutes}
        error={form.error('minutes')}
      />
      <PhotoField
        label={l('form.board')}
        area={props.list.area}
        {...form.bind('board')}
        value={v.board}
        error={form.error('board')}
      />
    </ListForm>
  )
}

const whole = (votes: {
  for?: number | undefined
  against?: number | undefined
  abstain?: number | undefined
}) => ({
  for: votes.for ?? 0,
  against: votes.against ?? 0,
  abstain: votes.abstain ?? 0,
})

const Ask = (props: { rule: { present: number; of: number } | undefined }) => (
  <Show when={props.rule}>{(rule) => <p class={style.soft}>{l('quorum.ask', rule())}</p>}</Show>
)
