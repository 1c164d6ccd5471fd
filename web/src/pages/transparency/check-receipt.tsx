import { type Verified, verifyReceipt } from '@terrace/transparency/verify-receipt.mjs'
import { createSignal, type JSX, Show } from 'solid-js'
import { formatInstant } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, FileDrop, Form, FormActions, TextField } from '../../ui/form/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { Facts } from '../../ui/page.tsx'
import { keysOf } from './api.ts'
import { entryFacts, kindOf } from './entry-facts.tsx'
import style from './log.module.css'
import { l } from './log-messages.ts'

/** What was found; `no-keys` where there is nothing to check against. */
type Found = Verified | 'no-keys'

async function check(tenant: string, text: string): Promise<Found> {
  const keys = await keysOf(tenant)
  if (!keys) return 'no-keys'
  let receipt: unknown
  try {
    receipt = JSON.parse(text)
  } catch {
    return { valid: false, reason: 'malformed' }
  }
  return verifyReceipt(receipt, keys)
}

/** A receipt is dropped or pasted here and checked by the browser alone, with the script that is offered. */
export function CheckReceipt(props: { tenant: string }): JSX.Element {
  const form = createForm({ file: [] as readonly File[], text: '' })
  const [found, setFound] = createSignal<Found>()
  const look = (text: string) => check(props.tenant, text).then(setFound)
  const bound = form.bind('file')
  const dropped = (files: readonly File[]) => {
    bound.onChange(files)
    form.setErrors([])
    void files[0]?.text().then(look)
  }
  const go = () => {
    const text = form.values.text.trim()
    setFound(undefined)
    if (!text) return form.setErrors([{ path: 'text', text: l('check.missing') }])
    form.setErrors([])
    void look(text)
  }
  return (
    <section class={style.part} aria-label={l('check.title')}>
      <h2>{l('check.title')}</h2>
      <p class={style.soft}>{l('check.lead')}</p>
      <Form form={form} onSubmit={go} label={l('check.title')}>
        <FileDrop label={l('check.file')} accept=".json" {...bound} onChange={dropped} />
        <TextField label={l('check.text')} rows={4} maxlength={8_000} {...form.bind('text')} />
        <FormActions>
          <Button type="submit">{l('check.go')}</Button>
        </FormActions>
      </Form>
      <div aria-live="polite">
        <Show when={found()}>{(what) => <Result found={what()} />}</Show>
      </div>
    </section>
  )
}

function Result(props: { found: Found }): JSX.Element {
  const valid = () => {
    const { found } = props
    return found !== 'no-keys' && found.valid ? found : undefined
  }
  const why = () => {
    const { found } = props
    if (found === 'no-keys' || found.valid) return l('keys.none')
    return l(`reason.${found.reason}`)
  }
  return (
    <div class={style.result}>
      <Show
        when={valid()}
        fallback={
          <>
            <Big tone="soon" title={l('invalid.title')} />
            <p>{why()}</p>
          </>
        }
      >
        {(one) => (
          <>
            <Big tone="good" title={l('valid.title')} />
            <p>{l('valid.text')}</p>
            <Facts
              facts={[
                { label: l('kind'), value: kindOf(one().entry) },
                ...entryFacts(one().entry),
                {
                  label: l('place'),
                  value: l('place.of', { index: one().index + 1, size: one().size }),
                },
                { label: l('signed'), value: formatInstant(one().at) },
              ]}
            />
          </>
        )}
      </Show>
    </div>
  )
}

const Big = (props: { tone: 'good' | 'soon'; title: string }) => (
  <div class={style.big} data-tone={props.tone}>
    <Icon name={props.tone === 'good' ? 'check' : 'alert'} class={style.icon ?? ''} />
    <h3>{props.title}</h3>
  </div>
)
