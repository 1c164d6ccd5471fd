import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { page, pageHeaders, plain } from './plain-page.ts'

/** A mail that would have been sent: the content of `<iso>-<id>.json` in MAIL_OUTBOX. */
export type Mail = { to: string; subject: string; text: string; html?: string; at: string }

const linked = (text: string) =>
  plain(text).replace(/https?:\/\/[^\s<>]+/g, (url) => `<a href="${url}">${url}</a>`)

/** The mails of a folder, newest first; a file that is still being written is left out. */
export function readMails(dir: string): { id: string; mail: Mail }[] {
  if (!existsSync(dir)) return []
  const names = readdirSync(dir).filter((name) => /^[\w.:+-]+\.json$/.test(name))
  return names
    .sort()
    .reverse()
    .flatMap((name) => {
      try {
        const mail: Mail = JSON.parse(readFileSync(join(dir, name), 'utf8'))
        return [{ id: name.slice(0, -'.json'.length), mail }]
      } catch {
        return []
      }
    })
}

function list(mails: { id: string; mail: Mail }[]): string {
  const rows = mails.map(
    ({ id, mail }) =>
      `<tr><td><time>${plain(mail.at.slice(0, 19).replace('T', ' '))}</time></td>` +
      `<td>${plain(mail.to)}</td>` +
      `<td><a href="/outbox/${encodeURIComponent(id)}">${plain(mail.subject)}</a></td></tr>`,
  )
  const table =
    '<table><thead><tr><th>Time (UTC) · 时间</th><th>To · 收件人</th><th>Subject · 主题</th>' +
    `</tr></thead><tbody>${rows.join('')}</tbody></table>`
  const empty = '<p>No mail yet. <span lang="zh-Hans">暂无邮件。</span></p>'
  return page(
    'Outbox · 发件箱',
    '<h1>Outbox · <span lang="zh-Hans">发件箱</span></h1>' +
      '<p class="note">On this machine no mail is sent; it is kept here. ' +
      `<span lang="zh-Hans">本机不会真正发送邮件，邮件保存在此处。</span></p>${rows.length ? table : empty}`,
  )
}

function one(mail: Mail): string {
  const html = mail.html
    ? `<h2>HTML</h2><iframe sandbox title="HTML" srcdoc="${plain(mail.html)}"></iframe>`
    : ''
  return page(
    mail.subject,
    `<p><a href="/outbox">← Outbox · 发件箱</a></p><h1>${plain(mail.subject)}</h1>` +
      `<dl><dt>To · 收件人</dt><dd>${plain(mail.to)}</dd>` +
      `<dt>Time (UTC) · 时间</dt><dd>${plain(mail.at)}</dd></dl>` +
      `<pre>${linked(mail.text)}</pre>${html}`,
  )
}

/** Serves `/outbox` and `/outbox/{id}` from a folder of mails. For development only. */
export function outbox(dir: string) {
  return (request: IncomingMessage, out: ServerResponse): void => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const mails = readMails(dir)
    const id = path.slice('/outbox/'.length)
    const found = mails.find((entry) => encodeURIComponent(entry.id) === id)
    const missing = id !== '' && !found
    const body = found ? one(found.mail) : list(mails)
    // A mail brings its own styles; scripts never run here.
    out.writeHead(missing ? 404 : 200, pageHeaders(body))
    out.end(request.method === 'HEAD' ? undefined : body)
  }
}
