import { createAsync, useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, on, Show } from 'solid-js'
import type { Words } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, RadioField } from '../../ui/form/index.ts'
import { Wizard, type WizardStep } from '../../ui/kind/wizard.tsx'
import { toast } from '../../ui/toast.tsx'
import { type HouseholdView, household as readHousehold } from '../registry/api.ts'
import { complete } from '../registry/deed.tsx'
import { e } from '../registry/edit-messages.ts'
import { askedOfPeople, type EntryForm, inputOf, People, Place, Year } from '../registry/entry.tsx'
import { incomeFields, livingFields } from '../registry/fields.ts'
import { api } from './api.ts'
import {
  type ApplicationForm,
  applicationOf,
  askedOfConsent,
  askedOfKin,
  askedOfProofs,
  ConsentFields,
  KinFields,
  kinOf,
  ProofFields,
} from './application-fields.tsx'
import { ApplyCheck } from './apply-check.tsx'
import { blank, DRAFT, requestPath, stepOf, type Values } from './apply-values.ts'
import { f } from './form-messages.ts'
import { HouseholdPick } from './household-pick.tsx'
import style from './procedures.module.css'
import { send } from './send.ts'
import { useVillage } from './use-procedures.ts'

class Incomplete extends Error {}

/** A household applies for itself, with what is on file of it. */
interface Own {
  household?: HouseholdView | undefined
}

