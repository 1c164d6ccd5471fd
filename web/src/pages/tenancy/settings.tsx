import { createAsync } from '@solidjs/router'
import { Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { tenant } from '../../api/tenant.ts'
import { Settings as SettingsKind } from '../../ui/kind/settings.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { View } from '../../ui/state.tsx'
import { useMay } from '../certificates/api.ts'
import { k } from '../certificates/key-messages.ts'
import { KeysSection } from '../certificates/keys-section.tsx'
import { b as money } from '../giving/office-messages.ts'
import { TermsSection } from '../giving/terms-section.tsx'
import { PublicWays } from '../transparency/public-ways.tsx'
import { CalendarSection, ProcedureSection } from './calendar-section.tsx'
import { DeadlineSection } from './deadline-section.tsx'
import { GeneralSection, SignInSection } from './general-section.tsx'
import { LevelsSection, NeedsSection } from './levels-section.tsx'
import { LinesSection } from './lines-section.tsx'
import { ListsSection } from './lists-section.tsx'
import { membership } from './member-api.ts'
import { t } from './messages.ts'
import { MoneySection } from './money-section.tsx'
import { QualitySection } from './quality-section.tsx'
import { SsoSection } from './sso-section.tsx'
import style from './tenancy.module.css'

const groups = [
  'general',
  'sign-in',
  'sso',
  'levels',
  'lines',
  'lists',
  'needs',
  'calendar',
  'procedure',
  'deadlines',
  'money',
  'quality',
] as const

/** What the tenant decides for itself; every section saves by itself and is recorded. */
export default function Settings() {
  const words = useSettings()
  const mine = createAsync(() => membership())
  const ofCards = useMay()
  const mayEdit = () => mine()?.roles.includes('admin') ?? false
  const mayEditAmounts = () => mayEdit() || (mine()?.roles.includes('county') ?? false)
  return (
    <Page>
      <PageHeader title={t('settings.title')} lead={t('settings.lead')} />
      <PublicWays tenant={tenant()} />
      <View of={words.known} again={() => refresh('settings')}>
        {(settings) => (
          <SettingsKind
            label={t('settings.title')}
            groups={[
              ...groups
                .filter((id) => id !== 'sso' || mayEdit())
                .map((id) => ({ id, title: t(id) })),
              ...(mayEdit() ? [{ id: 'donations', title: money('terms.title') }] : []),
              ...(ofCards('seeKeys') ? [{ id: 'signing-keys', title: k('title') }] : []),
            ]}
          >
            <Show when={mine() && !mayEdit()}>
              <p class={style.soft}>{t('settings.read-only')}</p>
            </Show>
            <GeneralSection settings={settings()} mayEdit={mayEdit()} />
            <SignInSection settings={settings()} mayEdit={mayEdit()} />
            <Show when={mayEdit()}>
              <SsoSection />
            </Show>
            <LevelsSection settings={settings()} mayEdit={mayEdit()} />
            <LinesSection
              settings={settings()}
              mayEdit={mayEdit()}
              mayEditAmounts={mayEditAmounts()}
            />
            <ListsSection settings={settings()} mayEdit={mayEdit()} today={words.today()} />
            <NeedsSection settings={settings()} mayEdit={mayEdit()} />
            <CalendarSection settings={settings()} mayEdit={mayEdit()} />
            <ProcedureSection settings={settings()} mayEdit={mayEdit()} />
            <DeadlineSection settings={settings()} mayEdit={mayEdit()} />
            <MoneySection settings={settings()} mayEdit={mayEdit()} />
            <QualitySection settings={settings()} mayEdit={mayEdit()} />
            <Show when={mayEdit()}>
              <TermsSection />
            </Show>
            <Show when={ofCards('seeKeys')}>
              <KeysSection />
            </Show>
          </SettingsKind>
        )}
      </View>
    </Page>
  )
}
