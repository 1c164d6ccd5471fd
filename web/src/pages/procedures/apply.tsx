import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { Intake } from './apply-intake.tsx'
import { f } from './form-messages.ts'
import { t } from './messages.ts'
import { useTemplates } from './use-procedures.ts'

/** A household asks: the applicant's or the clerk's intake. */
export default function Apply() {
  const settings = useSettings()
  const words = useTemplates()
  return (
    <Page>
      <PageHeader
        title={f('apply.title')}
        lead={f('apply.lead')}
        crumbs={[{ label: t('cases.title'), href: href('/cases') }, { label: f('apply.title') }]}
      />
      <View of={settings.known} skeleton={<Skeleton rows={6} />}>
        {() => (
          <Intake
            today={settings.today()}
            settings={settings}
            states={words.of('identification')?.households ?? []}
          />
        )}
      </View>
    </Page>
  )
}
