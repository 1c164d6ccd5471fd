import { createResource, type JSX, Show } from 'solid-js'
import style from './identity.module.css'

/** Light modules around the code, as the standard asks. */
const QUIET = 4

/** The modules of a text as one path; the encoder arrives only when somebody sets a proof up. */
async function drawn(text: string) {
  const { encode } = await import('uqr')
  const { data, size } = encode(text, { ecc: 'M', border: QUIET })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
  return { size, path: path.join('') }
}

/** A text to scan with another device's camera. Always dark on light: cameras need it so. */
export const QrCode = (props: { text: string; label: string }): JSX.Element => {
  const [picture] = createResource(() => props.text, drawn)
  // Without it the key beside still serves: a failed load is no error of the page.
  return (
    <Show when={!picture.error && picture.latest}>
      {(found) => (
        <svg
          class={style.qr}
          viewBox={`0 0 ${found().size} ${found().size}`}
          role="img"
          aria-label={props.label}
          shape-rendering="crispEdges"
        >
          <path d={found().path} />
        </svg>
      )}
    </Show>
  )
}
