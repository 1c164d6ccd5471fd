import { createSignal, Show } from 'solid-js'
import { formatNumber } from '../../i18n/format.ts'
import { Icon } from '../icon.tsx'
import { words } from '../words.ts'
import { Field, type FieldProps, inputProps } from './field.tsx'
import style from './form.module.css'

/** A size for people: `1.2 MB`. */
export const fileSize = (bytes: number): string =>
  bytes < 1_000_000
    ? `${formatNumber(Math.ceil(bytes / 1000))} kB`
    : `${formatNumber(bytes / 1_000_000, undefined, 1)} MB`

/** Files, dropped or chosen. `accept` as in HTML: `.csv,.xlsx`. */
export const FileDrop = (
  props: FieldProps<readonly File[]> & { accept?: string; multiple?: boolean },
) => {
  const [over, setOver] = createSignal(false)
  const take = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])]
    if (files.length > 0) props.onChange(props.multiple ? files : files.slice(0, 1))
  }
  return (
    <Field {...props}>
      <label
        class={style.drop}
        data-over={over() || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer?.files)
        }}
      >
        <Icon name="upload" />
        <Show
          when={props.value.length > 0}
          fallback={<span>{words(props.multiple ? 'file.many' : 'file.drop')}</span>}
        >
          <strong>
            {props.value.map((file) => `${file.name} (${fileSize(file.size)})`).join(', ')}
          </strong>
        </Show>
        <input
          {...inputProps(props)}
          type="file"
          accept={props.accept}
          multiple={props.multiple}
          onChange={(event) => take(event.currentTarget.files)}
        />
      </label>
    </Field>
  )
}
