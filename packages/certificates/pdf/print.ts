import { CardFace } from './card-face.ts'
import type { Fonts } from './fonts.ts'
import { type Finding, Pen } from './pen.ts'
import { CARD, drawRegistrationCard } from './registration-card.ts'
import { word } from './words.ts'

/** What printing needs besides the papers. */
export interface Printing {
  fonts: Fonts
  /** ISO 8601, the caller's clock: the same papers at the same moment are the same bytes. */
  printedAt: string
}

/** A document made in one piece. `findings` name what somebody must look at before handing it out. */
export interface Printed {
  bytes: Uint8Array
  findings: Finding[]
}

/** Closes the document and gathers what was not yet read of it. */
export async function finish(pen: Pen): Promise<Printed> {
  pen.doc.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of pen.doc) chunks.push(chunk as Uint8Array)
  return { bytes: new Uint8Array(Buffer.concat(chunks)), findings: pen.findings }
}

/** One registration card, A6 landscape. @throws ZodError where the face has not its shape */
export async function cardPdf(input: CardFace, printing: Printing): Promise<Printed> {
  const face = CardFace.parse(input)
  const pen = new Pen(printing.fonts, { title: word('card.registration').zh, ...printing })
  pen.page(CARD.width, CARD.height)
  drawRegistrationCard(pen, face)
  return finish(pen)
}
