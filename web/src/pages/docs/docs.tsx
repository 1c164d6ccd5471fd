import { createAsync, useSearchParams } from '@solidjs/router'
import { createMemo, For, type JSX, Show } from 'solid-js'
import { cached, refresh } from '../../api/cached.ts'
import { problemFrom, problemOf } from '../../api/problem.ts'
import { roleText } from '../../i18n/role-words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import style from './docs.module.css'
import { t, tagText } from './messages.ts'
import { curlOf, type Document, type Operation, operationsOf, typeText } from './openapi.ts'

const document = cached('openapi', async (): Promise<Document> => {
  const response = await fetch('/api/openapi.json').catch((error: unknown) => {
    throw problemOf(error)
  })
  if (!response.ok) throw await problemFrom(response)
  return response.json()
})

/** The API in the browser, from the same tables that route it; open to everybody. */
export default function Docs() {
  const found = createAsync(() => document())
  const count = () => operationsOf(found.latest ?? { info: none, tags: [], paths: {} }).length
  return (
    <PublicPage
      wide
      title={t('title')}
      lead={
        <Show when={found.latest}>
          {(value) => t('lead', { count: count(), version: value().info.version })}
        </Show>
      }
    >
      <ul class={style.about}>
        <li>{t('about.session')}</li>
        <li>{t('about.write')}</li>
        <li>{t('about.problem')}</li>
        <li>
          <a href="/api/openapi.json" target="_self" rel="external">
            {t('raw')}
          </a>
        </li>
      </ul>
      <View of={found} again={() => refresh('openapi')}>
        {(value) => <Operations document={value()} />}
      </View>
    </PublicPage>
  )
}
const none = { title: '', version: '' }

const Operations = (props: { document: Document }): JSX.Element => {
  const [search, setSearch] = useSearchParams()
  const wanted = () => String(search.search ?? '').toLowerCase()
  const all = createMemo(() => operationsOf(props.document))
  const shown = () =>
    all().filter((one) =>
      `${one.method} ${one.path} ${one.summary} ${one.id}`.toLowerCase().includes(wanted()),
    )
  const tags = () =>
    props.document.tags
      .map(({ name }) => ({ name, operations: shown().filter((one) => one.tag === name) }))
      .filter(({ operations }) => operations.length > 0)
  return (
    <>
      <label class={style.search}>
        {t('search')}
        <input
          type="search"
          data-search
          value={String(search.search ?? '')}
          onInput={(event) =>
            setSearch({ search: event.currentTarget.value || null }, { replace: true })
          }
        />
      </label>
      <For each={tags()} fallback={<p>{t('none')}</p>}>
        {(tag) => (
          <section class={style.tag} aria-label={tagText(tag.name)}>
            <h2>{tagText(tag.name)}</h2>
            <ul class={style.operations}>
              <For each={tag.operations}>
                {(one) => (
                  <li>
                    <One operation={one} />
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
    </>
  )
}

const One = (props: { operation: Operation }): JSX.Element => {
  const path = () => props.operation.path.replace('/api/t/{tenant}', '')
  const curl = () => curlOf(props.operation, location.origin)
  const copy = async () => {
    await navigator.clipboard.writeText(curl())
    toast(t('copied'))
  }
  return (
    <details class={style.operation} id={props.operation.id}>
      <summary>
        <span class={style.method}>{props.operation.method}</span>
        <code class={style.path}>{path()}</code>
        <span class={style.summary}>{props.operation.summary}</span>
      </summary>
      <div class={style.body}>
        <p>
          {t('who')}:{' '}
          <For each={props.operation.allow}>
            {(role) => <Badge>{role === '*' ? t('everybody') : roleText(role)}</Badge>}
          </For>
        </p>
        <h3>{t('inputs')}</h3>
        <Show when={props.operation.inputs.length > 0} fallback={<p>{t('inputs.none')}</p>}>
          <Inputs operation={props.operation} />
        </Show>
        <h3>{t('answer', { status: props.operation.status })}</h3>
        <Show when={props.operation.answer} fallback={<p>{t('answer.none')}</p>}>
          {(answer) => (
            // Focusable, since what scrolls must be reachable by keyboard.
            <pre class={style.code} tabindex="0">
              <For each={Object.entries(answer().properties ?? {})}>
                {([name, schema]) => `${name}: ${typeText(schema, 1)}\n`}
              </For>
            </pre>
          )}
        </Show>
        <div class={style.try}>
          <h3>{t('try')}</h3>
          <Button small icon="copy" onClick={() => void copy()}>
            {t('copy')}
          </Button>
        </div>
        <pre class={style.code} tabindex="0">
          {curl()}
        </pre>
      </div>
    </details>
  )
}

const Inputs = (props: { operation: Operation }): JSX.Element => (
  <section class={style.scroll} tabindex="0" aria-label={t('inputs')}>
    <table class={style.table}>
      <thead>
        <tr>
          <For each={[t('name'), t('in'), t('type'), t('limits')]}>
            {(text) => <th scope="col">{text}</th>}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.operation.inputs}>
          {(input) => (
            <tr>
              <th scope="row">
                <code>{input.name}</code>
                <Show when={input.required}>
                  <span class={style.required}> {t('required')}</span>
                </Show>
              </th>
              <td>{input.in}</td>
              <td>
                <code>{input.type}</code>
              </td>
              <td>{input.limits}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  </section>
)
