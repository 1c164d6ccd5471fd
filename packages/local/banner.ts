import { SingleBar } from 'cli-progress'
import type { Cloud } from './index.ts'

export type Reporter = {
  log: (message: string) => void
  progress: (done: number, total: number, what: string) => void
  end: () => void
}

/** Lines and one progress bar that do not write over each other; without a terminal, lines only. */
export function reporter(out: NodeJS.WriteStream): Reporter {
  let bar: SingleBar | undefined
  let tenth = -1
  let last = ''
  const end = () => {
    bar?.stop()
    bar = undefined
  }
  return {
    log: (message) => {
      if (bar) out.write('\r\u001b[K')
      out.write(`${message}\n`)
    },
    progress: (done, total, what) => {
      if (!out.isTTY) {
        const now = Math.floor((10 * done) / Math.max(1, total))
        if (now !== tenth || what !== last) out.write(`Seeding ${now * 10} % · ${what}\n`)
        tenth = now
        last = what
        return
      }
      if (!bar) {
        bar = new SingleBar({ format: 'Seeding [{bar}] {percentage} % · {what} · {eta} s left' })
        bar.start(total, done, { what })
      }
      bar.setTotal(total)
      bar.update(done, { what })
    },
    end,
  }
}

/** What a newcomer needs to know, once everything is ready. */
export function banner(cloud: Cloud, memory: { runner: number; table: number }): string {
  const lines = [
    '',
    `  Terrace · 梯田    ${cloud.env.BASE_URL}`,
    '',
    `  Ready in ${(cloud.took / 1_000).toFixed(1)} s · memory ${memory.runner + memory.table} MB ` +
      `(runner ${memory.runner}, table ${memory.table})`,
  ]
  if (cloud.env.TERRACE_ENV === 'development') {
    lines.push(`  Mail that would have been sent: ${cloud.env.BASE_URL}/outbox`)
    if (cloud.ahead !== undefined) {
      const ahead = cloud.ahead > 0 ? ` (${cloud.ahead} days ahead of this machine)` : ''
      lines.push(`  The day of the service, to move on: ${cloud.env.BASE_URL}/calendar${ahead}`)
    }
    const width = (pick: (login: Cloud['logins'][number]) => string) =>
      Math.max(0, ...cloud.logins.map((login) => pick(login).length))
    const role = width((login) => login.role)
    const email = width((login) => login.email)
    if (cloud.logins.length > 0) lines.push('', '  Demo sign-ins (role, e-mail, password):')
    for (const login of cloud.logins) {
      lines.push(`    ${login.role.padEnd(role)}  ${login.email.padEnd(email)}  ${login.password}`)
    }
  }
  return [...lines, '', '  Ctrl-C stops it; data stay.', ''].join('\n')
}
