import { createAsync, useNavigate } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href, tenant } from '../../api/tenant.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, Form, FormActions, RadioField } from '../../ui/form/index.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { api, type Giving, given, giving } from './api.ts'
import { GiftFields, giftOf, missingIn, nothing } from './gift-fields.tsx'
import { t } from './messages.ts'
import { o } from './own-messages.ts'

/** A donor promises a gift, once or every month. */
export default function NewGift(): JSX.Element {
  const found = createAsync(() => giving(tenant()))
  return (
    <Page>
      <PageHeader
        title={o('new.title')}
        crumbs={[{ label: o('home.title'), href: href('/gifts') }, { label: o('new.title') }]}
      />
      <View of={found} skeleton={<Skeleton rows={5} />} again={() => void refresh('giving')}>
        {(page) => (
          <Show when={page().funds.length > 0} fallback={<p>{t('give.closed')}</p>}>
            <GiftForm giving={page()} />
          </Show>
        )}
      </View>
    </Page>
  )
}

const GiftForm = (props: { giving: Giving }) => {
  const navigate = useNavigate()
  const form = createForm({ ...nothing(props.giving), often: 'once' })
  const monthly = () => form.values.often === 'monthly'
  const begin = async () => {
    const begun = await form.submit(({ often: _, ...values }, action) => {
      const { means: __, ...gift } = giftOf(values)
      return api('POST /recurring-gifts', gift, { action })
    })
    if (!begun) return
    await given()
    toast(o('new.done'), 'good')
    navigate(href('/gifts'))
  }
  const promise = async () => {
    const made = await form.submit((values, action) =>
      api('POST /gifts', giftOf(values), { action }),
    )
    if (!made) return
    await given()
    if (made.checkout) location.assign(made.checkout.url)
    else navigate(href(`/gifts/${made.contribution}`))
  }
  const send = async () => {
    const missing = missingIn(form.values)
    form.setErrors(missing)
    if (missing.length === 0) await (monthly() ? begin() : promise())
  }
  return (
    <Form form={form} label={o('new.title')} onSubmit={() => void send()}>
      <RadioField
        label={o('new.often')}
        options={[
          { value: 'once', label: o('often.once') },
          { value: 'monthly', label: o('often.monthly'), hint: o('often.hint') },
        ]}
        {...form.bind('often')}
      />
      <GiftFields form={form} giving={props.giving} tenant={tenant()} monthly={monthly()} />
      <FormActions>
        <Button type="submit" look="main" busy={form.busy()}>
          {t('pledge.send')}
        </Button>
      </FormActions>
    </Form>
  )
}
