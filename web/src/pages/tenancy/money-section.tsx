import type { JSX } from 'solid-js'
import type { Settings } from '../../api/settings.ts'
import { MoneyField, NumberField } from '../../ui/form/number.tsx'
import { t } from './messages.ts'
import { SectionForm } from './section-form.tsx'

const pick = ({ idleMonths, callBack }: Settings) => ({ idleMonths, callBack })

/** When standing money is idle, and whom the office asks whether theirs came. */
export const MoneySection = (props: { settings: Settings; mayEdit: boolean }): JSX.Element => (
  <SectionForm id="money" title={t('money')} lead={t('money.lead')} pick={pick} {...props}>
    {(form) => {
      const set = (change: object) => form.set(change as never)
      const idle = (change: object) => set({ idleMonths: { ...form.values.idleMonths, ...change } })
      const rule = (change: object) => set({ callBack: { ...form.values.callBack, ...change } })
      return (
        <>
          {(['first', 'second'] as const).map((limit) => (
            <NumberField
              integer
              name={`idleMonths.${limit}`}
              label={t(`money.idle.${limit}`)}
              unit={t('unit.months')}
              value={form.values.idleMonths[limit]}
              error={form.error(`idleMonths.${limit}`)}
              onChange={(months) => idle({ [limit]: months })}
            />
          ))}
          <NumberField
            integer
            name="callBack.share"
            label={t('money.share')}
            hint={t('money.share.hint')}
            unit="%"
            value={form.values.callBack.share}
            error={form.error('callBack.share')}
            onChange={(share) => rule({ share })}
          />
          <NumberField
            integer
            name="callBack.least"
            label={t('money.least')}
            value={form.values.callBack.least}
            error={form.error('callBack.least')}
            onChange={(least) => rule({ least })}
          />
          <MoneyField
            name="callBack.above"
            label={t('money.above')}
            hint={t('money.above.hint')}
            currency={props.settings.currency}
            value={form.values.callBack.above}
            error={form.error('callBack.above')}
            onChange={(above) => rule({ above })}
          />
          <NumberField
            integer
            name="callBack.tries"
            label={t('money.tries')}
            hint={t('money.tries.hint')}
            value={form.values.callBack.tries}
            error={form.error('callBack.tries')}
            onChange={(tries) => rule({ tries })}
          />
        </>
      )
    }}
  </SectionForm>
)
