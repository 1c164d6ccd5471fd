import { A, useParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { problemText } from '../../ui/problem.ts'
import { publicApi } from './api.ts'
import { u } from './updates-messages.ts'

/** `/give/:tenant/updates#key`: a giver without a login wants no more mails; a press, since machines open links. */
export default function Updates(): JSX.Element {
  const params = useParams<{ tenant: string }>()
  const [said, setSaid] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [done, setDone] = createSignal(false)
  const stop = async () => {
    setBusy(true)
    try {
      const key = keyIn(location.hash)
      await publicApi(params.tenant)('POST /donations/updates-ending', { key })
      setDone(true)
      setSaid(u('stop.done'))
    } catch (refused) {
      setSaid(problemText(refused))
    }
    setBusy(false)
  }
  return (
    <PublicPage title={u('stop.title')} lead={u('stop.lead')}>
      <p aria-live="polite">{said()}</p>
      <Show when={!done()}>
        <Button look="main" busy={busy()} onClick={() => void stop()}>
          {u('stop.go')}
        </Button>
      </Show>
      <p>
        <A href={`/open/${params.tenant}/trace`}>{u('stop.trace')}</A>
      </p>
    </PublicPage>
  )
}

/** The key behind the mark; a broken link holds none, and the server says so. */
function keyIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return ''
  }
}
