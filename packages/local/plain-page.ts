const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 48rem; padding: 1.5rem;
  color: #1c2321; background: #fff }
a { color: #0b5c4a } h1 { font-size: 1.4rem } table { border-collapse: collapse; width: 100% }
th, td { text-align: start; padding: .4rem .6rem; border-bottom: 1px solid #d5dbd8 }
td:first-child { white-space: nowrap } dt { font-weight: 600 } dd { margin: 0 0 .5rem }
pre { white-space: pre-wrap; font: inherit; overflow-wrap: anywhere } .note { color: #4d5a55 }
iframe { width: 100%; height: 30rem; border: 1px solid #d5dbd8 }
form { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin: 1rem 0 }
button, input { font: inherit; padding: .5rem .9rem; min-height: 2.75rem; border: 1px solid #0b5c4a;
  border-radius: .3rem; background: #fff; color: inherit } label { display: grid; gap: .2rem }
button { background: #0b5c4a; color: #fff; cursor: pointer } [role=alert] { color: #a3200d }`

/** Words as they are, in HTML. */
export const plain = (text: string) =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** The runner's own pages, in both languages at once: without a script and without the app. */
export function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${plain(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head>
<body><main>${body}</main></body></html>`
}

/** The headers of such a page: nothing is kept, and no script ever runs. */
export const pageHeaders = (body: string): Record<string, string | number> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-length': Buffer.byteLength(body),
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
})
