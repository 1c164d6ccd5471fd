import { createAsync } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { areas } from '../../api/areas.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { spellDay } from '../../i18n/format.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import {
  createForm,
  DateField,
  FieldGroup,
  Form,
  FormActions,
  RadioField,
} from '../../ui/form/index.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { HouseholdPick } from '../procedures/household-pick.tsx'
import { PhotoField } from '../procedures/photo-field.tsx'
import { membership } from '../tenancy/member-api.ts'
import { api, type Filed, moved } from './api.ts'
import { NumberAndCode } from './filed.tsx'
import style from './grievance.module.css'
import { t, wordOf } from './messages.ts'
import { missingIn, nothing, TellingFields, tellingOf } from './telling-fields.tsx'

const channels = ['hotline', 'visit', 'letter'] as const
type Channel = (typeof channels)[number]

/** What was said on the hotline, in a letter or at a visit, entered by whoever heard it. */
export default function EnterGrievance(): JSX.Element {
  const settings = useSettings()
  const mine = createAsync(() => membership())
  const first = {
    ...nothing,
    channel: 'hotline',
    day: settings.today(),
    household: '',
    evidence: [] as string[],
  }
  const form = createForm(first)
  /** Until the area is known, what was handed over is kept where whoever enters it sits. */
  const own = () => mine()?.areas.find((one) => one !== '*') ?? ''
  const [filed, setFiled] = createSignal<Filed>()
  const send = async () => {
    const missing = missingIn(form.values)
    if (missing.length > 0) return form.setErrors(missing)
    const done = await form.submit(({ channel, day, household, evidence, ...typed }, action) =>
      api(
        'POST /grievances',
        {
          ...tellingOf(typed),
          channel: channel as Channel,
          day,
          evidence,
          ...(household ? { household } : {}),
        },
        { action },
      ),
    )
    if (!done) return
    setFiled(done)
    window.scrollTo(0, 0)
    await moved()
  }
  const again = () => {
    form.set({ ...first, day: settings.today() })
    setFiled(undefined)
  }
  return (
    <Page>
      <PageHeader
        title={filed() ? t('told.title') : t('enter.title')}
        lead={
          filed()
            ? t('told.lead', { day: spellDay(filed()?.acknowledgedBy ?? '') })
            : t('enter.lead')
        }
        crumbs={[
          { label: t('desk.title'), href: href('/grievances') },
          { label: t('enter.title') },
        ]}
      />
      <Show
        when={filed()}
        fallback={
          <Form form={form} label={t('enter.title')} onSubmit={() => void send()}>
            <RadioField
              label={t('enter.channel')}
              inline
              options={channels.map((one) => ({ value: one, label: wordOf('channel', one) }))}
              {...form.bind('channel')}
            />
            <DateField label={t('enter.day')} max={settings.today()} {...form.bind('day')} />
            <TellingFields
              form={form}
              areas={areas}
              household={
                <FieldGroup name="household" label={t('enter.household')} optional>
                  <HouseholdPick
                    chosen={form.values.household}
                    onPick={(household) => form.set('household', household)}
                    error={form.error('household')}
                  />
                </FieldGroup>
              }
            >
              <PhotoField
                name="evidence"
                label={t('enter.evidence')}
                hint={t('enter.evidence.hint')}
                area={form.values.area || own()}
                value={form.values.evidence}
                onChange={(ids) => form.set('evidence', ids)}
                error={form.error('evidence')}
                optional
              />
            </TellingFields>
            <FormActions>
              <Button type="submit" look="main" busy={form.busy()}>
                {t('enter.save')}
              </Button>
            </FormActions>
          </Form>
        }
      >
        {(done) => (
          <>
            <NumberAndCode filed={done()} advice={t('enter.give')} />
            <div class={style.row}>
              <Button onClick={again}>{t('told.another')}</Button>
              <ButtonLink href={href('/grievances')}>{t('enter.back')}</ButtonLink>
            </div>
          </>
        )}
      </Show>
    </Page>
  )
}
