import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Mail {
  to: string
  subject: string
  text: string
}

/** Sends one mail. On AWS through SES; on one machine into the outbox that a page shows. */
export type Mailer = (mail: Mail) => Promise<void>

/** Writes each mail as a file of its own: what would have been sent, in order. */
export function outboxMailer(directory: string, now: () => Date): Mailer {
  let sequence = 0
  return async (mail) => {
    await mkdir(directory, { recursive: true })
    const at = now().toISOString()
    const name = `${at.replaceAll(/[:.]/g, '-')}-${process.pid}-${sequence++}.json`
    await writeFile(join(directory, name), JSON.stringify({ ...mail, at }))
  }
}
