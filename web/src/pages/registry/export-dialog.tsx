import { Match, Switch } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Checkbox, createForm, Form, FormActions, RadioField } from '../../ui/form/index.ts'
import { Progress } from '../../ui/progress.tsx'
import { api, type Input } from './api.ts'
import { Download, Failed } from './job-end.tsx'
import { t } from './messages.ts'
import { useJob } from './use-job.ts'

type Filter = Input<'POST /exports'>['filter']

/** Writes the list, as it is filtered, into a file: a job that may be left alone. */
export const ExportDialog = (props: { open: boolean; onClose: () => void; filter: Filter }) => {
  const form = createForm<{ rows: string; format: string; hxl: boolean }>({
    rows: 'households',
    format: 'xlsx',
    hxl: false,
  })
  const { job, follow, forget } = useJob()
  let part: HTMLDivElement | undefined
  const start = () =>
    form.submit(async ({ rows, format, hxl }, action) => {
      const input = {
        filter: props.filter,
        rows: rows === 'persons' ? ('persons' as const) : ('households' as const),
        format: format === 'csv' ? ('csv' as const) : ('xlsx' as const),
        hxl,
      }
      // The same choice again is a new file: the register went on meanwhile.
      const started = await api('POST /exports', input, job() ? {} : { action })
      void follow(started.job)
      // The form goes away, and the focus with it: Escape would reach nobody.
      part?.focus()
    })
  const close = () => {
    forget()
    props.onClose()
  }
  return (
    <Dialog open={props.open} onClose={close} title={t('export.title')}>
      <div ref={part} tabindex="-1">
        <Switch
          fallback={
            <Form form={form} onSubmit={() => void start()} label={t('export.title')}>
              <p>{t('export.lead')}</p>
              <RadioField
                label={t('export.rows')}
                inline
                options={[
                  { value: 'households', label: t('export.households') },
                  { value: 'persons', label: t('export.persons') },
                ]}
                {...form.bind('rows')}
              />
              <RadioField
                label={t('export.format')}
                options={[
                  { value: 'xlsx', label: t('export.xlsx') },
                  { value: 'csv', label: t('export.csv') },
                ]}
                {...form.bind('format')}
              />
              <Checkbox label={t('export.hxl')} hint={t('export.hxl.hint')} {...form.bind('hxl')} />
              <FormActions>
                <Button type="submit" look="main" busy={form.busy()}>
                  {t('export.start')}
                </Button>
              </FormActions>
            </Form>
          }
        >
          <Match when={job()?.state === 'done' && job()}>
            {(done) => <Download job={done()} text={t('export.done')} />}
          </Match>
          <Match when={job()?.state === 'failed' && job()}>
            {(bad) => <Failed job={bad()} text={t('export.failed')} />}
          </Match>
          <Match when={job()?.state === 'cancelled'}>
            <p role="status">{t('export.cancelled')}</p>
          </Match>
          <Match when={job()}>
            {(running) => (
              <>
                <Progress
                  label={t('export.running')}
                  done={running().done}
                  total={running().total}
                />
                <p>{t('export.leave')}</p>
              </>
            )}
          </Match>
        </Switch>
      </div>
    </Dialog>
  )
}
