import { createAsync, useParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { cached, refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { spellDay } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { RecordView } from '../../ui/kind/record.tsx'
import { type Crumb, Facts, Page, PageHeader, PrintHeader, Section } from '../../ui/page.tsx'
import { words } from '../../ui/words.ts'
import { api } from './api.ts'
import { t } from './messages.ts'
import style from './procedures.module.css'

const receipt = cached('receipt', (id: string, language: 'en' | 'zh') =>
  api('GET /cases/{case}/receipt', { case: id, lang: language }),
)
type Receipt = Awaited<ReturnType<typeof receipt>>

/** A list and no table: it is read on phones, where a fourth column would be out of sight. */
const Inputs = (props: { of: Receipt }) => (
  <ul class={style.receiptSteps}>
    <For each={props.of.inputs}>
      {(one) => (
        <li>
          <strong>{one.what}</strong>{' '}
          <span class={style.soft}>
            {one.source} · <span class={style.day}>{one.day}</span>
          </span>
          <span class={style.block}>{one.result}</span>
        </li>
      )}
    </For>
  </ul>
)

/** Why it was decided so, in the reader's language, on paper too: for the household. */
export const ReceiptPage = (props: {
  load: () => Promise<Receipt>
  crumbs: (of: Receipt) => readonly Crumb[]
}) => {
  const found = createAsync(() => props.load())
  return (
    <RecordView of={found} kind="lines" again={() => void refresh('receipt')}>
      {(one) => (
        <Page>
          <PrintHeader title={t('receipt.title')} area={one().place} />
          <PageHeader
            title={t('receipt.title')}
            lead={`${one().head} · ${one().number} · ${one().place}`}
            crumbs={[...props.crumbs(one()), { label: t('receipt.title') }]}
          >
            <Button icon="print" onClick={() => window.print()}>
              {words('action.print')}
            </Button>
          </PageHeader>
          <Section title={t('receipt.decided')}>
            <p class={style.result}>{one().result.label}</p>
            <Show when={one().result.reason}>
              {(text) => <p>{t('outcome.reason', { text: text() })}</p>}
            </Show>
            <Facts
              facts={[
                ...(one().result.day
                  ? [{ label: t('receipt.day'), value: spellDay(one().result.day ?? '') }]
                  : []),
                ...(one().result.decision
                  ? [{ label: t('receipt.number'), value: one().result.decision }]
                  : []),
                ...(one().result.effective
                  ? [
                      {
                        label: t('receipt.effective'),
                        value: spellDay(one().result.effective ?? ''),
                      },
                    ]
                  : []),
                {
                  label: t('receipt.rules'),
                  value: t('receipt.rules.is', {
                    text: one().rules.text,
                    version: String(one().rules.version),
                  }),
                },
              ]}
            />
          </Section>
          <Section title={t('receipt.appeal')}>
            <p>{one().appeal.text}</p>
          </Section>
          <Section title={t('receipt.inputs')}>
            <Inputs of={one()} />
          </Section>
          <Section title={t('receipt.steps')}>
            <ol class={style.receiptSteps}>
              <For each={one().steps}>
                {(step) => (
                  <li>
                    <strong>{step.act}</strong>{' '}
                    <span class={style.soft}>
                      {step.by} · <span class={style.day}>{step.day}</span>
                    </span>
                    <Show when={step.reason}>
                      {(text) => (
                        <span class={style.block}>{t('steps.reason', { text: text() })}</span>
                      )}
                    </Show>
                  </li>
                )}
              </For>
            </ol>
          </Section>
        </Page>
      )}
    </RecordView>
  )
}

/** The receipt of a case of the offices. */
export default function CaseReceipt() {
  const params = useParams<{ case: string }>()
  return (
    <ReceiptPage
      load={() => receipt(params.case, lang())}
      crumbs={({ case: id, head, number }) => [
        { label: t('cases.title'), href: href('/cases') },
        { label: head || number, href: href(`/cases/${id}`) },
      ]}
    />
  )
}
