import type { JSX } from 'solid-js'
import type { Settings } from '../../api/settings.ts'
import { NumberField } from '../../ui/form/number.tsx'
import { t } from './messages.ts'
import { SectionForm } from './section-form.tsx'

const pick = ({ grievance, escalation, cardMonths }: Settings) => ({
  grievance,
  escalation,
  // Named also while nobody has set it, so that there is a field.
  cardMonths: { ...cardMonths, registration: cardMonths.registration ?? 0 },
})
const terms = ['acknowledge', 'assign', 'answer', 'complex'] as const

/** By when grievances are answered, overdue work goes up, and cards end. */
export const DeadlineSection = (props: { settings: Settings; mayEdit: boolean }): JSX.Element => (
  <SectionForm
    id="deadlines"
    title={t('deadlines')}
    lead={t('deadlines.lead')}
    pick={pick}
    {...props}
  >
    {(form) => {
      const unit = ({ kind }: Settings['escalation']) =>
        t(kind === 'working' ? 'unit.working-days' : 'unit.days')
      const set = (change: object) => form.set(change as never)
      const grievance = (change: object) =>
        set({ grievance: { ...form.values.grievance, ...change } })
      return (
        <>
          {terms.map((term) => (
            <NumberField
              integer
              name={`grievance.${term}.days`}
              label={t(`deadlines.${term}`)}
              unit={unit(form.values.grievance[term])}
              value={form.values.grievance[term].days}
              error={form.error(`grievance.${term}.days`)}
              onChange={(days) => grievance({ [term]: { ...form.values.grievance[term], days } })}
            />
          ))}
          <NumberField
            integer
            name="grievance.review"
            label={t('deadlines.review')}
            hint={t('deadlines.review.hint')}
            unit={t('unit.days')}
            value={form.values.grievance.review}
            error={form.error('grievance.review')}
            onChange={(review) => grievance({ review })}
          />
          <NumberField
            integer
            name="escalation.days"
            label={t('deadlines.escalation')}
            hint={t('deadlines.escalation.hint')}
            unit={unit(form.values.escalation)}
            value={form.values.escalation.days}
            error={form.error('escalation.days')}
            onChange={(days) => set({ escalation: { ...form.values.escalation, days } })}
          />
          <NumberField
            integer
            name="cardMonths.registration"
            label={t('deadlines.card')}
            hint={t('deadlines.card.hint')}
            unit={t('unit.months')}
            value={form.values.cardMonths.registration}
            error={form.error('cardMonths.registration')}
            onChange={(registration) =>
              set({ cardMonths: { ...form.values.cardMonths, registration } })
            }
          />
        </>
      )
    }}
  </SectionForm>
)
