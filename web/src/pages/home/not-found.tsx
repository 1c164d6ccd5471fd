import { A, useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { t } from '../../ui/frame/places.ts'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { Page, PageHeader, Panel } from '../../ui/page.tsx'

const Words = () => (
  <Panel>
    <p>{t('missing.text')}</p>
    <p>
      <A href="/">{t('missing.home')}</A>
    </p>
  </Panel>
)

/** An address that leads nowhere: inside a workspace, or outside of all of them. */
export default function NotFound() {
  const params = useParams()
  return (
    <Show
      when={params.tenant}
      fallback={
        <PublicPage title={t('missing.title')}>
          <Words />
        </PublicPage>
      }
    >
      <Page>
        <PageHeader title={t('missing.title')} />
        <Words />
      </Page>
    </Show>
  )
}
