import { useParams } from '@solidjs/router'
import { cached } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { lang } from '../../i18n/language.ts'
import { api } from '../procedures/api.ts'
import { ReceiptPage } from '../procedures/receipt.tsx'
import { t } from './messages.ts'

const receipt = cached('own-receipt', (id: string, language: 'en' | 'zh') =>
  api('GET /own-cases/{case}/receipt', { case: id, lang: language }),
)

/** Why it was decided so about one's own household. */
export default function OwnReceipt() {
  const params = useParams<{ own: string }>()
  return (
    <ReceiptPage
      load={() => receipt(params.own, lang())}
      crumbs={() => [
        { label: t('home.title'), href: href() },
        { label: t('apply.title'), href: href(`/own/cases/${params.own}`) },
      ]}
    />
  )
}
