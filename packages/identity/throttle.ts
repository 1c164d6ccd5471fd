import { createHash } from 'node:crypto'
import type { Rule } from './rate.ts'

type Named = Rule & { name: string }

const QUARTER = 900

/** Guesses at one account's password or e-mail code; a right password starts the count anew. */
const SIGN_IN: Record<string, Named> = {
  '/sign-in/email': { name: 'account', window: QUARTER, max: 10 },
  '/sign-in/email-otp': { name: 'account-code', window: QUARTER, max: 15 },
}

/** Mails to one address: nobody's mailbox is filled through us, and codes stay hard to guess. */
const SEND: Record<string, Named> = {
  '/email-otp/send-verification-otp': { name: 'mail', window: QUARTER, max: 5 },
  '/request-password-reset': { name: 'mail', window: QUARTER, max: 5 },
  '/send-verification-email': { name: 'mail', window: QUARTER, max: 5 },
}

export const signInThrottle = (path: string): Named | undefined => SIGN_IN[path]
export const sendThrottle = (path: string): Named | undefined => SEND[path]

/** Counts are kept and audited under a digest: neither needs to know the address. */
export function emailKey({ name }: { name: string }, email: string): string {
  const digest = createHash('sha256').update(email.trim().toLowerCase()).digest('hex')
  return `${name}|${digest.slice(0, 32)}`
}
