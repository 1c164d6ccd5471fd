/** @entry bundled by a test: prints one card from a bundle that has no npm packages beside it. */
import { newSerial, papers } from '@terrace/certificates'

const { cardPdf, loadFonts } = await papers()
const face = {
  serial: newSerial((size) => new Uint8Array(size).fill(7)),
  number: '511722104203-0017',
  head: '王建国',
  size: 4,
  areaPath: ['青山县', '柳林镇', '红星村'],
  householdType: { en: 'Ordinary rural household', zh: '一般农户' },
  registered: '2026-11-25',
  issuer: '青山县乡村振兴局',
  hotline: '12345',
  check: 'https://cards.example/v/x#y',
}
const { bytes } = await cardPdf(face, {
  fonts: await loadFonts(),
  printedAt: '2026-11-25T08:00:00Z',
})
console.log(Buffer.from(bytes.subarray(0, 8)).toString('latin1'))
