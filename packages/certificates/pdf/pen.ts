import PDFDocument from 'pdfkit'
import { type Breaks, fit, type Step } from './fit.ts'
import { type Fonts, GETA, type Weight } from './fonts.ts'
import { qrCode } from './qr.ts'

/** Black on white, one grey for labels, one for lines, one green. */
export const colours = { ink: '#000000', label: '#595959', line: '#b0b0b0', green: '#1d6a43' }
type Colour = keyof typeof colours

const POINTS = 72 / 25.4
/** Millimetres in points. */
export const mm = (millimetres: number): number => millimetres * POINTS

/** What somebody must look at before the card is handed out. */
export interface Finding {
  serial: string
  problem: 'character-missing' | 'text-cut'
  /** The characters, or the whole text. */
  text: string
}

/** Where a text of unknown length may stand. */
export interface Box {
  x: number
  y: number
  width: number
  /** Between baselines, in sizes of the type: 1.3 where not said. */
  leading?: number
  rise?: number
  breaks?: Breaks
}

export interface Style {
  size: number
  weight?: Weight
  colour?: Colour
  align?: 'left' | 'center' | 'right'
  /** Points between characters. */
  spacing?: number
}

/** Characters that draw nothing and are dropped: variation selectors, joiners, controls. */
const SILENT = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu

/** Draws on a page in millimetres from the top left of wherever it was moved to. */
export class Pen {
  readonly doc: PDFKit.PDFDocument
  readonly findings: Finding[] = []
  /** Of the card that is drawn, for findings. */
  serial = ''
  private readonly fonts: Fonts
  constructor(fonts: Fonts, about: { title: string; printedAt: string }) {
    this.fonts = fonts
    this.doc = new PDFDocument({
      autoFirstPage: false,
      // No Helvetica: it is not embedded, and its metrics are files that a bundle lacks.
      font: null as never,
      margin: 0,
      lang: 'zh-CN',
      displayTitle: true,
      info: {
        Title: about.title,
        Creator: 'Terrace',
        Producer: 'Terrace',
        // The library would write the machine's own clock, and make the file's id of it.
        CreationDate: new Date(about.printedAt),
      },
    } as PDFKit.PDFDocumentOptions)
    this.doc.registerFont('regular', fonts.regular.bytes)
    this.doc.registerFont('bold', fonts.bold.bytes)
  }

  /** A new page. @param size width and height in millimetres */
  page(width: number, height: number): void {
    this.doc.addPage({ size: [mm(width), mm(height)], margin: 0 })
  }

  /** Draws with the origin moved. */
  at(x: number, y: number, draw: () => void): void {
    this.doc.save().translate(mm(x), mm(y))
    draw()
    this.doc.restore()
  }

  /** The text as the font can print it; what it cannot is a geta mark, and found. */
  private printable(text: string, weight: Weight): string {
    const clean = text.replaceAll(/\s+/g, ' ').replaceAll(SILENT, '')
    const missing = Array.from(clean).filter((c) => !this.fonts[weight].has(c.codePointAt(0) ?? 0))
    if (missing.length === 0) return clean
    const { serial } = this
    this.findings.push({ serial, problem: 'character-missing', text: missing.join('') })
    return Array.from(clean, (c) => (missing.includes(c) ? GETA : c)).join('')
  }

  private measure =
    (weight: Weight) =>
    (character: string): number =>
      this.fonts[weight].width(character.codePointAt(0) ?? 0)

  /** One line, `y` its baseline. It is not fitted: for words of ours. @returns its width in mm */
  text(x: number, y: number, text: string, style: Style): number {
    const { size, weight = 'regular', colour = 'ink', align = 'left', spacing = 0 } = style
    const line = this.printable(text, weight)
    this.doc.font(weight, size).fillColor(colours[colour])
    const width = this.doc.widthOfString(line, { characterSpacing: spacing })
    const left = mm(x) - (align === 'left' ? 0 : align === 'right' ? width : width / 2)
    this.doc.text(line, left, mm(y), {
      lineBreak: false,
      baseline: 'alphabetic',
      characterSpacing: spacing,
    })
    return width / POINTS
  }

  /**
   * A text of unknown length in a box: wrapped or shrunk by `steps`, never over its edge.
   * @param box in millimetres; `y` is the baseline of a single line, and the first of several stands
   *   `rise` higher for each further line
   * @returns the baseline of the last line
   */
  fit(
    box: Box,
    text: string,
    steps: readonly [Step, ...Step[]],
    style: Omit<Style, 'size' | 'spacing'> = {},
  ): number {
    const weight = style.weight ?? 'regular'
    const shown = this.printable(text, weight)
    const { size, lines, cut } = fit(shown, mm(box.width), steps, this.measure(weight), box.breaks)
    if (cut) this.findings.push({ serial: this.serial, problem: 'text-cut', text })
    const step = (size * (box.leading ?? 1.3)) / POINTS
    const first = box.y - (lines.length - 1) * (box.rise ?? 0)
    const left =
      box.x + (style.align === 'right' ? box.width : style.align === 'center' ? box.width / 2 : 0)
    lines.forEach((line, i) => {
      this.text(left, first + i * step, line, { ...style, size })
    })
    return first + (lines.length - 1) * step
  }

  line(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    points = 0.4,
    colour: Colour = 'line',
  ): void {
    this.doc
      .lineWidth(points)
      .strokeColor(colours[colour])
      .moveTo(mm(x1), mm(y1))
      .lineTo(mm(x2), mm(y2))
      .stroke()
  }

  box(x: number, y: number, width: number, height: number, points = 0.4): void {
    this.doc.lineWidth(points).strokeColor(colours.line)
    this.doc.rect(mm(x), mm(y), mm(width), mm(height)).stroke()
  }

  /** A QR as one filled path, so that no hairlines show between its rows. */
  qr(x: number, y: number, side: number, text: string): void {
    const code = qrCode(text)
    this.doc
      .save()
      .translate(mm(x), mm(y))
      .scale(mm(side) / code.side)
    for (const run of code.runs) this.doc.rect(run.x, run.y, run.length, 1)
    this.doc.fill(colours.ink).restore()
  }
}
