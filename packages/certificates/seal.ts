import { fault } from '@terrace/platform/fault'
import { type Signer, verify } from '@terrace/platform/signing/key'
import { toBase64Url } from '@terrace/platform/signing/multibase'
import { encodeStatement, readSeal, type SealStatement } from './seal-format.ts'
import { isSerial } from './serial.ts'

/*
 * The seal of a printed card: `<base>/v/<serial>#<payload>`. Online the page asks whether the serial
 * still stands; offline the payload alone proves who issued the card. It stands behind `#`, which a
 * browser never sends, so that no server log collects household numbers.
 */

/**
 * The payload of a card, signed.
 * @returns fewer than 300 characters of base64url
 * @throws Fault internal `seal.unfit` when the statement's parts have not their shape or do not fit
 */
export function makeSeal(statement: SealStatement, signer: Signer): string {
  const signed = encodeStatement(statement)
  if (!signed) throw fault('internal', 'seal.unfit', { serial: statement.serial })
  return toBase64Url(Buffer.concat([signed, signer.sign(signed)]))
}

/**
 * Checks a payload against the published keys; nothing else is needed, so it works offline. It says
 * that the card was issued, never that it still stands: that is the status list's to say.
 * @param keyOf the public Multikey of a tenant's key, or undefined where there is none or it was lost
 * @returns what the issuer states, or undefined where a single character is not the issuer's
 */
export function checkSeal(
  payload: string,
  keyOf: (tenant: string, keyId: string) => string | undefined,
): SealStatement | undefined {
  const seal = readSeal(payload)
  if (!seal) return undefined
  const key = keyOf(seal.statement.tenant, seal.statement.keyId)
  return key && verify(key, seal.signed, seal.signature) ? seal.statement : undefined
}

/** What is printed as a QR. @param base the public site without a slash at its end */
export const sealUrl = (base: string, statement: { serial: string }, payload: string): string =>
  `${base}/v/${statement.serial}#${payload}`

/**
 * The two halves of a scanned URL, or undefined where it is not one of ours. That both speak of the
 * same card is checked here: a true seal pasted behind another serial is a forgery.
 */
export function readSealUrl(url: string): { serial: string; payload: string } | undefined {
  const [, serial = '', payload = ''] = /^https?:\/\/[^#]+\/v\/([^/#?]+)#([\w-]+)$/.exec(url) ?? []
  if (!isSerial(serial) || readSeal(payload)?.statement.serial !== serial) return undefined
  return { serial, payload }
}
