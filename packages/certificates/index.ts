export {
  type CardKind,
  type CardStatement,
  cardCredential,
  cardKinds,
  statusListCredential,
} from './credential/card-credential.ts'
export { packCredential, unpackCredential } from './credential/packed.ts'
export { receiptCredential } from './credential/receipt-credential.ts'
export {
  decodeList,
  emptyList,
  encodeList,
  type StatusList,
  statusAt,
  withStatus,
} from './credential/status-list.ts'
export { type Verdict, verifyCredential } from './credential/verify-credential.ts'
export { expireDaily } from './expire.ts'
export { CardFace, Handbook, HandbookMember } from './pdf/card-face.ts'
export type { Fonts } from './pdf/fonts.ts'
export type { Finding } from './pdf/pen.ts'
export type { Printed, Printing } from './pdf/print.ts'
export { checkSeal, makeSeal, readSealUrl, sealUrl } from './seal.ts'
export { readSeal, type SealStatement } from './seal-format.ts'
export { groupSerial, isSerial, newSerial, parseSerial } from './serial.ts'

/** Printing, loaded on demand: 1 MB of code and 21 MB of fonts that no other function pays for. */
export const papers = () => import('./pdf/papers.ts')
