import { auth, type SignedIn } from '../../api/auth.ts'
import { ApiProblem } from '../../api/problem.ts'

type CreationJSON = PublicKeyCredentialCreationOptionsJSON
type RequestJSON = PublicKeyCredentialRequestOptionsJSON

/** base64url without padding, as WebAuthn's JSON has it. */
export const toBase64Url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

export const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))

const descriptors = (list: PublicKeyCredentialDescriptorJSON[] | undefined) =>
  (list ?? []).map((one) => ({
    ...one,
    id: fromBase64Url(one.id),
  })) as PublicKeyCredentialDescriptor[]

/** The browser's own reader of the JSON form where there is one, else the same by hand. */
export function creationOptions(json: CreationJSON): PublicKeyCredentialCreationOptions {
  const parse = globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON
  if (parse) return parse.call(PublicKeyCredential, json)
  return {
    ...json,
    challenge: fromBase64Url(json.challenge),
    user: { ...json.user, id: fromBase64Url(json.user.id) },
    excludeCredentials: descriptors(json.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions
}

export function requestOptions(json: RequestJSON): PublicKeyCredentialRequestOptions {
  const parse = globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON
  if (parse) return parse.call(PublicKeyCredential, json)
  return {
    ...json,
    challenge: fromBase64Url(json.challenge),
    allowCredentials: descriptors(json.allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions
}

/** A credential as JSON, by the browser or by hand. */
export function credentialJson(credential: PublicKeyCredential): unknown {
  if (typeof credential.toJSON === 'function') return credential.toJSON()
  const from = credential.response as AuthenticatorAttestationResponse &
    AuthenticatorAssertionResponse
  const part = (bytes: ArrayBuffer | null | undefined) => (bytes ? toBase64Url(bytes) : undefined)
  return {
    id: credential.id,
    rawId: toBase64Url(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: part(from.clientDataJSON),
      attestationObject: part(from.attestationObject),
      authenticatorData: part(from.authenticatorData),
      signature: part(from.signature),
      userHandle: part(from.userHandle),
      ...(from.getTransports ? { transports: from.getTransports() } : {}),
    },
  }
}

export const hasPasskeys = (): boolean =>
  typeof globalThis.PublicKeyCredential === 'function' && Boolean(navigator.credentials)

async function ask(what: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (!hasPasskeys()) throw new ApiProblem(0, 'passkey.unsupported')
  const credential = await what().catch(() => null)
  // Closing the browser's window is no error of anybody: both ways lead to the same sentence.
  if (!credential) throw new ApiProblem(0, 'passkey.cancelled')
  return credential as PublicKeyCredential
}

/** Signs in with a passkey of this device. @throws ApiProblem */
export async function signInWithPasskey(): Promise<SignedIn> {
  const json = await auth<RequestJSON>('/passkey/generate-authenticate-options')
  const credential = await ask(() => navigator.credentials.get({ publicKey: requestOptions(json) }))
  return auth('/passkey/verify-authentication', { response: credentialJson(credential) })
}

/** Makes a passkey on this device for the signed-in person. @throws ApiProblem */
export async function addPasskey(name: string): Promise<unknown> {
  const json = await auth<CreationJSON>('/passkey/generate-register-options')
  const credential = await ask(() =>
    navigator.credentials.create({ publicKey: creationOptions(json) }),
  )
  return auth('/passkey/verify-registration', { name, response: credentialJson(credential) })
}
