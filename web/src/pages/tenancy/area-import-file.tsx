import { createSignal, For, type JSX, Show } from 'solid-js'
import { SelectField } from '../../ui/form/choice.tsx'
import { FileDrop } from '../../ui/form/file-drop.tsx'
import type { FormState } from '../../ui/form/form.tsx'
import { problemText } from '../../ui/problem.ts'
import { type AreaColumns, suggestColumns } from './area-columns.ts'
import { type AreaFile, sendAreaFile } from './area-upload.ts'
import { t } from './messages.ts'
import style from './tenancy.module.css'

/** One level's part of an import: its file, once sent, and which column is what. */
export interface LevelFile extends AreaColumns {
  level: string
  sending: boolean
  sent?: AreaFile | undefined
}
export interface ImportForm {
  scheme: string
  place: string
  files: LevelFile[]
}
export const emptyFile = (level: string): LevelFile => ({
  level,
  sending: false,
  code: '',
  name: '',
  parent: '',
})

const columns = ['code', 'name', 'parent'] as const

/** The file of one level: chosen, sent at once, its columns suggested and corrected. */
export const LevelFileFields = (props: {
  form: FormState<ImportForm>
  at: number
  label: string
}): JSX.Element => {
  const { form } = props
  const file = () => form.values.files[props.at] ?? emptyFile('')
  const path = (part: string) => `files.${props.at}.${part}`
  const change = (values: Partial<LevelFile>) => form.set('files', props.at, values)
  const [chosen, setChosen] = createSignal<readonly File[]>([])
  const take = async (files: readonly File[]) => {
    const [one] = files
    if (!one) return
    setChosen(files)
    form.setErrors(form.errors().filter((error) => error.path !== path('file')))
    change({ sending: true, sent: undefined })
    try {
      const sent = await sendAreaFile(one)
      change({ sent, ...suggestColumns(sent.columns, sent.rows, props.at === 0) })
    } catch (refused) {
      setChosen([])
      form.setErrors([...form.errors(), { path: path('file'), text: problemText(refused) }])
    } finally {
      change({ sending: false })
    }
  }
  return (
    <div class={style.stack}>
      <FileDrop
        name={path('file')}
        label={t('areas.import.file', { level: props.label })}
        optional
        accept=".csv,.txt,.tsv,.xlsx"
        value={chosen()}
        error={form.error(path('file'))}
        onChange={(files) => void take(files)}
      />
      <Show when={file().sending}>
        <p role="status">{t('areas.import.sending')}</p>
      </Show>
      <Show when={file().sent}>
        {(sent) => (
          <>
            <p class={style.soft}>
              {t('areas.import.first', { cells: (sent().rows[0] ?? []).join(' · ') })}
            </p>
            <div class={style.both}>
              <For each={columns}>
                {(column) => (
                  <SelectField
                    name={path(column)}
                    label={t(`areas.import.${column}`)}
                    optional={column === 'parent'}
                    placeholder={column === 'parent' ? t('areas.import.none') : undefined}
                    options={sent().columns.map((value) => ({ value, label: value }))}
                    value={file()[column]}
                    error={form.error(path(column))}
                    onChange={(value) => change({ [column]: value })}
                  />
                )}
              </For>
            </div>
          </>
        )}
      </Show>
    </div>
  )
}
