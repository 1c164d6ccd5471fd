import { createSignal, For, Show } from 'solid-js'
import { isProblem } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { FileDrop } from '../../ui/form/file-drop.tsx'
import { Icon } from '../../ui/icon.tsx'
import { fieldText, problemText } from '../../ui/problem.ts'
import { f } from './form-messages.ts'
import style from './procedures.module.css'
import { uploadEvidence } from './upload.ts'

/** What the uploaded files were called on this device, for as long as the page is open. */
const [names, setNames] = createSignal<Readonly<Record<string, string>>>({})

/** Photos and papers, sent as soon as they are chosen: the form then holds their ids. */
export const PhotoField = (props: {
  name: string
  label: string
  hint?: string
  /** Where they belong. Without it nothing can be sent yet. */
  area: string
  value: readonly string[]
  onChange: (ids: string[]) => void
  error?: string | undefined
  optional?: boolean
  single?: boolean
}) => {
  const [busy, setBusy] = createSignal(0)
  const [refused, setRefused] = createSignal<string>()
  const add = async (files: readonly File[]) => {
    setRefused(undefined)
    let ids = props.single ? [] : [...props.value]
    for (const file of files) {
      setBusy((count) => count + 1)
      try {
        const id = await uploadEvidence(props.area, file)
        setNames({ ...names(), [id]: file.name })
        ids = [...ids, id]
        props.onChange(ids)
      } catch (error) {
        const field = isProblem(error) ? error.fields[0] : undefined
        setRefused(`${file.name}: ${field ? fieldText(field) : problemText(error)}`)
      } finally {
        setBusy((count) => count - 1)
      }
    }
  }
  const nameOf = (id: string, at: number) => names()[id] ?? f('photo.sent', { count: at + 1 })
  return (
    <div class={style.stack}>
      <FileDrop
        name={props.name}
        label={props.label}
        {...(props.hint ? { hint: props.hint } : {})}
        {...(props.optional ? { optional: true } : {})}
        error={refused() ?? props.error}
        accept="image/*,.pdf"
        multiple={!props.single}
        value={[]}
        onChange={(files) => void add(files)}
      />
      <Show when={busy() > 0}>
        <p role="status">{f('photo.sending', { count: busy() })}</p>
      </Show>
      <Show when={props.value.length > 0}>
        <ul class={style.sent} aria-label={props.label}>
          <For each={props.value}>
            {(id, at) => (
              <li>
                <Icon name="check" />
                <span>{nameOf(id, at())}</span>
                <Button
                  look="quiet"
                  small
                  icon="close"
                  label={f('photo.remove', { name: nameOf(id, at()) })}
                  onClick={() => props.onChange(props.value.filter((one) => one !== id))}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}
