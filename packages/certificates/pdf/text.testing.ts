import { inflateSync } from 'node:zlib'

/*
 * The text of a PDF that pdfkit made, for tests that must run on any machine: every content stream is
 * inflated, and the glyphs of its fonts are turned back by their ToUnicode maps. Beside the text come
 * the bare streams and the document's own strings, so that nothing is hidden elsewhere.
 */

/** Code of a glyph to its text, of one font. */
type Glyphs = Map<string, string>

function inflated(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes)
  const texts: string[] = []
  for (let at = 0; ; ) {
    const begin = file.indexOf('stream\n', at)
    const end = file.indexOf('\nendstream', begin)
    if (begin < 0 || end < 0) return texts
    at = end + 10
    try {
      texts.push(inflateSync(file.subarray(begin + 7, end)).toString('latin1'))
    } catch {
      // A font or a picture that is packed otherwise: no text.
    }
  }
}

function glyphsOf(cmap: string): Glyphs {
  const glyphs: Glyphs = new Map()
  const ranges = /<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi
  for (const [, from = '', , list = ''] of cmap.matchAll(ranges)) {
    const texts = [...list.matchAll(/<([0-9a-f ]*)>/gi)]
    for (const [i, [, hex = '']] of texts.entries()) {
      const code = (Number.parseInt(from, 16) + i).toString(16).padStart(4, '0')
      const units = hex.replaceAll(' ', '').match(/.{4}/g) ?? []
      glyphs.set(code, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))))
    }
  }
  return glyphs
}

/** What a reader could find in a PDF, with every font's reading of every text. */
export function textOfPdf(bytes: Uint8Array): string {
  const streams = inflated(bytes)
  const fonts = streams.filter((text) => text.includes('begincmap')).map(glyphsOf)
  const pages = streams.filter((text) => /\bTJ\b/.test(text))
  const read = (glyphs: Glyphs) =>
    pages
      .flatMap((page) => [...page.matchAll(/\[([^\]]*)\] TJ/g)])
      .map(([, parts = '']) =>
        [...parts.matchAll(/<([0-9a-f]+)>/gi)]
          .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
          .map((code) => glyphs.get(code.toLowerCase()) ?? '')
          .join(''),
      )
      .join('\n')
  return [...fonts.map(read), Buffer.from(bytes).toString('latin1'), ...streams].join('\n')
}
