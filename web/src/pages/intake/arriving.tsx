import { useNavigate } from '@solidjs/router'
import { createResource, createSignal, type JSX, Match, onMount, Show, Switch } from 'solid-js'
import { isProblem } from '../../api/problem.ts'
import { href } from '../../api/tenant.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { FileDrop, fileSize } from '../../ui/form/file-drop.tsx'
import { problemText } from '../../ui/problem.ts'
import { Progress } from '../../ui/progress.tsx'
import { api, type ImportView } from './api.ts'
import style from './intake.module.css'
import { t } from './messages.ts'
import { EncodingPick } from './opened.tsx'
import { bring, LARGEST, openAgain, sendingOf } from './upload.ts'

const ACCEPT =
  '.csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What is wrong with a file before a byte of it is sent. */
function wrongFile(file: File): string | undefined {
  if (file.size === 0) return t('file.empty')
  if (file.size <= LARGEST) return undefined
  return t('file.too-large', { size: fileSize(file.size), limit: fileSize(LARGEST) })
}

/** Where an import begins: a file is dropped, announced, and on its way. */
export const Choose = (): JSX.Element => {
  const navigate = useNavigate()
  const [error, setError] = createSignal<string>()
  const take = async (file: File) => {
    setError(wrongFile(file))
    if (error()) return
    try {
      const view = await api('POST /imports', { name: file.name, size: file.size })
      void bring(view, file)
      navigate(href(`/imports/${view.import}`), { replace: true })
    } catch (refused) {
      setError(problemText(refused))
    }
  }
  return (
    <FileDrop
      name="file"
      label={t('file.label')}
      hint={t('file.hint', { size: fileSize(LARGEST) })}
      accept={ACCEPT}
      error={error()}
      value={[]}
      onChange={([file]) => file && void take(file)}
    />
  )
}

/** A file on its way: progress, what broke off, what cannot be read, and how to go on. */
export const Arriving = (props: { view: ImportView; onOpened: () => void }): JSX.Element => {
  const sending = () => sendingOf(props.view.import)
  const [error, setError] = createSignal<string>()
  const [parts] = createResource(
    () => (sending() ? undefined : props.view.import),
    (id) => api('GET /imports/{import}/parts', { import: id }),
  )
  const whole = () => parts.state === 'ready' && parts()?.missing.length === 0
  const go = async (work: Promise<unknown>) => {
    // What went wrong is told by `sending`.
    await work.catch(() => undefined)
    if (sending()?.opened) props.onOpened()
  }
  onMount(() => {
    const running = sending()?.work
    if (running) void go(running)
  })
  const resume = (file: File) => {
    const { size, name } = props.view
    if (file.size !== size) {
      const sizes = { size: fileSize(file.size), expected: `${name}, ${fileSize(size)}` }
      setError(t('file.other', sizes))
    } else void go(bring(props.view, file))
  }
  return (
    <Switch>
      <Match when={sending()?.refused}>
        {(refused) => <Refused view={props.view} problem={refused()} go={go} />}
      </Match>
      <Match when={sending()?.problem}>
        {(problem) => (
          <div class={style.refusal} role="alert">
            <p>{problemText(problem())}</p>
            <Button
              look="main"
              onClick={() => {
                const file = sending()?.file
                if (file) void go(bring(props.view, file))
              }}
            >
              {t('file.again')}
            </Button>
          </div>
        )}
      </Match>
      <Match when={sending()}>
        {(one) => (
          <div class={style.close}>
            <Show
              when={one().sent < one().size}
              fallback={<Progress label={t('file.reading')} done={0} />}
            >
              <progress
                class={style.bar}
                aria-label={t('file.sending', { name: props.view.name })}
                max={one().size}
                value={one().sent}
              />
              <p>
                {t('file.sending', { name: props.view.name })}{' '}
                {t('file.sent', { sent: fileSize(one().sent), size: fileSize(one().size) })}
              </p>
              <p class={style.soft}>{t('file.leave')}</p>
            </Show>
          </div>
        )}
      </Match>
      <Match when={whole()}>
        <OpenNow open={() => go(openAgain(props.view, {}))} />
      </Match>
      <Match when={parts.state === 'ready'}>
        <div class={style.close}>
          <h3>{t('file.resume')}</h3>
          <p>{t('file.resume.text', { name: props.view.name })}</p>
          <FileDrop
            name="file"
            label={t('file.label')}
            accept={ACCEPT}
            error={error()}
            value={[]}
            onChange={([file]) => file && resume(file)}
          />
        </div>
      </Match>
    </Switch>
  )
}

const OpenNow = (props: { open: () => Promise<void> }) => {
  onMount(() => void props.open())
  return <Progress label={t('file.reading')} done={0} />
}

/** The file is there and is no table that can be read: why, and the cure. */
const Refused = (props: {
  view: ImportView
  problem: unknown
  go: (work: Promise<unknown>) => Promise<void>
}) => {
  const ofEncoding = () =>
    isProblem(props.problem) && /^file\.(encoding|sheet)/.test(props.problem.code)
  return (
    <div class={style.refusal} role="alert">
      <h3>{t('file.refused')}</h3>
      <p>
        <strong>{props.view.name}</strong> ({fileSize(props.view.size)})
      </p>
      <p>{problemText(props.problem)}</p>
      <Show when={ofEncoding()}>
        <EncodingPick
          value=""
          onChange={(encoding) => void props.go(openAgain(props.view, { encoding }))}
        />
      </Show>
      <ButtonLink href={href('/imports/new')} icon="upload">
        {t('file.choose-other')}
      </ButtonLink>
    </div>
  )
}
