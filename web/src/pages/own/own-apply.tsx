import { createAsync } from '@solidjs/router'
import { Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import { ownCases } from '../procedures/api.ts'
import { Intake } from '../procedures/apply-intake.tsx'
import { ownHousehold } from '../registry/api.ts'
import { t } from './messages.ts'
import { mayApply } from './own-home.tsx'

/** A household applies for itself. */
export default function OwnApply() {
  const settings = useSettings()
  const found = createAsync(async () => {
    const [{ household }, { items }] = await Promise.all([ownHousehold(), ownCases()])
    return { household, may: mayApply(household, items) }
  })
  return (
    <Page>
      <PageHeader
        title={t('apply.title')}
        lead={t('apply.lead')}
        crumbs={[{ label: t('home.title'), href: href() }, { label: t('apply.title') }]}
      />
      <View of={settings.known} skeleton={<Skeleton rows={6} />}>
        {() => (
          <View
            of={found}
            skeleton={<Skeleton rows={6} />}
            again={() => void refresh('own-cases', 'own-household')}
          >
            {(value) => (
              <Show
                when={value().may}
                fallback={
                  <Empty icon="clock" title={t('apply.closed')} text={t('apply.closed.text')}>
                    <ButtonLink href={href()}>{t('home.title')}</ButtonLink>
                  </Empty>
                }
              >
                <Intake
                  today={settings.today()}
                  settings={settings}
                  states={[]}
                  own={{ household: value().household }}
                />
              </Show>
            )}
          </View>
        )}
      </View>
    </Page>
  )
}
