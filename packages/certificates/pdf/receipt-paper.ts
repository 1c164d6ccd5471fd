import type { Message } from '@terrace/platform/i18n'
import { decimalsOf, formatAmount } from '@terrace/platform/money'
import * as z from 'zod'
import { yuanInWords } from './amount-words.ts'
import { Pen } from './pen.ts'
import { finish, type Printed, type Printing } from './print.ts'
import { receiptWords } from './receipt-words.ts'

const Text = z.string().trim().min(1).max(300)

/** What a receipt shows. Strict: no address, telephone or account of the giver has a place on it. */
export const ReceiptFace = z.strictObject({
  number: Text,
  giver: Text,
  amount: z.int().min(1),
  currency: z.string(),
  day: z.iso.date(),
  fund: Text,
  means: z.enum(['transfer', 'card', 'cash', 'cheque', 'goods']),
  goods: Text.optional(),
  office: Text,
  hotline: Text,
  /** What was given back since, where anything was. */
  refunded: z.int().min(0),
  /** The address under which anybody may check it, with the credential behind `#`. */
  check: z.string().startsWith('http'),
})
export type ReceiptFace = z.infer<typeof ReceiptFace>

/** A5 landscape, in millimetres. */
const PAGE = { width: 210, height: 148 }
const LEFT = 14
const RIGHT = PAGE.width - LEFT
const ASIDE = 130
const WIDTH = ASIDE - LEFT - 8

const STEPS = [
  { size: 13, lines: 1 },
  { size: 10, lines: 1 },
  { size: 8, lines: 2 },
] as const

function line(pen: Pen, y: number, words: Message, text: string): void {
  const used = pen.text(LEFT, y, words.zh, { size: 7.5, colour: 'label' })
  pen.text(LEFT + used + 1.4, y, words.en, { size: 6.5, colour: 'label' })
  pen.fit({ x: LEFT, y: y + 6, width: WIDTH, rise: 1 }, text, STEPS)
}

const amountText = ({ amount, currency }: Pick<ReceiptFace, 'amount' | 'currency'>): string =>
  `${formatAmount(amount, decimalsOf(currency))} ${currency}`

function draw(pen: Pen, face: ReceiptFace): void {
  pen.serial = face.number
  const { title, giver, amount, purpose, means, day, number, issuer, hotline, scan } = receiptWords
  pen.text(LEFT, 19, title.zh, { size: 21, weight: 'bold', spacing: 3 })
  pen.text(RIGHT, 19, title.en, { size: 12, colour: 'green', align: 'right' })
  pen.line(LEFT, 25, RIGHT, 25, 1, 'green')
  line(pen, 33, giver, face.giver)
  line(pen, 49, amount, amountText(face))
  if (face.currency === 'CNY') {
    const box = { x: LEFT, y: 61, width: WIDTH }
    pen.fit(box, yuanInWords(face.amount), [{ size: 10, lines: 1 }], { weight: 'bold' })
  }
  line(pen, 70, purpose, face.fund)
  const how = receiptWords[face.means]
  line(pen, 86, means, [how.zh, how.en, face.goods].filter(Boolean).join(' · '))
  line(pen, 102, day, face.day)
  const side = RIGHT - ASIDE
  pen.qr(ASIDE, 31, side, face.check)
  const words = `${scan.zh}  ${scan.en}`
  pen.text(ASIDE + side / 2, 31 + side + 6, words, { size: 7, colour: 'label', align: 'center' })
  pen.text(ASIDE, 112, `${number.zh} ${number.en}`, { size: 6.5, colour: 'label' })
  pen.text(ASIDE, 118, face.number, { size: 13, weight: 'bold', spacing: 0.4 })
  if (face.refunded > 0) {
    const back = amountText({ amount: face.refunded, currency: face.currency })
    const { zh, en } = receiptWords.refunded
    pen.text(LEFT, 118, `${zh} ${en}: ${back}`, { size: 9, weight: 'bold' })
  }
  pen.line(LEFT, 124, RIGHT, 124)
  pen.text(LEFT, 129, `${issuer.zh} ${issuer.en}`, { size: 6.5, colour: 'label' })
  pen.fit({ x: LEFT, y: 135, width: WIDTH }, face.office, STEPS)
  pen.text(ASIDE, 129, `${hotline.zh} ${hotline.en}`, { size: 6.5, colour: 'label' })
  pen.fit({ x: ASIDE, y: 135, width: RIGHT - ASIDE }, face.hotline, STEPS)
}

/** One receipt, A5 landscape. @throws ZodError where the face has not its shape */
export async function receiptPdf(input: ReceiptFace, printing: Printing): Promise<Printed> {
  const face = ReceiptFace.parse(input)
  const pen = new Pen(printing.fonts, { title: receiptWords.title.zh, ...printing })
  pen.page(PAGE.width, PAGE.height)
  draw(pen, face)
  return finish(pen)
}
