import type { CardFace } from './card-face.ts'
import { label } from './label.ts'
import { colours, mm, type Pen } from './pen.ts'
import { printed, word } from './words.ts'

/** A6 landscape, in millimetres. */
export const CARD = { width: 148, height: 105, margin: 9 }
const LEFT = CARD.margin
const RIGHT = CARD.width - CARD.margin
const ASIDE = 103
const SECOND = 67

/** Three terraces on a hillside, 10 mm wide: the one ornament. */
function mark(pen: Pen, x: number, y: number): void {
  pen.at(x, y, () => {
    pen.doc.lineWidth(1.3).lineCap('round').strokeColor(colours.green)
    for (const [from, rise, drop] of [
      [0, 8.8, 2.4],
      [1.6, 5.8, 2.2],
      [3.4, 2.9, 1.9],
    ] as const) {
      pen.doc
        .moveTo(mm(from), mm(rise))
        .bezierCurveTo(
          mm(from + 2.6),
          mm(rise - drop),
          mm(6.2),
          mm(rise + 0.9),
          mm(10),
          mm(rise - 1.6),
        )
        .stroke()
    }
    pen.doc.lineCap('butt')
  })
}

function heading(pen: Pen): void {
  const { zh, en } = word('card.registration')
  mark(pen, LEFT, 7.2)
  pen.text(LEFT + 13.5, 14.4, zh, { size: 20, weight: 'bold', spacing: 2.6 })
  pen.text(RIGHT, 14.4, en, { size: 11, colour: 'green', align: 'right' })
  pen.line(LEFT, 20, RIGHT, 20, 1, 'green')
}

function facts(pen: Pen, face: CardFace): void {
  label(pen, LEFT, 27.4, 'card.head')
  pen.fit(
    { x: LEFT, y: 34.4, width: 88, rise: 1.9 },
    face.head,
    [
      { size: 17, lines: 1 },
      { size: 13, lines: 1 },
      { size: 9, lines: 2 },
      { size: 7, lines: 2 },
    ],
    { weight: 'bold' },
  )
  label(pen, LEFT, 42.6, 'card.number')
  pen.fit({ x: LEFT, y: 48.5, width: 55 }, face.number, [
    { size: 12, lines: 1 },
    { size: 9.5, lines: 1 },
    { size: 7, lines: 1 },
    { size: 5.5, lines: 1 },
  ])
  label(pen, SECOND, 42.6, 'card.size')
  const people = printed['card.people'].zh.replace('{count}', String(face.size))
  pen.text(SECOND, 48.5, people, { size: 12 })
  label(pen, LEFT, 57, 'card.area')
  pen.fit({ x: LEFT, y: 62.8, width: 88, rise: 0.5, breaks: 'spaces' }, face.areaPath.join(' '), [
    { size: 11.5, lines: 1 },
    { size: 10, lines: 2 },
    { size: 8, lines: 2 },
    { size: 6.5, lines: 3 },
  ])
  label(pen, LEFT, 73.2, 'card.type')
  const { zh, en } = face.householdType
  pen.fit({ x: LEFT, y: 78.5, width: 55 }, zh, [
    { size: 11, lines: 1 },
    { size: 9, lines: 1 },
    { size: 7, lines: 1 },
    { size: 5.5, lines: 1 },
  ])
  pen.fit(
    { x: LEFT, y: 82, width: 55, leading: 1.15 },
    en,
    [
      { size: 6.5, lines: 1 },
      { size: 5.5, lines: 1 },
    ],
    { colour: 'label' },
  )
  label(pen, SECOND, 73.2, 'card.registered')
  pen.text(SECOND, 78.5, face.registered, { size: 11 })
  if (!face.validUntil) return
  const until = word('card.valid-until')
  const line = `${until.zh} ${face.validUntil} ${until.en}`
  pen.text(SECOND, 82, line, { size: 6, colour: 'label' })
}

function proof(pen: Pen, face: CardFace): void {
  const side = RIGHT - ASIDE
  pen.qr(ASIDE, 25, side, face.check)
  const { zh, en } = word('card.scan')
  // Below the quiet zone, four modules of up to 0.6 mm.
  pen.text(ASIDE + side / 2, 66.2, `${zh}  ${en}`, { size: 7, colour: 'label', align: 'center' })
  label(pen, ASIDE, 73.2, 'card.serial')
  pen.text(ASIDE, 78.5, face.serial, { size: 11, weight: 'bold', spacing: 0.35 })
}

function foot(pen: Pen, face: CardFace): void {
  pen.line(LEFT, 85.4, RIGHT, 85.4)
  label(pen, LEFT, 89.8, 'card.issuer')
  pen.fit({ x: LEFT, y: 94.8, width: 88 }, face.issuer, [
    { size: 10, lines: 1 },
    { size: 8.5, lines: 1 },
    { size: 7, lines: 1 },
    { size: 5.5, lines: 1 },
  ])
  label(pen, ASIDE, 89.8, 'card.hotline')
  pen.fit(
    { x: ASIDE, y: 94.8, width: RIGHT - ASIDE },
    face.hotline,
    [
      { size: 11, lines: 1 },
      { size: 8.5, lines: 1 },
      { size: 7, lines: 1 },
      { size: 5.5, lines: 1 },
    ],
    { weight: 'bold' },
  )
  const { zh, en } = word('card.emergency')
  pen.text(LEFT, 99, `${zh} ${en}`, { size: 5.5, colour: 'label' })
}

/** Draws the front of a registration card, A6 landscape, with its top left at the origin. */
export function drawRegistrationCard(pen: Pen, face: CardFace): void {
  pen.serial = face.serial
  heading(pen)
  facts(pen, face)
  proof(pen, face)
  foot(pen, face)
}
