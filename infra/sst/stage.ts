/// <reference path="../../.sst/platform/config.d.ts" />

/** What lives longest is kept and guarded here; elsewhere a stage goes away whole. */
export const isProduction = () => $app.stage === 'production'

/** Physical name of something that code or people must recognise. */
export const nameOf = (part: string) => `${$app.name}-${$app.stage}-${part}`

/** `work` → `Work`: components are named in this way. */
export const titled = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

export interface Settings {
  /** The service's own domain; without it the address is CloudFront's. */
  domain: string | undefined
  /** Sender of every mail; SES must have verified it. */
  mailFrom: string
  /** Who is told of alarms. */
  alarmMail: string | undefined
}

/** What differs between installs, from the environment of `sst deploy`. @throws Error missing */
export function settings(): Settings {
  const { TERRACE_DOMAIN, TERRACE_MAIL_FROM, TERRACE_ALARM_MAIL } = process.env
  if (isProduction() && !(TERRACE_DOMAIN && TERRACE_MAIL_FROM && TERRACE_ALARM_MAIL)) {
    const names = 'TERRACE_DOMAIN, TERRACE_MAIL_FROM and TERRACE_ALARM_MAIL'
    throw new Error(`Production needs ${names}: see infra/README.md.`)
  }
  return {
    domain: TERRACE_DOMAIN,
    mailFrom: TERRACE_MAIL_FROM ?? `no-reply@${TERRACE_DOMAIN ?? 'terrace.invalid'}`,
    alarmMail: TERRACE_ALARM_MAIL,
  }
}
