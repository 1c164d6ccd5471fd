import { createAsync, useParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings, type Words } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { RecordView } from '../../ui/kind/record.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { api, type HouseholdView } from './api.ts'
import { t } from './messages.ts'
import { headOf } from './people.ts'

/**
 * A page with a form about one household. It is read anew and never from memory: an old version
 * would only be refused.
 */
export const FormPage = (props: {
  title: (household: HouseholdView) => string
  lead?: string
  children: (household: HouseholdView, words: Words) => JSX.Element
}) => {
  const params = useParams<{ household: string }>()
  const words = useSettings()
  const found = createAsync(() =>
    api('GET /households/{household}', { household: params.household }),
  )
  const back = () => href(`/households/${params.household}`)
  const name = (household: HouseholdView) => headOf(household)?.name || household.number
  return (
    <RecordView of={found} kind="lines" again={() => void refresh('household')}>
      {(household) => (
        <Page>
          <PageHeader
            title={props.title(household())}
            lead={props.lead}
            crumbs={[
              { label: t('list.title'), href: href('/households') },
              { label: name(household()), href: back() },
              { label: props.title(household()) },
            ]}
          />
          {props.children(household(), words)}
        </Page>
      )}
    </RecordView>
  )
}
