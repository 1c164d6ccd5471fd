import { For, type JSX, Show } from 'solid-js'
import { areas as source } from '../../api/areas.ts'
import { roleWords } from '../../i18n/role-words.ts'
import { AreaTree } from '../../ui/area-picker.tsx'
import { CheckboxGroup, RadioField } from '../../ui/form/choice.tsx'
import { FieldGroup } from '../../ui/form/field.tsx'
import type { FormState } from '../../ui/form/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { EVERYWHERE, type Role, roles } from './member-api.ts'
import { t } from './messages.ts'
import style from './tenancy.module.css'

export interface Grant {
  roles: Role[]
  /** Area ids, or `*` alone. */
  areas: string[]
  areaNames: string[]
}

/** Which roles somebody has, each with what it may do, and in which areas. */
export const GrantFields = (props: { form: FormState<Grant> }): JSX.Element => {
  const values = () => props.form.values
  const everywhere = () => values().areas[0] === EVERYWHERE
  const add = (area: string, name: string) => {
    if (values().areas.includes(area)) return
    props.form.set({
      areas: [...values().areas, area],
      areaNames: [...values().areaNames, name],
    })
  }
  const remove = (at: number) =>
    props.form.set({
      areas: values().areas.toSpliced(at, 1),
      areaNames: values().areaNames.toSpliced(at, 1),
    })
  return (
    <>
      <CheckboxGroup
        name="roles"
        label={t('grant.roles')}
        options={roles.map((role) => ({
          value: role,
          label: roleWords(`role.${role}`),
          hint: roleWords(`role.${role}.hint`),
        }))}
        value={values().roles}
        error={props.form.error('roles')}
        onChange={(all) => props.form.set({ roles: all as Role[] })}
      />
      <RadioField
        name="scope"
        label={t('grant.areas')}
        options={[
          { value: 'all', label: t('grant.everywhere'), hint: t('grant.everywhere.hint') },
          { value: 'some', label: t('grant.some'), hint: t('grant.some.hint') },
        ]}
        value={everywhere() ? 'all' : 'some'}
        onChange={(to) =>
          props.form.set({ areas: to === 'all' ? [EVERYWHERE] : [], areaNames: [] })
        }
      />
      <Show when={!everywhere()}>
        <FieldGroup name="areas" label={t('grant.chosen')} error={props.form.error('areas')}>
          <div class={style.stack}>
            <ul class={style.days} aria-label={t('grant.chosen')}>
              <For
                each={values().areas}
                fallback={<li class={style.soft}>{t('grant.no-area')}</li>}
              >
                {(area, at) => (
                  <li>
                    {values().areaNames[at()] ?? area}
                    <button
                      type="button"
                      aria-label={t('grant.remove', { name: values().areaNames[at()] ?? area })}
                      onClick={() => remove(at())}
                    >
                      <Icon name="close" />
                    </button>
                  </li>
                )}
              </For>
            </ul>
            <details class={style.adding}>
              <summary>{t('grant.add-area')}</summary>
              <AreaTree source={source} value="" onPick={({ area, name }) => add(area, name)} />
            </details>
          </div>
        </FieldGroup>
      </Show>
    </>
  )
}
