import { createAsync, useNavigate, useParams } from '@solidjs/router'
import { refresh } from '../../api/cached.ts'
import { useSettings, type Words } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { loadFaultTexts } from '../../i18n/faults.ts'
import { createForm } from '../../ui/form/index.ts'
import { Wizard } from '../../ui/kind/wizard.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { api, line, moved, type Proposal, proposal as read } from './api.ts'
import type { StepId } from './checks.ts'
import { draftOf, termsOf } from './draft.ts'
import { t } from './messages.ts'
import { Incomplete, stepsOf } from './steps.tsx'
import { w } from './wizard-messages.ts'
import { ruleText } from './words.ts'

const STEPS: readonly StepId[] = ['amount', 'limits', 'rules', 'score']

const Changing = (props: { proposal: Proposal; words: Words }) => {
  void loadFaultTexts()
  const navigate = useNavigate()
  const form = createForm(draftOf(props.proposal))
  const budget = createAsync(() => line(props.proposal.line))
  const start = async () => {
    const { proposal } = props.proposal
    const made = await form.submit((values, action) => {
      const terms = termsOf(values, ruleText)
      const asked = { proposal, ...terms, scoring: terms.scoring ?? null }
      return api('POST /proposals/{proposal}/comparison', asked, { action })
    })
    if (!made) throw form.problem() ?? new Incomplete()
    await moved()
    toast(w('started'))
    navigate(href(`/proposals/${proposal}`))
  }
  return (
    <Wizard
      steps={stepsOf({ form, words: props.words, line: budget, start }, STEPS)}
      errors={form.errors()}
      onDone={() => undefined}
    />
  )
}

/** Other money, limits or rules on the same candidates. */
export default function CompareAgain() {
  const params = useParams<{ proposal: string }>()
  const words = useSettings()
  const found = createAsync(() => read(params.proposal))
  return (
    <Page>
      <PageHeader
        title={w('again.title')}
        lead={w('again.lead')}
        crumbs={[
          { label: t('list.title'), href: href('/proposals') },
          { label: found()?.name ?? '…', href: href(`/proposals/${params.proposal}`) },
          { label: w('again.title') },
        ]}
      />
      <View of={found} skeleton={<Skeleton rows={6} />} again={() => void refresh('proposal')}>
        {(proposal) => <Changing proposal={proposal()} words={words} />}
      </View>
    </Page>
  )
}
