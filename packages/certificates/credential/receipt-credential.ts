import type { Document } from '@terrace/platform/signing/proof'

/** What a receipt says as a credential. The giver's name is there only where they wished it. */
export interface ReceiptStatement {
  number: string
  /** The tenant's controller document. */
  issuer: string
  office: string
  giver?: string | undefined
  /** Minor units of ISO 4217. */
  amount: number
  currency: string
  /** The day on which it was there. */
  day: string
  fund: string
  means: string
  goods?: string | undefined
  /** ISO 8601 with a zone. */
  validFrom: string
}

/** The unsigned credential of a receipt, to be given to `addProof`. */
export function receiptCredential(statement: ReceiptStatement): Document {
  const { number, issuer, validFrom, giver, goods, ...subject } = statement
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      // The terms of ours are defined in place, so nothing is fetched.
      { '@vocab': 'urn:terrace:terms#' },
    ],
    id: `urn:terrace:receipt:${number}`,
    type: ['VerifiableCredential', 'DonationReceiptCredential'],
    issuer,
    validFrom,
    credentialSubject: {
      number,
      ...subject,
      ...(giver ? { giver } : {}),
      ...(goods ? { goods } : {}),
    },
  }
}
