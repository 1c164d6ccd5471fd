import { Handbook } from './card-face.ts'
import { blank, label } from './label.ts'
import { Pen } from './pen.ts'
import { finish, type Printed, type Printing } from './print.ts'
import { CARD, drawRegistrationCard } from './registration-card.ts'
import { type Column, ruledTable } from './table.ts'
import { type Printed as Code, word } from './words.ts'

/** A5 portrait, in millimetres: as wide as the card, and twice as high. */
const PAGE = { width: 148, height: 210 }
const LEFT = 12
const WIDTH = PAGE.width - 2 * LEFT
const TOP = 32
const MEMBER_ROWS = 13

const memberColumns: Column[] = [
  { head: 'handbook.order', share: 11 },
  { head: 'handbook.name', share: 38 },
  { head: 'handbook.relation', share: 34 },
  { head: 'handbook.birth-year', share: 22 },
  { head: 'handbook.note', share: 25 },
]
const visitColumns: Column[] = [
  { head: 'handbook.date', share: 22 },
  { head: 'handbook.agreed', share: 58 },
  { head: 'handbook.visitor-signs', share: 22 },
  { head: 'handbook.household-signs', share: 22 },
]
const helpColumns: Column[] = [
  { head: 'handbook.date', share: 20 },
  { head: 'handbook.what', share: 46 },
  { head: 'handbook.amount', share: 20 },
  { head: 'handbook.giver', share: 21 },
  { head: 'handbook.receiver', share: 19 },
]

function cover(pen: Pen, { face }: Handbook): void {
  const { zh, en } = word('handbook.title')
  pen.text(CARD.margin, 52, zh, { size: 40, weight: 'bold', spacing: 6 })
  pen.text(CARD.margin, 63, en, { size: 15, colour: 'green' })
  pen.at(0, PAGE.height - CARD.height, () => drawRegistrationCard(pen, face))
}

function members(pen: Pen, { members }: Handbook, from: number): void {
  const rows = members
    .slice(from, from + MEMBER_ROWS)
    .map(({ name, relation, birthYear }, i) => [
      String(from + i + 1),
      name,
      relation,
      birthYear === undefined ? '' : String(birthYear),
    ])
  const table = { x: LEFT, width: WIDTH, columns: memberColumns, rows: MEMBER_ROWS, rowHeight: 11 }
  const end = ruledTable(pen, { ...table, y: TOP }, rows)
  const { zh, en } = word('handbook.members-note')
  pen.fit({ x: LEFT, y: end + 6, width: WIDTH }, zh, [{ size: 8, lines: 1 }], { colour: 'label' })
  pen.fit({ x: LEFT, y: end + 10, width: WIDTH }, en, [{ size: 6.5, lines: 2 }], {
    colour: 'label',
  })
}

function responsible(pen: Pen, { responsible }: Handbook): void {
  const half = WIDTH / 2 - 4
  const right = LEFT + WIDTH - half
  blank(pen, { x: LEFT, y: 42, width: half }, 'handbook.name', responsible?.name)
  blank(pen, { x: right, y: 42, width: half }, 'handbook.unit', responsible?.unit)
  blank(pen, { x: LEFT, y: 57, width: half }, 'handbook.position')
  blank(pen, { x: right, y: 57, width: half }, 'handbook.contact')
  visits(pen, 68, 8)
}

const visits = (pen: Pen, y: number, rows: number) =>
  ruledTable(pen, { x: LEFT, y, width: WIDTH, columns: visitColumns, rows, rowHeight: 14.5 })

const help = (pen: Pen) =>
  ruledTable(pen, {
    x: LEFT,
    y: TOP,
    width: WIDTH,
    columns: helpColumns,
    rows: 12,
    rowHeight: 12.5,
  })

const rights: Code[] = [
  'handbook.right-know',
  'handbook.right-object',
  'handbook.right-free',
  'handbook.right-private',
  'handbook.right-emergency',
  'handbook.right-lost',
]

