import { createSignal, For, type JSX, onMount, Show } from 'solid-js'
import { isProblem, problemFrom, problemOf } from '../../api/problem.ts'
import { lang, tagOf } from '../../i18n/language.ts'
import { FileDrop } from '../../ui/form/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { fieldText, problemText } from '../../ui/problem.ts'
import type { Filed } from './api.ts'
import style from './grievance.module.css'
import { t } from './messages.ts'

/** As many as the server takes. */
const MOST = 3
/** Longer side of a photo that is sent, in pixels; a page of A4 stays readable. */
const SIDE = 2_000
/** A stranger writes once in two seconds. Milliseconds. */
const REST = 2_100
const TRIES = 5

const rest = () => new Promise((resolve) => setTimeout(resolve, REST))

/** Drawn anew: small enough for a phone's network, and without the place that a camera writes into it. */
async function redrawn(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => undefined)
  // What the browser cannot draw is refused by the server, which says why.
  if (!picture) return file
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
  return made ?? file
}

/** @throws ApiProblem */
async function sendPhoto(tenant: string, { grievance, code }: Filed, file: File): Promise<void> {
  const name = encodeURIComponent(file.name || 'photo.jpg')
  const url = `/public/t/${encodeURIComponent(tenant)}/grievances/${grievance}/photos/${name}`
  const body = await redrawn(file)
  const headers = { 'x-code': code, 'accept-language': tagOf(lang()), accept: 'application/json' }
  for (let attempt = 1; ; attempt++) {
    await rest()
    try {
      const answer = await fetch(url, { method: 'PUT', body, headers })
      if (answer.ok) return
      throw await problemFrom(answer)
    } catch (error) {
      const problem: unknown = problemOf(error)
      const busy = isProblem(problem) && problem.status === 429
      if (!busy || attempt === TRIES) throw problem
    }
  }
}

/** Chosen with the form, sent when the grievance has its number. */
export const PhotoChoice = (props: {
  value: readonly File[]
  onChange: (files: readonly File[]) => void
}): JSX.Element => (
  <FileDrop
    name="photos"
    label={t('photos.label')}
    hint={t('photos.hint', { most: String(MOST) })}
    optional
    accept="image/jpeg,image/png"
    multiple
    value={props.value}
    onChange={(files) => props.onChange(files.slice(0, MOST))}
  />
)

type Sent = 'sending' | 'sent' | { refused: string }

/** Sends what was chosen, one after the other, and says of each what became of it. */
export const SendPhotos = (props: {
  tenant: string
  filed: Filed
  files: readonly File[]
}): JSX.Element => {
  const [states, setStates] = createSignal<Sent[]>([])
  const put = (at: number, state: Sent) =>
    setStates((all) => [...all.slice(0, at), state, ...all.slice(at + 1)])
  onMount(async () => {
    for (const [at, file] of props.files.entries()) {
      put(at, 'sending')
      try {
        await sendPhoto(props.tenant, props.filed, file)
        put(at, 'sent')
      } catch (error) {
        const field = isProblem(error) ? error.fields[0] : undefined
        put(at, { refused: field ? fieldText(field) : problemText(error) })
      }
    }
  })
  const words = (state: Sent | undefined) =>
    typeof state === 'object' ? state.refused : t(`photos.${state ?? 'sending'}`)
  return (
    <Show when={props.files.length > 0}>
      <ul class={style.photos} aria-live="polite" aria-label={t('photos.label')}>
        <For each={props.files}>
          {(file, at) => (
            <li data-photo={typeof states()[at()] === 'object' ? 'refused' : states()[at()]}>
              <Icon name={states()[at()] === 'sent' ? 'check' : 'file'} />
              <span>
                {file.name}: {words(states()[at()])}
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
