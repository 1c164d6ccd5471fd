import { route } from '@terrace/platform/route'
import { Started } from '@terrace/platform/start-job'
import * as z from 'zod'
import {
  getReceiptCredential,
  getReceiptLink,
  listReceipts,
  ReceiptPage,
  VerifiedReceipt,
  verifyReceipt,
} from './receipt.ts'
import { printReceipt } from './receipt-job.ts'

export const receiptRoutes = {
  'GET /receipts': route(listReceipts, {
    out: ReceiptPage,
    summary: 'The receipts of one’s own gifts',
  }),
  'GET /receipts/{receipt}/credential': route(getReceiptCredential, {
    out: z.record(z.string(), z.unknown()),
    summary: 'A receipt as a signed W3C credential',
  }),
  'GET /receipts/{receipt}/link': route(getReceiptLink, {
    out: z.object({ url: z.string() }),
    summary: 'What the QR of a receipt says: the address at which anybody may check it',
  }),
  'POST /receipts/{receipt}/print': route(printReceipt, {
    out: Started,
    status: 202,
    summary: 'Print a receipt (A5, PDF)',
  }),
}

/** Under `/public/t/{tenant}`, without a login. */
export const publicReceiptRoutes = {
  'GET /receipts/{receipt}': route(verifyReceipt, {
    out: VerifiedReceipt,
    summary: 'Whether a receipt was issued, and its money is still given',
  }),
}