function rightsPage(pen: Pen, { face }: Handbook): void {
  let y = TOP + 4
  rights.forEach((code, i) => {
    const { zh, en } = word(code)
    pen.text(LEFT, y, String(i + 1), { size: 12, weight: 'bold', colour: 'green' })
    const box = { x: LEFT + 9, width: WIDTH - 9 }
    y = pen.fit({ ...box, y, leading: 1.45 }, zh, [{ size: 10.5, lines: 3 }])
    y = pen.fit({ ...box, y: y + 4.6 }, en, [{ size: 7.5, lines: 3 }], { colour: 'label' })
    y += 10.5
  })
  pen.line(LEFT, 166, LEFT + WIDTH, 166, 1, 'green')
  label(pen, LEFT, 174, 'handbook.call')
  const steps = [
    { size: 24, lines: 1 },
    { size: 12, lines: 1 },
  ] as const
  pen.fit({ x: LEFT, y: 184.5, width: WIDTH }, face.hotline, steps, { weight: 'bold' })
}

function receipt(pen: Pen): void {
  const { zh, en } = word('handbook.received')
  let y = pen.fit({ x: LEFT, y: TOP + 4, width: WIDTH, leading: 1.5 }, zh, [{ size: 11, lines: 3 }])
  y = pen.fit({ x: LEFT, y: y + 5.5, width: WIDTH }, en, [{ size: 8, lines: 3 }], {
    colour: 'label',
  })
  const half = 74
  blank(pen, { x: LEFT, y: 76, width: half }, 'handbook.signature')
  blank(pen, { x: LEFT, y: 96, width: half }, 'handbook.date')
  pen.box(LEFT + WIDTH - 34, 58, 34, 38)
  label(pen, LEFT + WIDTH - 34, 55.6, 'handbook.thumb')
  blank(pen, { x: LEFT, y: 116, width: half }, 'handbook.issued-by')
  pen.line(LEFT, 132, LEFT + WIDTH, 132)
  label(pen, LEFT, 139, 'handbook.witnesses')
  blank(pen, { x: LEFT, y: 156, width: WIDTH }, 'handbook.reason')
  const each = WIDTH / 2 - 4
  blank(pen, { x: LEFT, y: 176, width: each }, 'handbook.witness')
  blank(pen, { x: LEFT + WIDTH - each, y: 176, width: each }, 'handbook.witness')
}

/** Heading and foot of an inside page. A page that came loose is known by its foot. */
function frame(pen: Pen, title: Code, { face }: Handbook, page: string): void {
  const { zh, en } = word(title)
  const width = pen.text(LEFT, 20, zh, { size: 16, weight: 'bold', spacing: 1 })
  pen.text(LEFT + width + 4, 20, en, { size: 9, colour: 'label' })
  pen.line(LEFT, 25, LEFT + WIDTH, 25, 1, 'green')
  const foot = { size: 7, colour: 'label' } as const
  pen.text(LEFT, 200, `${face.number} · ${face.serial}`, foot)
  pen.text(LEFT + WIDTH, 200, page, { ...foot, align: 'right' })
}

type Inside = [title: Code, draw: (pen: Pen, book: Handbook) => void]

/** The inside pages, as many as make whole sheets of four with the cover: visits and help fill up. */
function insides(book: Handbook): Inside[] {
  const parts = Math.ceil(book.members.length / MEMBER_ROWS)
  const pages: Inside[] = Array.from({ length: parts }, (_, part) => [
    'handbook.members',
    (pen, book) => members(pen, book, part * MEMBER_ROWS),
  ])
  pages.push(['handbook.responsible', responsible])
  pages.push(['handbook.visits', (pen) => visits(pen, TOP, 10)])
  pages.push(['handbook.help', help])
  while ((pages.length + 3) % 4 !== 0) pages.push(['handbook.help', help])
  return [...pages, ['handbook.rights', rightsPage], ['handbook.receipt', receipt]]
}

/**
 * A household's handbook, A5 portrait, in page order; its pages are a multiple of four, so that it
 * folds. @throws ZodError where the book has not its shape
 */
export async function handbookPdf(input: Handbook, printing: Printing): Promise<Printed> {
  const book = Handbook.parse(input)
  const pen = new Pen(printing.fonts, { title: word('handbook.title').zh, ...printing })
  pen.page(PAGE.width, PAGE.height)
  cover(pen, book)
  const pages = insides(book)
  pages.forEach(([title, draw], i) => {
    pen.page(PAGE.width, PAGE.height)
    frame(pen, title, book, `${i + 2} / ${pages.length + 1}`)
    draw(pen, book)
  })
  return finish(pen)
}
