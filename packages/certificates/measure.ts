/**
 * @entry `npx tsx packages/certificates/measure.ts [cards]`: prints time, memory and size of a batch
 * of cards, four to a sheet; `--out folder` keeps the PDFs to be looked at.
 */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fontFiles, loadFonts } from './pdf/fonts.ts'
import { handbookPdf } from './pdf/handbook.ts'
import { cardPdf } from './pdf/print.ts'
import { cardSheets } from './pdf/sheets.ts'
import { sampleBook, sampleFace } from './pdf/testing.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: '.data/cards' } },
})
const count = Number(positionals[0] ?? 1_000)
const printedAt = '2026-11-25T08:00:00Z'
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`
const seconds = (since: number) => `${((performance.now() - since) / 1_000).toFixed(2)} s`

function* faces() {
  for (let n = 0; n < count; n++) yield sampleFace(n)
}

async function run(): Promise<void> {
  await mkdir(values.out, { recursive: true })
  const sizes = await Promise.all(fontFiles().map(async (path) => (await stat(path)).size))
  console.log(`fonts        ${sizes.map(megabytes).join(' + ')}`)
  let from = performance.now()
  const fonts = await loadFonts()
  console.log(`load fonts   ${seconds(from)}`)
  from = performance.now()
  const card = await cardPdf(sampleFace(), { fonts, printedAt })
  await writeFile(join(values.out, 'card.pdf'), card.bytes)
  console.log(`one card     ${seconds(from)}  ${megabytes(card.bytes.length)}`)
  from = performance.now()
  const book = await handbookPdf(sampleBook(), { fonts, printedAt })
  await writeFile(join(values.out, 'handbook.pdf'), book.bytes)
  console.log(`one handbook ${seconds(from)}  ${megabytes(book.bytes.length)}`)
  from = performance.now()
  const before = process.cpuUsage()
  const { chunks, findings } = cardSheets(faces(), { fonts, printedAt })
  const file = createWriteStream(join(values.out, 'sheets.pdf'))
  let bytes = 0
  let peak = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    peak = Math.max(peak, process.memoryUsage().rss)
    if (!file.write(chunk)) await once(file, 'drain')
  }
  file.end()
  peak = Math.max(peak, process.resourceUsage().maxRSS * 1_024)
  const { user, system } = process.cpuUsage(before)
  const cpu = `${((user + system) / 1e6).toFixed(2)} s CPU`
  console.log(
    `${count} cards   ${seconds(from)}  ${cpu}  ${megabytes(bytes)}  peak ${megabytes(peak)} RSS`,
  )
  console.log(`findings     ${findings.length}`)
}

await run()
