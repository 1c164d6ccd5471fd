import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { create, type Font } from 'fontkit'

/*
 * Noto Sans SC (SIL Open Font License 1.1), two weights: 30,890 characters, with all of Unicode's
 * first 20,976 Chinese ones and extension A. Nothing is taken from the system, which has no fonts.
 */
const FILES = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
}
export type Weight = keyof typeof FILES

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

/** The font files of this checkout, to be put beside a bundle that has no node_modules. */
export function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url)
  return Object.values(FILES).map((path) => resolve(path))
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
 * Reads both weights, 21 MB; keep them for all documents of a process.
 * @param folder where the two files lie; without it they are found in the npm package
 */
export async function loadFonts(folder?: string): Promise<Fonts> {
  const paths = folder
    ? Object.values(FILES).map((path) => join(folder, basename(path)))
    : fontFiles()
  const [regular, bold] = await Promise.all(paths.map((path) => readFile(path)))
  return { regular: faceOf(regular as Buffer), bold: faceOf(bold as Buffer) }
}
