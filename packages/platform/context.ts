import type { Db, Meter } from './db.ts'
import type { EventInput } from './event.ts'
import type { Files } from './files.ts'
import type { Language } from './i18n.ts'
import type { Keyring } from './keyring.ts'
import type { Mailer } from './mail.ts'
import type { Queue } from './queue.ts'
import type { Row } from './write.ts'

/** The outside world, made once a process: everything that a test may want to replace. */
export interface Ports {
  db: Db
  files: Files
  queue: Queue
  keys: Keyring
  mail: Mailer
  /** The way to other people's services. */
  fetch: typeof fetch
  /** The day and hour of the service: what records say and terms are counted from. */
  now: () => Date
  /**
   * The machine's own time, for what only machines wait for: leases, rates, sessions. The two differ
   * where the service's calendar is moved on, which only a local cloud does.
   */
  machineNow: () => Date
  random: (size: number) => Uint8Array
  baseUrl: string
}

export interface Actor {
  id: string
  name: string
  email?: string | undefined
  /** How the person signed in: `password`, `totp`, `passkey`, `code`, `sso`; `system` for jobs. */
  method: string
  /** When, by the machine's time, for actions that ask for a fresh sign-in. */
  signedInAt?: number | undefined
}

/** What is true of this one request or job. First argument of every command and query. */
export interface Ctx {
  tenant: string
  actor: Actor
  roles: readonly string[]
  /**
   * Area paths whose subtree the actor may see. `['']` is the whole tenant; an empty list sees
   * nothing.
   */
  scope: readonly string[]
  lang: Language
  zone: string
  ports: Ports
  db: Db
  meter: Meter
  /** The instant of this request, ISO 8601 UTC; the same all through it. */
  now(): string
  /** The tenant's day of that instant. */
  today(): string
  newId(prefix: string): string
  /** Stages rows and their event; the command commits them together after its handler returned. */
  save(event: EventInput | EventInput[], rows: readonly Row[]): void
  /** From `Idempotency-Key`: the command's answer is stored in the same transaction. */
  idempotency?: { row: (answer: unknown) => Row } | undefined
}

/** True when the actor may see what lies at an area path (`a1/a2/`; paths end with a slash). */
export const covers = (ctx: Pick<Ctx, 'scope'>, path: string): boolean =>
  ctx.scope.some((root) => path.startsWith(root))

export const hasRole = (ctx: Pick<Ctx, 'roles'>, ...roles: string[]): boolean =>
  roles.some((role) => ctx.roles.includes(role))
