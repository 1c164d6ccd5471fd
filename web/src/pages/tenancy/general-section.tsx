import type { JSX } from 'solid-js'
import type { Settings } from '../../api/settings.ts'
import { Checkbox, CheckboxGroup, RadioField } from '../../ui/form/choice.tsx'
import { ComboboxField } from '../../ui/form/combobox.tsx'
import { TextField } from '../../ui/form/text.tsx'
import { t } from './messages.ts'
import { SectionForm } from './section-form.tsx'

const optional = ['political', 'ethnicity', 'military', 'commonLanguage'] as const

const pick = (s: Settings) => ({
  name: s.name,
  hotline: s.hotline ?? '',
  languages: s.languages,
  currency: s.currency,
  zone: s.zone,
  incomeYearStart: s.incomeYearStart,
  currentYear: s.currentYear,
  areaUnit: s.areaUnit,
  phone: s.phone,
  optionalFields: s.optionalFields,
})

/** Name, languages, money, time and the income year. */
export const GeneralSection = (props: { settings: Settings; mayEdit: boolean }): JSX.Element => {
  const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }))
  return (
    <SectionForm id="general" title={t('general')} pick={pick} {...props}>
      {(form) => (
        <>
          <TextField label={t('general.name')} maxlength={200} {...form.bind('name')} />
          <TextField
            narrow
            optional
            label={t('general.hotline')}
            hint={t('general.hotline.hint')}
            maxlength={40}
            {...form.bind('hotline')}
          />
          <CheckboxGroup
            inline
            label={t('general.languages')}
            options={[
              { value: 'en', label: 'English' },
              { value: 'zh', label: '中文' },
            ]}
            {...form.bind('languages')}
            onChange={(all) => form.set({ languages: all as Settings['languages'] } as never)}
          />
          <TextField
            narrow
            label={t('general.currency')}
            hint={t('general.currency.hint')}
            maxlength={3}
            {...form.bind('currency')}
            onChange={(text) => form.set({ currency: text.toUpperCase() } as never)}
          />
          <ComboboxField label={t('general.zone')} options={zones} {...form.bind('zone')} />
          <TextField
            narrow
            label={t('general.year-start')}
            hint={t('general.year-start.hint')}
            maxlength={5}
            {...form.bind('incomeYearStart')}
          />
          <RadioField
            label={t('general.year-name')}
            options={[
              { value: 'ends', label: t('general.year-ends') },
              { value: 'begins', label: t('general.year-begins') },
            ]}
            {...form.bind('currentYear')}
            onChange={(to) => form.set({ currentYear: to } as never)}
          />
          <RadioField
            inline
            label={t('general.unit')}
            options={[
              { value: 'mu', label: t('unit.mu') },
              { value: 'hectare', label: t('unit.hectare') },
            ]}
            {...form.bind('areaUnit')}
            onChange={(to) => form.set({ areaUnit: to } as never)}
          />
          <TextField
            name="phone.pattern"
            label={t('general.phone')}
            hint={t('general.phone.hint')}
            maxlength={200}
            value={form.values.phone.pattern}
            error={form.error('phone.pattern')}
            onChange={(pattern) => form.set({ phone: { pattern } } as never)}
          />
          <CheckboxGroup
            name="optionalFields"
            label={t('general.optional')}
            hint={t('general.optional.hint')}
            optional
            options={optional.map((field) => ({ value: field, label: t(`optional.${field}`) }))}
            value={optional.filter((field) => form.values.optionalFields[field])}
            error={form.error('optionalFields')}
            onChange={(chosen) => {
              const to = Object.fromEntries(optional.map((one) => [one, chosen.includes(one)]))
              form.set({ optionalFields: to } as never)
            }}
          />
        </>
      )}
    </SectionForm>
  )
}

const pickSignIn = (s: Settings) => ({ secondFactor: s.secondFactor })

/** How people prove who they are. */
export const SignInSection = (props: { settings: Settings; mayEdit: boolean }): JSX.Element => (
  <SectionForm id="sign-in" title={t('sign-in')} pick={pickSignIn} {...props}>
    {(form) => (
      <Checkbox
        label={t('sign-in.second')}
        hint={t('sign-in.second.hint')}
        {...form.bind('secondFactor')}
        onChange={(to) => form.set({ secondFactor: to } as never)}
      />
    )}
  </SectionForm>
)
