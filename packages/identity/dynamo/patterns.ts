/**
 * The whole key design: how each model may be found. Anything else is refused, because on a table
 * without indexes it could only be answered by reading everything.
 *
 * key:    field that forms the row's own key (default `id`)
 * unique: fields (or field+field) with one pointer, written on condition that it is absent
 * many:   fields with one pointer per row, read by one Query
 * ttl:    date after which the table removes the row and its pointers
 * list:   small model that may be listed whole
 */
export type Pattern = {
  key?: string
  unique?: readonly string[]
  many?: readonly string[]
  ttl?: string
  list?: boolean
}

export const PATTERNS: Record<string, Pattern> = {
  user: { unique: ['email'] },
  session: { key: 'token', many: ['userId'], ttl: 'expiresAt' },
  account: { unique: ['providerId+accountId'], many: ['userId'] },
  verification: { many: ['identifier'], ttl: 'expiresAt' },
  twoFactor: { unique: ['userId'] },
  passkey: { unique: ['credentialID'], many: ['userId'] },
  ssoProvider: { unique: ['providerId'] },
  jwks: { list: true },
}

/** Rows outlive their date by a day: a clock that is wrong must not remove what still counts. */
export const TTL_GRACE_SECONDS = 86_400
