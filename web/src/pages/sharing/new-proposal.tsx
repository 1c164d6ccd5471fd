import { createAsync, useNavigate, useSearchParams } from '@solidjs/router'
import { onMount } from 'solid-js'
import { useSettings, type Words } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { loadFaultTexts } from '../../i18n/faults.ts'
import { createForm } from '../../ui/form/index.ts'
import { Wizard } from '../../ui/kind/wizard.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { api, line, moved } from './api.ts'
import type { StepId } from './checks.ts'
import { askedOf, emptyDraft } from './draft.ts'
import { t } from './messages.ts'
import { Incomplete, stepsOf } from './steps.tsx'
import { w } from './wizard-messages.ts'
import { ruleText } from './words.ts'

const DRAFT = 'terrace.proposal'
const STEPS: readonly StepId[] = [
  ...(['line', 'benefit', 'area', 'amount', 'limits', 'who', 'rules', 'score'] as const),
]

/** A proposal in the making: a group of questions a page, each kept as it is typed. */
const Making = (props: { words: Words }) => {
  void loadFaultTexts()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const form = createForm(emptyDraft(), DRAFT)
  const asked = search.line ? String(search.line) : ''
  onMount(async () => {
    // From a budget line's own page it is known already which one is meant.
    if (!asked || asked === form.values.line) return
    const { fund, year } = await line(asked)
    form.set({ year: String(year), fund })
    form.set('line', asked)
  })
  const chosen = createAsync(async () => (form.values.line ? line(form.values.line) : undefined))
  const start = async () => {
    const made = await form.submit((values, action) =>
      api('POST /proposals', askedOf(values, ruleText), { action }),
    )
    if (!made) throw form.problem() ?? new Incomplete()
    await moved()
    toast(w('started'))
    navigate(href(`/proposals/${made.proposal.proposal}`))
  }
  return (
    <Wizard
      steps={stepsOf({ form, words: props.words, line: chosen, start }, STEPS)}
      errors={form.errors()}
      onDone={() => undefined}
    />
  )
}

/** The wizard from a budget line to rules side by side. */
export default function NewProposal() {
  const words = useSettings()
  return (
    <Page>
      <PageHeader
        title={w('title')}
        lead={w('lead')}
        crumbs={[{ label: t('list.title'), href: href('/proposals') }, { label: w('title') }]}
      />
      <View of={words.known} skeleton={<Skeleton rows={6} />}>
        {() => <Making words={words} />}
      </View>
    </Page>
  )
}
