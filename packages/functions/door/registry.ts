import type { Upload } from '@terrace/platform/http/upload'
import { uploadPart } from '@terrace/registry'

export { routes } from '@terrace/registry/routes'

const part: Upload = (ctx, params, bytes, headers) => {
  const digest = headers.get('x-sha256') ?? undefined
  return uploadPart(ctx, { import: params.import ?? '', part: Number(params.part), digest }, bytes)
}
export const uploads = { '/imports/:import/parts/:part': part }
