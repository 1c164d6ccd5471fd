import type { Document } from '@terrace/platform/signing/proof'
import { encodeList, type StatusList } from './status-list.ts'

/** W3C Verifiable Credentials 2.0; the terms of ours are defined in place, so nothing is fetched. */
const VOCABULARY = { '@vocab': 'urn:terrace:terms#' }
const CONTEXT = ['https://www.w3.org/ns/credentials/v2', VOCABULARY]

export const cardKinds = ['registration', 'assistance', 'graduation'] as const
export type CardKind = (typeof cardKinds)[number]

const TYPES: Record<CardKind, string> = {
  registration: 'RegistrationCardCredential',
  assistance: 'AssistanceCardCredential',
  graduation: 'GraduationCertificateCredential',
}

/** Where the two bits of a credential stand: lists are public URLs, one per purpose. */
export interface StatusPlace {
  revocationList: string
  suspensionList: string
  index: number
}

/** What a card says as a credential. Nothing here is sensitive: no cause, health, phone or ID number. */
export interface CardStatement {
  kind: CardKind
  serial: string
  /** The tenant's controller document, `https://…`, or a `did:key`. */
  issuer: string
  household: string
  area: string
  /** ISO 8601 with a zone. */
  validFrom: string
  validUntil?: string
  status: StatusPlace
  /** Further claims of the kind, such as `{ headName, size }`. */
  claims?: Record<string, string | number>
}

/** The unsigned credential of a card, to be given to `addProof`. */
export function cardCredential(statement: CardStatement): Document {
  const { kind, serial, issuer, household, area, validFrom, validUntil, status } = statement
  const entry = (statusPurpose: 'revocation' | 'suspension', list: string) => ({
    id: `${list}#${status.index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose,
    statusListIndex: String(status.index),
    statusListCredential: list,
  })
  return {
    '@context': CONTEXT,
    id: `urn:terrace:card:${serial}`,
    type: ['VerifiableCredential', TYPES[kind]],
    issuer,
    validFrom,
    ...(validUntil ? { validUntil } : {}),
    credentialSubject: { ...statement.claims, household, area, serial },
    credentialStatus: [
      entry('revocation', status.revocationList),
      entry('suspension', status.suspensionList),
    ],
  }
}

/** The unsigned credential that publishes a status list. @param id the URL under which it is served */
export const statusListCredential = (
  id: string,
  issuer: string,
  statusPurpose: 'revocation' | 'suspension',
  list: StatusList,
  validFrom: string,
): Document => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id,
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer,
  validFrom,
  credentialSubject: {
    id: `${id}#list`,
    type: 'BitstringStatusList',
    statusPurpose,
    encodedList: encodeList(list),
  },
})