/** One application in the making: a group of questions a page, each kept as it is typed. */
export const Intake = (props: {
  today: string
  settings: Words
  /** What a household on file must be to apply: looked up where somebody else files for it. */
  states: readonly string[]
  own?: Own
}) => {
  const [search, setSearch] = useSearchParams()
  const navigate = useNavigate()
  const draft = props.own ? `${DRAFT}.own` : DRAFT
  const kept = sessionStorage.getItem(draft)
  const [restored, setRestored] = createSignal(
    kept !== null && kept !== JSON.stringify(blank(props.today)),
  )
  const form = createForm<Values>(blank(props.today), draft)
  const entryForm = form as unknown as EntryForm
  const paperForm = form as unknown as ApplicationForm
  const v = form.values
  const isNew = () => (props.own ? !props.own.household : v.how === 'new')
  const asked = String(search.household ?? '')
  if (asked) form.set({ how: 'known', household: asked })
  const found = createAsync(async () =>
    v.how === 'known' && v.household
      ? readHousehold(v.household).catch(() => undefined)
      : undefined,
  )
  const known = () => props.own?.household ?? found()
  const people = () =>
    isNew()
      ? v.members.map((one) => String(one.name ?? '').trim()).filter(Boolean)
      : (known()?.members ?? []).filter(({ left }) => !left).flatMap(({ name }) => name ?? [])
  const headOf = () => {
    const at = isNew()
      ? v.members.find(({ relation }) => relation === 'head')?.name
      : known()?.members.find(({ relation, left }) => relation === 'head' && !left)?.name
    return String(at ?? people()[0] ?? '')
  }
  const mine = useVillage()
  createEffect(() => {
    const village = mine()
    if (village && isNew() && !v.area) form.set({ area: village.area, areaName: village.name })
  })
  // Mostly the head asks; whoever is chosen must be of the household.
  createEffect(
    on([people, headOf], ([names, head]) => {
      if (names.length > 0 && !names.includes(v.applicant)) form.set('applicant', head)
    }),
  )
  const area = () => (isNew() ? v.area : (known()?.area ?? ''))
  const need = (things: [string, unknown, string][]) => {
    if (!complete(form, things)) throw new Incomplete()
  }
  const handOver = (values: Values, action: string, whole: boolean): Promise<{ case: string }> => {
    const member = known()?.members.find(({ name }) => name === values.applicant)?.member
    const application = applicationOf(values, isNew() ? undefined : member)
    const kin = kinOf(values)
    if (props.own) {
      const { by: _b, filedBy: _f, ...signed } = application
      const entered = isNew() ? { input: inputOf(values) as never } : {}
      const paper = whole ? { application: signed } : {}
      return api('POST /own-cases', { ...entered, ...paper, kin, draft: !whole }, { action })
    }
    const who = isNew() ? { input: inputOf(values) as never } : { household: values.household }
    return api('POST /cases', { ...who, application, kin }, { action })
  }
  const hand = async (whole = true) => {
    if (whole) need([...askedOfConsent(v), ...askedOfProofs(v), ...askedOfKin(v)])
    const done = await form.submit((values, action) =>
      send(() => handOver(values, action, whole), requestPath),
    )
    if (done) {
      toast(f(whole ? 'apply.sent' : 'apply.kept'))
      navigate(href(`/${props.own ? 'own/' : ''}cases/${done.case}`))
      return
    }
    const [first] = form.errors()
    if (first) setSearch({ step: stepOf(first.path) })
    throw form.problem() ?? new Incomplete()
  }
  const steps = (): WizardStep[] => [
    ...(props.own ? [] : [whichStep()]),
    ...(isNew() ? newSteps() : []),
    {
      id: 'consent',
      title: f('apply.consent'),
      content: () => (
        <ConsentFields
          form={paperForm}
          people={people().map((name) => ({ value: name, label: name }))}
          own={props.own !== undefined}
        />
      ),
      save: async () => need(askedOfConsent(v)),
    },
    {
      id: 'proofs',
      title: f('apply.proofs'),
      content: () => <ProofFields form={paperForm} area={area()} />,
      save: async () => need(askedOfProofs(v)),
    },
    {
      id: 'kin',
      title: f('apply.kin'),
      content: () => <KinFields form={paperForm} />,
      save: async () => need(askedOfKin(v)),
    },
    {
      id: 'check',
      title: f('apply.check'),
      content: () => (
        <ApplyCheck
          values={v}
          head={headOf()}
          areaName={(isNew() ? v.areaName : known()?.areaName) ?? ''}
          problem={form.problem()}
          own={props.own !== undefined}
          isNew={isNew()}
          words={props.settings}
        />
      ),
      save: () => hand(),
      action: f('apply.send'),
    },
  ]
  const whichStep = (): WizardStep => ({
    id: 'household',
    title: f('apply.household'),
    content: () => (
      <>
        <RadioField
          label={f('apply.how')}
          options={[
            { value: 'known', label: f('apply.known') },
            { value: 'new', label: f('apply.new') },
          ]}
          {...form.bind('how')}
        />
        <Show when={v.how === 'known'}>
          <Show when={known()}>
            {(one) => (
              <p class={`${style.group} ${style.chosen}`}>
                <strong>{headOf() || one().number}</strong>
                {one().number} · {one().areaName} · {f('apply.chosen')}
              </p>
            )}
          </Show>
          <HouseholdPick
            chosen={v.household}
            states={props.states}
            onPick={(household) => form.set('household', household)}
            error={form.error('household')}
          />
        </Show>
      </>
    ),
    save: async () =>
      need([
        ['how', v.how, f('missing.choose')],
        ['household', v.how !== 'known' || v.household, f('apply.household.missing')],
      ]),
  })
  const newSteps = (): WizardStep[] => [
    {
      id: 'place',
      title: f('apply.place'),
      content: () => (
        <Place form={entryForm} words={props.settings} bare own={props.own !== undefined} />
      ),
      save: async () => need([['area', v.area, e('new.area.missing')]]),
    },
    {
      id: 'people',
      title: f('apply.people'),
      wide: true,
      content: () => (
        <>
          <p>{f('apply.people.hint')}</p>
          <People form={entryForm} words={props.settings} bare required={['relation', 'name']} />
        </>
      ),
      save: async () =>
        need([
          ...v.members.map((one, at): [string, unknown, string] => [
            `members.${at}.name`,
            one.name,
            f('missing'),
          ]),
          ...askedOfPeople(v.members),
        ]),
    },
    {
      id: 'year',
      title: f('apply.year'),
      content: () => (
        <>
          <p>{f('apply.year.hint')}</p>
          <Year form={entryForm} words={props.settings} part="income" fields={incomeFields} />
          <Year form={entryForm} words={props.settings} part="living" fields={livingFields} />
        </>
      ),
      save: async () => need([]),
    },
  ]
  return (
    <>
      <Show when={restored()}>
        <p role="status">{f('again')}</p>
      </Show>
      <Wizard steps={steps()} errors={form.errors()} onDone={() => undefined} />
      <div class={style.row}>
        <Show when={props.own && (known() || people().length > 0)}>
          <Button busy={form.busy()} onClick={() => void hand(false).catch(() => undefined)}>
            {f('apply.keep')}
          </Button>
        </Show>
        <Button
          look="quiet"
          onClick={() => {
            form.set(blank(props.today))
            form.setErrors([])
            setRestored(false)
            setSearch({ step: null, household: null })
          }}
        >
          {f('discard')}
        </Button>
      </div>
    </>
  )
}
