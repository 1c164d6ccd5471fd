import type { Pen } from './pen.ts'
import { type Printed, word } from './words.ts'

/**
 * A small Chinese label with its English beside it, or beneath it where `width` is too small for
 * both. `y` is the baseline of the Chinese, all in millimetres.
 */
export function label(pen: Pen, x: number, y: number, code: Printed, width?: number): void {
  const { zh, en } = word(code)
  const used = pen.text(x, y, zh, { size: 7.5, colour: 'label' })
  if (width === undefined) {
    pen.text(x + used + 1.4, y, en, { size: 6.5, colour: 'label' })
    return
  }
  const steps = [
    { size: 6, lines: 1 },
    { size: 5, lines: 1 },
  ] as const
  pen.fit({ x, y: y + 2.9, width }, en, steps, { colour: 'label' })
}

/** A labelled line to write on; `text` stands on it where it is known. `y` is the line. */
export function blank(
  pen: Pen,
  place: { x: number; y: number; width: number },
  code: Printed,
  text?: string,
): void {
  const { x, y, width } = place
  label(pen, x, y - 7.6, code)
  if (text) {
    const steps = [
      { size: 11, lines: 1 },
      { size: 7, lines: 1 },
    ] as const
    pen.fit({ x, y: y - 1.6, width }, text, steps)
  }
  pen.line(x, y, x + width, y)
}
