import { createResource, type JSX } from 'solid-js'
import { area, areas } from '../../api/areas.ts'
import { AreaPicker } from '../../ui/area-picker.tsx'
import { FieldGroup } from '../../ui/form/index.ts'
import style from './intake.module.css'
import { t } from './messages.ts'

/** An area inside a form: the tree opens from a button that says what is chosen. */
export const AreaField = (props: {
  name: string
  label: string
  hint?: string
  value: string
  optional?: boolean
  onChange: (area: string) => void
  /** What the button says when nothing is chosen. */
  none?: string
}): JSX.Element => {
  const [found] = createResource(
    () => props.value || undefined,
    (id) =>
      area(id).then(
        (one) => [...one.above.map((up) => up.name), one.name].join(' / '),
        () => id,
      ),
  )
  return (
    <FieldGroup
      name={props.name}
      label={props.label}
      optional={props.optional ?? false}
      {...(props.hint ? { hint: props.hint } : {})}
    >
      <AreaPicker
        source={areas}
        class={style.area ?? ''}
        value={props.value}
        name={props.value ? (found.latest ?? '…') : (props.none ?? t('pick.none'))}
        onChange={(node) => props.onChange(node?.area ?? '')}
      />
    </FieldGroup>
  )
}
