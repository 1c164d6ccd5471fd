import { createAsync, useParams } from '@solidjs/router'
import script from '@terrace/transparency/verify-receipt.mjs?url&no-inline'
import { For, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { formatInstant, formatNumber, spellDay } from '../../i18n/format.ts'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { Facts } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { publicLog, receiptPath } from './api.ts'
import { CheckReceipt } from './check-receipt.tsx'
import { kindOf } from './entry-facts.tsx'
import style from './log.module.css'
import { l } from './log-messages.ts'
import { PublicWays } from './public-ways.tsx'

type Shown = Awaited<ReturnType<typeof publicLog>>

/** The transparency log of a tenant, for everybody: its state, its newest entries, and a check of receipts. */
export default function LogPage(): JSX.Element {
  const params = useParams<{ tenant: string }>()
  const log = createAsync(() => publicLog(params.tenant))
  return (
    <PublicPage wide title={l('title')} lead={l('lead')}>
      <CheckReceipt tenant={params.tenant} />
      <View of={log} skeleton={<Skeleton rows={5} />} again={() => void refresh('public-log')}>
        {(found) => (
          <>
            <State log={found()} />
            <Newest log={found()} tenant={params.tenant} />
            <Script key={found().keys[0] ?? ''} />
          </>
        )}
      </View>
      <PublicWays tenant={params.tenant} here="log" />
    </PublicPage>
  )
}

const Code = (props: { children: JSX.Element }) => <code class={style.code}>{props.children}</code>

const State = (props: { log: Shown }) => (
  <section class={style.part} aria-label={l('state.title')}>
    <h2>{l('state.title')}</h2>
    <Show when={props.log.checkpoint} fallback={<p>{l('state.none')}</p>}>
      {(one) => (
        <Facts
          facts={[
            { label: l('size'), value: formatNumber(one().size) },
            { label: l('signed'), value: formatInstant(one().at) },
            { label: l('root'), value: <Code>{one().root}</Code> },
            ...props.log.keys.map((key) => ({ label: l('key'), value: <Code>{key}</Code> })),
          ]}
        />
      )}
    </Show>
  </section>
)

const Newest = (props: { log: Shown; tenant: string }) => (
  <Show when={props.log.newest.length > 0}>
    <section class={style.part} aria-label={l('entries.title')}>
      <h2>{l('entries.title')}</h2>
      <ul class={style.entries}>
        <For each={props.log.newest}>
          {({ index, entry }) => (
            <li>
              <span>{kindOf(entry)}</span>
              <span class={style.soft}>{spellDay(entry.day)}</span>
              <a
                href={receiptPath(props.tenant, index)}
                download={`receipt-${index + 1}.json`}
                rel="external"
              >
                {l('entries.receipt', { index: index + 1 })}
              </a>
            </li>
          )}
        </For>
      </ul>
    </section>
  </Show>
)

const Script = (props: { key: string }) => (
  <section class={style.part} aria-label={l('script.title')}>
    <h2>{l('script.title')}</h2>
    <p>{l('script.lead')}</p>
    <p>
      <a href={script} download="verify-receipt.mjs" rel="external">
        {l('script.download')}
      </a>
    </p>
    <pre class={style.command}>
      <Code>{`node verify-receipt.mjs receipt.json '${props.key}'`}</Code>
    </pre>
  </section>
)
