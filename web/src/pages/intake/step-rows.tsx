import { createResource, createSignal, type JSX, Show } from 'solid-js'
import { MultiSelect, RadioField, SelectField, TextField } from '../../ui/form/index.ts'
import { type Mapping, schemes } from './api.ts'
import { AreaField } from './area-field.tsx'
import { type Desk, refusal } from './desk.ts'
import style from './intake.module.css'
import { t } from './messages.ts'

type Area = Mapping['area']
const without = <T extends object, K extends keyof T>(from: T, key: K): Omit<T, K> => {
  const { [key]: _gone, ...rest } = from
  return rest
}

/** What one row is, how households are told apart, and where they live. */
export const RowsStep = (props: { desk: Desk }): JSX.Element => {
  const { mapping, set, seen } = props.desk
  const header = () => seen().import.opened?.header ?? []
  const options = () => header().map((name) => ({ value: name, label: name }))
  const [one, setOne] = createSignal(mapping().area.area !== undefined)
  const setArea = (area: Area) => set({ area })
  const sample = () => {
    const at = header().indexOf(mapping().household ?? '')
    return (seen().values[at] ?? []).slice(0, 5).map(({ value, count }) => `${value} ×${count}`)
  }
  const setKey = (column: string) =>
    props.desk.put(column ? { ...mapping(), household: column } : without(mapping(), 'household'))
  const [codes] = createResource(() => schemes().catch(() => []))
  const choose = (how: string) => {
    setOne(how === 'one')
    const { area } = mapping()
    setArea(how === 'one' ? { ...area, columns: [] } : without(area, 'area'))
  }
  return (
    <div class={`${style.stack} ${style.narrow}`}>
      <RadioField
        name="shape"
        label={t('rows.shape')}
        value={mapping().shape}
        onChange={(shape) => set({ shape: shape === 'persons' ? 'persons' : 'households' })}
        options={[
          { value: 'persons', label: t('rows.persons'), hint: t('rows.persons.hint') },
          { value: 'households', label: t('rows.households'), hint: t('rows.households.hint') },
        ]}
      />
      <SelectField
        name="household"
        label={t('rows.key')}
        hint={t('rows.key.hint')}
        options={options()}
        value={mapping().household ?? ''}
        onChange={setKey}
      />
      <Show when={sample().length > 0}>
        <p class={style.soft}>{t('rows.key.seen', { values: sample().join(', ') })}</p>
      </Show>
      <Show when={mapping().shape === 'persons'}>
        <RadioField
          name="head"
          label={t('rows.head')}
          value={mapping().head}
          onChange={(head) => set({ head: head === 'first' ? 'first' : 'column' })}
          options={[
            { value: 'column', label: t('rows.head.column') },
            { value: 'first', label: t('rows.head.first') },
          ]}
        />
      </Show>
      <RadioField
        name="areaFrom"
        label={t('rows.area')}
        value={one() ? 'one' : 'columns'}
        onChange={choose}
        options={[
          { value: 'columns', label: t('rows.area.columns') },
          { value: 'one', label: t('rows.area.one') },
        ]}
      />
      <Show
        when={one()}
        fallback={
          <>
            <MultiSelect
              name="areaColumns"
              label={t('rows.area.which')}
              hint={t('rows.area.which.hint')}
              options={options()}
              value={mapping().area.columns}
              onChange={(columns) => setArea({ ...mapping().area, columns: [...columns] })}
            />
            <Show when={codes()?.length}>
              <SelectField
                name="scheme"
                label={t('rows.scheme')}
                hint={t('rows.scheme.hint')}
                optional
                narrow
                placeholder={t('rows.scheme.none')}
                options={(codes() ?? []).map((one) => ({ value: one, label: one }))}
                value={mapping().area.scheme ?? ''}
                onChange={(scheme) =>
                  setArea(
                    scheme ? { ...mapping().area, scheme } : without(mapping().area, 'scheme'),
                  )
                }
              />
            </Show>
            <AreaField
              name="within"
              label={t('rows.within')}
              hint={t('rows.within.hint')}
              optional
              none={t('rows.within.all')}
              value={mapping().area.within ?? ''}
              onChange={(within) =>
                setArea(within ? { ...mapping().area, within } : without(mapping().area, 'within'))
              }
            />
          </>
        }
      >
        <AreaField
          name="area"
          label={t('rows.area.choose')}
          value={mapping().area.area ?? ''}
          onChange={(area) =>
            setArea(area ? { ...mapping().area, area } : without(mapping().area, 'area'))
          }
        />
      </Show>
      <TextField
        name="source"
        label={t('rows.source')}
        hint={t('rows.source.hint')}
        maxlength={100}
        value={mapping().source}
        onChange={(source) => set({ source })}
      />
    </div>
  )
}

/** Says what this step still lacks, before the server would. @throws ApiProblem */
export function checkRows({ source, household, shape, columns, area }: Mapping): void {
  const own = columns.some(
    ({ field }) => field === 'number' || (shape === 'households' && field === 'member.idNumber'),
  )
  if (household === undefined && !own) throw refusal(t('rows.key.none'))
  if (area.columns.length === 0 && !area.area) throw refusal(t('rows.area.none'))
  if (source.trim() === '') throw refusal(t('rows.source.none'))
}
