import type { Upload } from '@terrace/platform/http/upload'
import { uploadAreaFile } from '@terrace/tenancy'

export { routes } from '@terrace/tenancy/routes'

const areaFile: Upload = (ctx, { name = '' }, bytes) => uploadAreaFile(ctx, { name }, bytes)
export const uploads = { '/area-files/:name': areaFile }
