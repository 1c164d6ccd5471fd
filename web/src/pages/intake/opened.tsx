import { createSignal, For, type JSX, Show } from 'solid-js'
import { faultText, loadFaultTexts } from '../../i18n/faults.ts'
import { formatNumber } from '../../i18n/format.ts'
import { fileSize } from '../../ui/form/file-drop.tsx'
import { NumberField, SelectField } from '../../ui/form/index.ts'
import { problemText } from '../../ui/problem.ts'
import type { Inspection, OpenInput } from './api.ts'
import type { Desk } from './desk.ts'
import style from './intake.module.css'
import { t } from './messages.ts'

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'windows-1252'] as const
const separators = {
  ',': 'sep.comma',
  ';': 'sep.semicolon',
  '\t': 'sep.tab',
  '|': 'sep.bar',
} as const

/** The encodings that spreadsheets save, and whatever was found. */
export const EncodingPick = (props: { value: string; onChange: (value: string) => void }) => {
  const known = () =>
    encodings.map((value) => ({ value: value as string, label: t(`enc.${value}`) }))
  const all = () =>
    props.value && !known().some((one) => one.value === props.value)
      ? [...known(), { value: props.value, label: props.value }]
      : known()
  return (
    <SelectField
      name="encoding"
      label={t('open.encoding')}
      narrow
      options={all()}
      value={props.value}
      onChange={props.onChange}
    />
  )
}

/** What was found in the file, to be looked at and put right. */
export const OpenedFile = (props: { desk: Desk }): JSX.Element => {
  const [problem, setProblem] = createSignal<unknown>()
  const [busy, setBusy] = createSignal(false)
  const opened = () => props.desk.view().opened
  const change = async (options: Omit<OpenInput, 'import'>) => {
    setProblem(undefined)
    setBusy(true)
    try {
      await props.desk.reopen(options)
    } catch (refused) {
      setProblem(() => refused)
    } finally {
      setBusy(false)
    }
  }
  const given = (): Omit<OpenInput, 'import'> => {
    const { encoding, separator, sheet } = opened() ?? {}
    return {
      ...(encoding ? { encoding } : {}),
      ...(separator ? { separator } : {}),
      ...(sheet ? { sheet } : {}),
    }
  }
  return (
    <Show when={opened()}>
      {(found) => (
        <div class={style.stack} aria-busy={busy()}>
          <div>
            <h3>{t('open.title', { name: props.desk.view().name })}</h3>
            <p>
              {t('open.facts', {
                kind: found().kind.toUpperCase(),
                size: fileSize(props.desk.view().size),
                rows: formatNumber(found().rows),
                columns: found().header.length,
              })}
            </p>
            <p class={style.soft}>{t('open.hint')}</p>
          </div>
          <Show when={problem()}>
            {(refused) => (
              <p class={style.refusal} role="alert">
                {problemText(refused())}
              </p>
            )}
          </Show>
          <div class={style.row}>
            <Show when={found().encoding}>
              {(encoding) => (
                <EncodingPick
                  value={encoding()}
                  // The separator was looked for in other characters.
                  onChange={(value) => void change({ encoding: value })}
                />
              )}
            </Show>
            <Show when={found().separator}>
              {(separator) => (
                <SelectField
                  name="separator"
                  label={t('open.separator')}
                  narrow
                  options={Object.entries(separators).map(([value, key]) => ({
                    value,
                    label: t(key),
                  }))}
                  value={separator()}
                  onChange={(value) => void change({ ...given(), separator: value })}
                />
              )}
            </Show>
            <Show when={(found().sheets?.length ?? 0) > 1}>
              <SelectField
                name="sheet"
                label={t('open.sheet')}
                options={(found().sheets ?? []).map((sheet) => ({ value: sheet, label: sheet }))}
                value={found().sheet ?? ''}
                onChange={(sheet) => void change({ sheet })}
              />
            </Show>
            <NumberField
              name="headerRow"
              label={t('open.header')}
              integer
              value={found().headerRow}
              onChange={(headerRow) => {
                if (headerRow !== undefined && headerRow > 0 && headerRow !== found().headerRow) {
                  void change({ ...given(), headerRow })
                }
              }}
            />
          </div>
          <HeaderProblems desk={props.desk} />
          <FirstRows seen={props.desk.seen()} />
        </div>
      )}
    </Show>
  )
}

const HeaderProblems = (props: { desk: Desk }) => {
  void loadFaultTexts()
  const opened = () => props.desk.view().opened
  return (
    <Show when={opened()?.headerProblems.length}>
      <ul class={style.warn}>
        <For each={opened()?.headerProblems}>
          {({ column, code }) => (
            <li>
              {t('open.column', {
                column: opened()?.header[column] ?? column + 1,
                text: faultText(code) ?? code,
              })}
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

/** The first rows, as they stand in the file. */
const FirstRows = (props: { seen: Inspection }) => (
  <div class={style.close}>
    <h3>{t('open.first')}</h3>
    <section class={style.scroll} tabindex="0" aria-label={t('open.first')}>
      <table class={style.sheet}>
        <thead>
          <tr>
            <th scope="col" class={style.no}>
              {t('open.row')}
            </th>
            <For each={props.seen.import.opened?.header}>
              {(name) => <th scope="col">{name}</th>}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.seen.rows}>
            {({ row, cells }) => (
              <tr>
                <td class={style.no}>{row}</td>
                <For each={cells}>{(cell) => <td title={cell}>{cell}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  </div>
)
