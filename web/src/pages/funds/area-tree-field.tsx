import { createResource, type JSX } from 'solid-js'
import { area, areas } from '../../api/areas.ts'
import { AreaTree } from '../../ui/area-picker.tsx'
import { FieldGroup } from '../../ui/form/index.ts'
import style from './funds.module.css'
import { t } from './messages.ts'

/** An area within a dialog: the tree stands open in it, since what floats over a dialog is not heard. */
export const AreaTreeField = (props: {
  name: string
  value: string
  error: string | undefined
  onChange: (area: string) => void
}): JSX.Element => {
  const [found] = createResource(
    () => props.value || undefined,
    (id) =>
      area(id).then(
        ({ name }) => name,
        () => id,
      ),
  )
  return (
    <FieldGroup
      name={props.name}
      label={t('area')}
      hint={props.value ? (found.latest ?? '') : t('area.none')}
      error={props.error}
    >
      <div class={style.tree}>
        <AreaTree source={areas} value={props.value} onPick={(node) => props.onChange(node.area)} />
      </div>
    </FieldGroup>
  )
}
