import { CardFace } from './card-face.ts'
import { type Finding, Pen } from './pen.ts'
import type { Printing } from './print.ts'
import { CARD, drawRegistrationCard } from './registration-card.ts'
import { word } from './words.ts'

/** A4 landscape in millimetres: four A6 cards, cut once across and once down. */
const SHEET = { width: 297, height: 210 }
const MIDDLE = { x: SHEET.width / 2, y: SHEET.height / 2 }

/** Marks at the ends of the two cuts and where they cross; a card's own margin keeps them off it. */
function cutMarks(pen: Pen): void {
  const { x, y } = MIDDLE
  for (const [from, to] of [
    [0, 6],
    [y - 2, y + 2],
    [SHEET.height - 6, SHEET.height],
  ] as const)
    pen.line(x, from, x, to, 0.3, 'ink')
  for (const [from, to] of [
    [0, 6],
    [x - 2, x + 2],
    [SHEET.width - 6, SHEET.width],
  ] as const)
    pen.line(from, y, to, y, 0.3, 'ink')
}

/**
 * Many cards, four on a sheet of A4, the fonts embedded once. Bytes come while cards are drawn, so
 * memory holds one sheet and the glyphs in use, however many cards there are.
 * @param faces each is checked as it comes. @throws ZodError from the iteration
 * @returns `findings` is complete once all `chunks` were read
 */
export function cardSheets(
  faces: Iterable<CardFace> | AsyncIterable<CardFace>,
  printing: Printing,
): { chunks: AsyncIterable<Uint8Array>; findings: readonly Finding[] } {
  const pen = new Pen(printing.fonts, { title: word('card.registration').zh, ...printing })
  async function* chunks(): AsyncGenerator<Uint8Array> {
    let place = 0
    for await (const input of faces) {
      const face = CardFace.parse(input)
      if (place % 4 === 0) {
        const ready: Uint8Array | null = pen.doc.read()
        if (ready) yield ready
        pen.page(SHEET.width, SHEET.height)
        cutMarks(pen)
      }
      const x = (place % 2) * MIDDLE.x + (MIDDLE.x - CARD.width) / 2
      const y = place % 4 < 2 ? 0 : MIDDLE.y
      pen.at(x, y, () => drawRegistrationCard(pen, face))
      place++
    }
    pen.doc.end()
    for await (const chunk of pen.doc) yield chunk as Uint8Array
  }
  return { chunks: chunks(), findings: pen.findings }
}
