import { job } from '@terrace/platform/job'
import { startsJob } from '@terrace/platform/start-job'
import * as z from 'zod'
import { fontsOfProcess } from './print-job.ts'
import { readReceipt, receiptFace, receiptReaders } from './receipt.ts'

const PrintReceipt = z.object({ receipt: z.string().max(20) })
const PDF = 'application/pdf'

/** One receipt of A5. */
export const printReceiptJob = job(
  { id: 'receipts.print', queue: 'work', input: PrintReceipt },
  async (ctx, { receipt }, run) => {
    const found = await readReceipt(ctx, receipt)
    const [face, { receiptPdf }] = await Promise.all([
      receiptFace(ctx, found),
      import('./pdf/receipt-paper.ts'),
    ])
    const printing = { fonts: await fontsOfProcess(), printedAt: run.job.createdAt }
    const { bytes, findings } = await receiptPdf(face, printing)
    const name = `receipt-${found.number}.pdf`
    const key = `exports/${ctx.tenant}/${run.job.job}/${name}`
    await ctx.ports.files.put(key, bytes, PDF)
    const counts = { receipts: 1, 'to-look-at': findings.length }
    return { counts, files: [{ name, key, size: bytes.length, type: PDF }] }
  },
)

export const printReceipt = startsJob(
  { id: 'receipt.print', allow: receiptReaders, input: PrintReceipt },
  printReceiptJob,
  undefined,
  async (ctx, { receipt }) => void (await readReceipt(ctx, receipt)),
)
