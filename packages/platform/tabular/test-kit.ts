import { unzipSync, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { type Fault, isFault } from '../fault.ts'

/** All that a stream yields. */
export async function gather<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of stream) all.push(one)
  return all
}

/** The fault that `answer` ends in; anything else fails the test. */
export async function refusal(answer: Promise<unknown>): Promise<Fault> {
  try {
    await answer
  } catch (error) {
    if (isFault(error)) return error
    throw error
  }
  throw new Error('not refused')
}

/** A workbook whose sheet has `count` blank rows where `sheet` has `@`, made piece by piece. */
export async function blankSheet(
  base: Uint8Array,
  sheet: string,
  first: number,
  count: number,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(piece)
  })
  const name = 'xl/worksheets/sheet1.xml'
  for (const [other, bytes] of Object.entries(unzipSync(base))) {
    if (other === name) continue
    const entry = new ZipPassThrough(other)
    zip.add(entry)
    entry.push(bytes, true)
  }
  const entry = new ZipDeflate(name, { level: 1 })
  zip.add(entry)
  const [head = '', tail = ''] = sheet.split('@')
  let text = head
  for (let row = first; row < first + count; row++) {
    text += `<row r="${row}" spans="1:3" s="${row % 977}"/>`
    if (text.length < 1 << 18) continue
    entry.push(Buffer.from(text))
    text = ''
  }
  entry.push(Buffer.from(text + tail), true)
  zip.end()
  return Buffer.concat(pieces)
}
