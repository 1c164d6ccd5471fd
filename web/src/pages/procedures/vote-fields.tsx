import { Show } from 'solid-js'
import { NumberField } from '../../ui/form/index.ts'
import { passes, sumOf, type Votes } from './assembly-count.ts'
import { l } from './list-messages.ts'
import style from './procedures.module.css'

/** For, against, abstained, with what they come to as it is typed. */
export const VoteFields = (props: {
  name: string
  votes: Votes
  voters: number
  set: (side: keyof Votes, value: number | undefined) => void
  error: (path: string) => string | undefined
}) => {
  const field = (side: keyof Votes) => (
    <NumberField
      name={`${props.name}.${side}`}
      label={l(`form.${side}`)}
      integer
      value={props.votes[side]}
      onChange={(value) => props.set(side, value)}
      error={props.error(`${props.name}.${side}`)}
    />
  )
  const sum = () => sumOf(props.votes)
  const right = () => sum() === props.voters
  const text = () => {
    if (!right()) return l('form.sum.wrong', { sum: sum(), voters: props.voters })
    const verdict = l(passes(props.votes, props.voters) ? 'form.passes' : 'form.fails')
    return `${l('form.sum.right', { voters: props.voters })} ${verdict}`
  }
  return (
    <>
      <div class={style.pair}>
        {field('for')}
        {field('against')}
        {field('abstain')}
      </div>
      <Show when={props.voters > 0}>
        <p class={style.live} data-right={right() || undefined} role="status">
          {text()}
        </p>
      </Show>
    </>
  )
}
