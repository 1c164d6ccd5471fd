import type { JSX } from 'solid-js'
import type { Settings } from '../../api/settings.ts'
import { BothLanguages, CodedRows } from './label-rows.tsx'
import { t } from './messages.ts'
import { SectionForm } from './section-form.tsx'
import style from './tenancy.module.css'

const pickLevels = (s: Settings) => ({ levels: s.levels })
const pickNeeds = (s: Settings) => ({ needs: s.needs })
const none = { en: '', zh: '' }

/** The levels of areas from the top down: names may change always, their number only at first. */
export const LevelsSection = (props: { settings: Settings; mayEdit: boolean }): JSX.Element => (
  <SectionForm id="levels" title={t('levels')} lead={t('levels.lead')} pick={pickLevels} {...props}>
    {(form) => (
      <CodedRows
        name="levels"
        rows={form.values.levels}
        saved={props.settings.levels.map((one) => one.code)}
        fresh={() => ({ code: '', name: { ...none } })}
        addText={t('levels.add')}
        error={form.error}
        mayEdit={props.mayEdit}
        onChange={(levels) => form.set({ levels } as never)}
      >
        {(row, at, set) => (
          <BothLanguages
            name={`levels.${at}.name`}
            label={t('levels.name')}
            value={row().name}
            error={form.error}
            onChange={(name) => set({ ...row(), name })}
          />
        )}
      </CodedRows>
    )}
  </SectionForm>
)

/** The basic-needs checklist: what must be secure before a household can leave the register. */
export const NeedsSection = (props: { settings: Settings; mayEdit: boolean }): JSX.Element => (
  <SectionForm id="needs" title={t('needs')} lead={t('needs.lead')} pick={pickNeeds} {...props}>
    {(form) => (
      <CodedRows
        name="needs"
        rows={form.values.needs}
        saved={props.settings.needs.map((one) => one.code)}
        fresh={() => ({ code: '', label: { ...none }, rule: { ...none } })}
        addText={t('needs.add')}
        error={form.error}
        mayEdit={props.mayEdit}
        onChange={(needs) => form.set({ needs } as never)}
      >
        {(row, at, set) => (
          <div class={style.stack}>
            <BothLanguages
              name={`needs.${at}.label`}
              label={t('needs.label')}
              value={row().label}
              error={form.error}
              onChange={(label) => set({ ...row(), label })}
            />
            <BothLanguages
              name={`needs.${at}.rule`}
              label={t('needs.rule')}
              rows={2}
              value={row().rule}
              error={form.error}
              onChange={(rule) => set({ ...row(), rule })}
            />
          </div>
        )}
      </CodedRows>
    )}
  </SectionForm>
)
