import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import { FONT_FILES, FONT_FOLDER } from './font-files.ts'

export type Weight = keyof typeof FONT_FILES

const BESIDE = fileURLToPath(new URL(`./${FONT_FOLDER}`, import.meta.url))

/** One weight, ready to be measured and embedded. */
export interface Face {
  bytes: Buffer
  has(codePoint: number): boolean
  /** Width of a character as a share of the size of the type. */
  width(codePoint: number): number
}
export type Fonts = Record<Weight, Face>

/** Printed where a character is in no font: printers' geta mark, for the pen to write over. */
export const GETA = '〓'

/** The font files of this checkout. */
export function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url)
  return Object.values(FONT_FILES).map((path) => resolve(path))
}

function faceOf(bytes: Buffer): Face {
  const font = create(bytes) as Font
  const widths = new Map<number, number>()
  return {
    bytes,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    width(codePoint) {
      let width = widths.get(codePoint)
      if (width === undefined) {
        width = font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm
        widths.set(codePoint, width)
      }
      return width
    },
  }
}

/**
 * Reads both weights, 21 MB; keep them for all documents of a process. A bundle has them beside its
 * code, a checkout in the npm package.
 */
export async function loadFonts(): Promise<Fonts> {
  const paths = existsSync(BESIDE)
    ? Object.values(FONT_FILES).map((path) => join(BESIDE, basename(path)))
    : fontFiles()
  const [regular, bold] = await Promise.all(paths.map((path) => readFile(path)))
  return { regular: faceOf(regular as Buffer), bold: faceOf(bold as Buffer) }
}
