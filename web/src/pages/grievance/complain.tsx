import { A, useParams, useSearchParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, Form, FormActions } from '../../ui/form/index.ts'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { type Filed, publicApi, publicAreas } from './api.ts'
import { NumberAndCode } from './filed.tsx'
import { t } from './messages.ts'
import { PhotoChoice, SendPhotos } from './photos.tsx'
import { missingIn, nothing, TellingFields, tellingOf } from './telling-fields.tsx'

/** `/complain/:tenant`: anybody tells what went wrong; `?notice=` from the QR code of a notice. */
export default function Complain(): JSX.Element {
  const params = useParams<{ tenant: string }>()
  const [search] = useSearchParams<{ notice?: string }>()
  const form = createForm({ ...nothing })
  const [filed, setFiled] = createSignal<Filed>()
  const [photos, setPhotos] = createSignal<readonly File[]>([])
  const send = async () => {
    const missing = missingIn(form.values)
    if (missing.length > 0) return form.setErrors(missing)
    const notice = search.notice ? { notice: search.notice } : {}
    const done = await form.submit((values, action) =>
      publicApi(params.tenant)('POST /grievances', { ...tellingOf(values), ...notice }, { action }),
    )
    if (!done) return
    setFiled(done)
    window.scrollTo(0, 0)
  }
  const day = () => spellDay(filed()?.acknowledgedBy ?? '')
  return (
    <PublicPage
      title={filed() ? t('told.title') : t('tell.title')}
      lead={filed() ? t('told.lead', { day: day() }) : t('tell.lead')}
    >
      <Show
        when={filed()}
        fallback={
          <>
            <Form form={form} label={t('tell.title')} onSubmit={() => void send()}>
              <TellingFields form={form} areas={publicAreas(params.tenant)}>
                <PhotoChoice value={photos()} onChange={setPhotos} />
              </TellingFields>
              <FormActions>
                <Button type="submit" look="main" busy={form.busy()}>
                  {t('tell.send')}
                </Button>
              </FormActions>
            </Form>
            <A href={`/complain/${params.tenant}/state`}>{t('tell.state')}</A>
          </>
        }
      >
        {(done) => (
          <>
            <NumberAndCode filed={done()} advice={t('told.keep')} />
            <SendPhotos tenant={params.tenant} filed={done()} files={photos()} />
            <A href={`/complain/${params.tenant}/state?number=${done().grievance}`}>
              {t('tell.state')}
            </A>
          </>
        )}
      </Show>
    </PublicPage>
  )
}
