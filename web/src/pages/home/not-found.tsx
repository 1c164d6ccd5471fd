import { A } from '@solidjs/router'
import { t } from '../../ui/frame/places.ts'
import { Page, PageHeader, Panel } from '../../ui/page.tsx'

/** An address that leads nowhere. */
export default function NotFound() {
  return (
    <Page>
      <PageHeader title={t('missing.title')} />
      <Panel>
        <p>{t('missing.text')}</p>
        <p>
          <A href="/">{t('missing.home')}</A>
        </p>
      </Panel>
    </Page>
  )
}
