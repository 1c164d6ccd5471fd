import { createSignal, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { dayNow } from '../../api/clock.ts'
import type { Settings } from '../../api/settings.ts'
import { formatMoney } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/form/choice.tsx'
import { createForm, Form, FormActions } from '../../ui/form/form.tsx'
import { MoneyField, NumberField } from '../../ui/form/number.tsx'
import { TextField } from '../../ui/form/text.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { BothLanguages } from './label-rows.tsx'
import { t } from './messages.ts'
import { Recheck } from './recheck.tsx'
import { api, saveFields } from './settings-api.ts'
import style from './tenancy.module.css'

interface Props {
  settings: Settings
  mayEdit: boolean
  mayEditAmounts: boolean
}

/** The poverty lines: an amount a person and income year for each; years side by side. */
export const LinesSection = (props: Props): JSX.Element => {
  const [amount, setAmount] = createSignal(false)
  const [adding, setAdding] = createSignal(false)
  const years = () =>
    [...new Set(props.settings.lines.flatMap((line) => Object.keys(line.amounts)))]
      .toSorted()
      .reverse()
  return (
    <Section
      id="lines"
      title={t('lines')}
      actions={
        <div class={style.row}>
          <Show when={props.mayEditAmounts}>
            <Button small icon="add" onClick={() => setAmount(true)}>
              {t('lines.set')}
            </Button>
          </Show>
          <Show when={props.mayEdit}>
            <Button small onClick={() => setAdding(true)}>
              {t('lines.add')}
            </Button>
          </Show>
        </div>
      }
    >
      <p class={style.soft}>{t('lines.lead')}</p>
      <Show when={props.mayEditAmounts}>
        <Recheck settings={props.settings} />
      </Show>
      <Table<string>
        caption={t('lines.table')}
        rowKey={(year) => year}
        rows={years()}
        columns={[
          { id: 'year', label: t('lines.year'), cell: (year) => year },
          ...props.settings.lines.map((line) => ({
            id: line.code,
            label: line.name[lang()],
            numeric: true,
            cell: (year: string) => {
              const found = line.amounts[year]
              return found === undefined ? '–' : formatMoney(found, props.settings.currency)
            },
          })),
        ]}
      />
      <Show when={amount()}>
        <AmountDialog settings={props.settings} onClose={() => setAmount(false)} />
      </Show>
      <Show when={adding()}>
        <LineDialog settings={props.settings} onClose={() => setAdding(false)} />
      </Show>
    </Section>
  )
}

const AmountDialog = (props: { settings: Settings; onClose: () => void }): JSX.Element => {
  const form = createForm({
    line: props.settings.lines[0]?.code ?? '',
    year: Number(dayNow().slice(0, 4)) as number | undefined,
    amount: undefined as number | undefined,
    reason: '',
  })
  const save = () =>
    form.submit(async (values, action) => {
      const { line, year, amount, reason } = values
      await api(
        'PUT /settings/lines/{line}/{year}',
        { line, year: year as number, amount: amount as number, reason },
        { action },
      )
      await refresh('settings')
      toast(t('saved', { title: t('lines') }))
      props.onClose()
    })
  return (
    <Dialog open onClose={props.onClose} title={t('lines.set')}>
      <Form form={form as never} onSubmit={() => void save()}>
        <p class={style.soft}>{t('lines.set.lead')}</p>
        <SelectField
          label={t('lines.line')}
          options={props.settings.lines.map((one) => ({
            value: one.code,
            label: one.name[lang()],
          }))}
          {...form.bind('line')}
        />
        <NumberField integer label={t('lines.year')} {...form.bind('year')} />
        <MoneyField
          label={t('lines.amount')}
          currency={props.settings.currency}
          {...form.bind('amount')}
        />
        <TextField label={t('reason')} optional {...form.bind('reason')} />
        <FormActions>
          <Button type="submit" look="main" busy={form.busy()}>
            {t('lines.set.action')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

const LineDialog = (props: { settings: Settings; onClose: () => void }): JSX.Element => {
  const form = createForm({ code: '', name: { en: '', zh: '' }, kind: 'poverty' })
  const at = props.settings.lines.length
  // The server names fields by their place in the whole list.
  const error = (path: string) => form.error(`lines.${at}.${path}`)
  const pick = (s: Settings) => ({ lines: s.lines })
  const save = () =>
    form.submit(async ({ code, name, kind }, action) => {
      const line = { code, name, kind: kind as 'poverty' | 'monitoring', amounts: {} }
      const base = pick(props.settings)
      await saveFields({ lines: [...base.lines, line] }, base, pick, action)
      toast(t('saved', { title: t('lines') }))
      props.onClose()
    })
  return (
    <Dialog open onClose={props.onClose} title={t('lines.add')}>
      <Form form={form as never} onSubmit={() => void save()}>
        <TextField
          narrow
          label={t('code')}
          hint={t('code.hint')}
          {...form.bind('code')}
          name={`lines.${at}.code`}
          error={error('code')}
        />
        <BothLanguages
          name={`lines.${at}.name`}
          label={t('lines.name')}
          value={form.values.name}
          error={form.error}
          onChange={(name) => form.set({ name })}
        />
        <SelectField
          label={t('lines.kind')}
          options={[
            { value: 'poverty', label: t('lines.poverty') },
            { value: 'monitoring', label: t('lines.monitoring') },
          ]}
          {...form.bind('kind')}
        />
        <FormActions>
          <Button type="submit" look="main" busy={form.busy()}>
            {t('lines.add')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
