/*
 * Who may sign, found from the name of a key. Two ways: `did:key:z6Mk…#z6Mk…` carries its key, and
 * `https://…/issuers/t#k1` names a controller document that the tenant publishes.
 */

/** A published key. `revoked` and `expires` are instants after which its proofs no longer count. */
export interface VerificationMethod {
  id: string
  type: 'Multikey'
  controller: string
  publicKeyMultibase: string
  revoked?: string
  expires?: string
}

/** A controller document (W3C Controlled Identifiers 1.0), as published under its own `id`. */
export interface ControllerDocument {
  '@context': string
  id: string
  verificationMethod: VerificationMethod[]
  /** Ids of the methods whose proofs count. A key that was replaced stays, so that old cards do. */
  assertionMethod: string[]
}

/** `did:key:z6Mk…`: an issuer that is nothing but its key. */
export const didKey = (publicKey: string): string => `did:key:${publicKey}`

/** The one verification method of a `did:key`, as written in proofs. */
export const didKeyMethod = (publicKey: string): string => `${didKey(publicKey)}#${publicKey}`

/**
 * The document that makes a tenant's keys known.
 * @param id the URL under which it is served, which is also the issuer of the tenant's credentials
 * @param keys all keys there ever were, newest first; those with `revoked` were lost or stolen,
 *   and nothing that they signed counts any longer
 */
export function controllerDocument(
  id: string,
  keys: { keyId: string; publicKey: string; revoked?: string }[],
): ControllerDocument {
  const methods = keys.map(
    ({ keyId, publicKey, revoked }): VerificationMethod => ({
      id: `${id}#${keyId}`,
      type: 'Multikey',
      controller: id,
      publicKeyMultibase: publicKey,
      ...(revoked ? { revoked } : {}),
    }),
  )
  return {
    '@context': 'https://www.w3.org/ns/cid/v1',
    id,
    verificationMethod: methods,
    assertionMethod: methods.filter((method) => !method.revoked).map((method) => method.id),
  }
}

/**
 * The key of a verification method, or undefined where it may not sign: the method must be listed
 * for assertion, be held by its own document, and not be revoked or expired at `at` (ISO 8601).
 */
export function keyFrom(
  document: ControllerDocument,
  method: string,
  at: string,
): string | undefined {
  const found = document.verificationMethod.find((one) => one.id === method)
  if (found?.type !== 'Multikey' || found.controller !== document.id) return undefined
  if (!method.startsWith(`${document.id}#`)) return undefined
  if (!document.assertionMethod.includes(method)) return undefined
  const over = (instant: string | undefined) =>
    instant !== undefined && Date.parse(instant) <= Date.parse(at)
  return over(found.revoked) || over(found.expires) ? undefined : found.publicKeyMultibase
}

/** The key that a `did:key` method carries, or undefined where its two halves differ. */
export function keyOfDid(method: string): string | undefined {
  const [, key, fragment] = /^did:key:(z6Mk\w+)#(z6Mk\w+)$/.exec(method) ?? []
  return key !== undefined && key === fragment ? key : undefined
}
