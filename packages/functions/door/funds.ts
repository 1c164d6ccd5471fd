import { uploadStatement } from '@terrace/funds'
import type { Upload } from '@terrace/platform/http/upload'

export { routes } from '@terrace/funds/routes'

const statement: Upload = (ctx, { upload = '', part = '' }, bytes) =>
  uploadStatement(ctx, { upload, part: Number(part) }, bytes)
export const uploads = { '/bank-files/:upload/:part': statement }
