import { createSignal, Show } from 'solid-js'
import { isProblem } from '../../api/problem.ts'
import { FileDrop } from '../../ui/form/index.ts'
import { fieldText, problemText } from '../../ui/problem.ts'
import { uploadPaper } from '../procedures/upload.ts'
import style from './giving.module.css'
import { b } from './office-messages.ts'

/** A paper of the books, sent as soon as it is chosen: the form then holds its id. */
export const PaperField = (props: {
  name: string
  label: string
  value: string
  onChange: (paper: string) => void
  error: string | undefined
}) => {
  const [busy, setBusy] = createSignal(false)
  const [refused, setRefused] = createSignal<string>()
  const [called, setCalled] = createSignal('')
  const add = async (file: File | undefined) => {
    if (!file) return
    setRefused(undefined)
    setBusy(true)
    try {
      props.onChange(await uploadPaper(file))
      setCalled(file.name)
    } catch (error) {
      const field = isProblem(error) ? error.fields[0] : undefined
      setRefused(field ? fieldText(field) : problemText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class={style.stack}>
      <FileDrop
        name={props.name}
        label={props.label}
        error={refused() ?? props.error}
        accept="image/*,.pdf"
        value={[]}
        onChange={(files) => void add(files[0])}
      />
      <Show when={busy() || props.value}>
        <p role="status">{busy() ? b('paper.sending') : b('paper.sent', { name: called() })}</p>
      </Show>
    </div>
  )
}
