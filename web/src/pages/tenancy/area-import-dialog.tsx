import { createEffect, For, type JSX, on, Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { lang } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RadioField } from '../../ui/form/choice.tsx'
import { createForm, Form, FormActions } from '../../ui/form/form.tsx'
import { TextField } from '../../ui/form/text.tsx'
import { isOpen } from '../jobs/api.ts'
import { JobCard } from '../jobs/job-card.tsx'
import { useJob } from '../registry/use-job.ts'
import type { AreaView } from './area-dialogs.tsx'
import { emptyFile, type ImportForm, type LevelFile, LevelFileFields } from './area-import-file.tsx'
import { t } from './messages.ts'
import { api } from './settings-api.ts'
import style from './tenancy.module.css'

/** What is missing before the import can start, field by field. */
function missing(files: readonly LevelFile[]) {
  if (!files.some((file) => file.sent)) {
    return [{ path: 'files.0.file', text: t('areas.import.choose') }]
  }
  return files.flatMap((file, at) =>
    (['code', 'name'] as const)
      .filter((column) => file.sent && !file[column])
      .map((column) => ({ path: `files.${at}.${column}`, text: t('areas.import.missing') })),
  )
}

/** Divisions from files, one a level: columns matched, then a job whose counts are shown here. */
export const AreaImportDialog = (props: {
  /** The area that is open in the page: files without a column above may go below it. */
  under?: AreaView | undefined
  onClose: () => void
  done: () => Promise<void>
}): JSX.Element => {
  const words = useSettings()
  const levels = () => words.known()?.levels ?? []
  const form = createForm<ImportForm>({ scheme: '', place: 'top', files: [] })
  createEffect(() => {
    if (form.values.files.length === 0 && levels().length > 0) {
      form.set(
        'files',
        levels().map((level) => emptyFile(level.code)),
      )
    }
  })
  const { job, follow, forget } = useJob()
  const over = () => {
    const found = job()
    return found !== undefined && !isOpen(found)
  }
  createEffect(on(over, (ended) => ended && void props.done(), { defer: true }))
  const start = async () => {
    const wrong = missing(form.values.files)
    form.setErrors(wrong)
    if (wrong.length > 0) return
    await form.submit(async ({ scheme, place, files }, action) => {
      const chosen = files.flatMap(({ level, sent, code, name, parent }) =>
        sent
          ? [
              {
                file: sent.file,
                level,
                codeColumn: code,
                nameColumn: name,
                ...(parent ? { parentColumn: parent } : {}),
              },
            ]
          : [],
      )
      const under = place === 'below' && props.under ? { under: props.under.area } : {}
      const started = await api(
        'POST /area-imports',
        { scheme: scheme.trim(), files: chosen, ...under },
        { action },
      )
      void follow(started.job)
    })
  }
  const again = () => {
    form.set(
      'files',
      levels().map((level) => emptyFile(level.code)),
    )
    forget()
  }
  return (
    <Dialog open wide onClose={props.onClose} title={t('areas.import')}>
      <Show
        when={job()}
        fallback={
          <Form form={form as never} onSubmit={() => void start()} label={t('areas.import')}>
            <p>{t('areas.import.lead')}</p>
            <TextField
              label={t('areas.import.scheme')}
              hint={t('areas.import.scheme.hint')}
              maxlength={40}
              narrow
              {...form.bind('scheme')}
            />
            <For each={levels()}>
              {(level, at) => <LevelFileFields form={form} at={at()} label={level.name[lang()]} />}
            </For>
            <Show when={props.under}>
              {(under) => (
                <RadioField
                  label={t('areas.import.under')}
                  inline
                  options={[
                    { value: 'top', label: t('areas.import.top') },
                    { value: 'below', label: t('areas.import.below', { name: under().name }) },
                  ]}
                  {...form.bind('place')}
                />
              )}
            </Show>
            <FormActions>
              <Button
                type="submit"
                look="main"
                busy={form.busy()}
                disabled={form.values.files.some((file) => file.sending)}
              >
                {t('areas.import.start')}
              </Button>
            </FormActions>
          </Form>
        }
      >
        {(running) => (
          <div class={style.stack}>
            <JobCard job={running()} bare />
            <Show when={over()} fallback={<p class={style.soft}>{t('areas.import.leave')}</p>}>
              <div>
                <Button onClick={again}>{t('areas.import.again')}</Button>
              </div>
            </Show>
          </div>
        )}
      </Show>
    </Dialog>
  )
}
