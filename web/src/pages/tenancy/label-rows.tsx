import { Index, type JSX, Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/form/text.tsx'
import { t } from './messages.ts'
import style from './tenancy.module.css'

export interface Text {
  en: string
  zh: string
}

/** A text in both languages, side by side: one that is missing would show as a code to somebody. */
export const BothLanguages = (props: {
  name: string
  label: string
  value: Text
  error: (path: string) => string | undefined
  onChange: (value: Text) => void
  rows?: number
}): JSX.Element => (
  <div class={style.both}>
    <TextField
      name={`${props.name}.en`}
      label={`${props.label} (English)`}
      rows={props.rows ?? 1}
      value={props.value.en}
      error={props.error(`${props.name}.en`)}
      onChange={(en) => props.onChange({ ...props.value, en })}
    />
    <TextField
      name={`${props.name}.zh`}
      label={`${props.label}（中文）`}
      rows={props.rows ?? 1}
      value={props.value.zh}
      error={props.error(`${props.name}.zh`)}
      onChange={(zh) => props.onChange({ ...props.value, zh })}
    />
  </div>
)

/** Entries with a code, edited in place; a code that was saved once stays as it is. */
export function CodedRows<T extends { code: string }>(props: {
  name: string
  rows: readonly T[]
  /** Codes that are saved: they stand in records and can be neither changed nor taken away. */
  saved: readonly string[]
  /** What a new entry holds. */
  fresh: () => T
  addText: string
  error: (path: string) => string | undefined
  onChange: (rows: T[]) => void
  mayEdit: boolean
  children: (row: () => T, at: number, set: (row: T) => void) => JSX.Element
}): JSX.Element {
  const set = (at: number, row: T) => props.onChange(props.rows.with(at, row))
  const saved = (row: T) => props.saved.includes(row.code)
  return (
    <>
      <ol class={style.coded}>
        <Index each={props.rows}>
          {(row, at) => (
            <li class={style.codedRow}>
              <Show
                when={!saved(row())}
                fallback={
                  <p>
                    {t('code')}: <code>{row().code}</code>
                  </p>
                }
              >
                <TextField
                  narrow
                  name={`${props.name}.${at}.code`}
                  label={t('code')}
                  hint={t('code.hint')}
                  maxlength={40}
                  value={row().code}
                  error={props.error(`${props.name}.${at}.code`)}
                  onChange={(code) => set(at, { ...row(), code })}
                />
              </Show>
              {props.children(row, at, (to) => set(at, to))}
              <Show when={props.mayEdit && !saved(row())}>
                <Button
                  small
                  onClick={() => props.onChange(props.rows.toSpliced(at, 1))}
                  icon="close"
                >
                  {t('remove')}
                </Button>
              </Show>
            </li>
          )}
        </Index>
      </ol>
      <Show when={props.mayEdit}>
        <div>
          <Button icon="add" onClick={() => props.onChange([...props.rows, props.fresh()])}>
            {props.addText}
          </Button>
        </div>
      </Show>
    </>
  )
}
