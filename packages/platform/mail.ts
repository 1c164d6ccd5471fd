import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SESv2Client } from '@aws-sdk/client-sesv2'

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

/** Sends through SES, loaded with the first mail. */
export function sesMailer(from: string): Mailer {
  let client: SESv2Client | undefined
  return async ({ to, subject, text }) => {
    const { SESv2Client, SendEmailCommand } = await import('@aws-sdk/client-sesv2')
    client ??= new SESv2Client({})
    const utf8 = (data: string) => ({ Data: data, Charset: 'UTF-8' })
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text) } } },
      }),
    )
  }
}
