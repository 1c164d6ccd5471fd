import { takeCardEvent, uploadPaper } from '@terrace/funds'
import type { Upload } from '@terrace/platform/http/upload'

export { publicRoutes, routes } from '@terrace/funds/routes'

const paper: Upload = (ctx, { name = '' }, bytes) => uploadPaper(ctx, { name }, bytes)
export const uploads = { '/papers/:name': paper }
/** The card company posts here; who it is, its signature says. */
export const hooks = { '/card-events': takeCardEvent }
