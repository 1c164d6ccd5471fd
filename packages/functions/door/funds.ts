import { takeCardEvent, uploadPaper, uploadPhoto, uploadStatement } from '@terrace/funds'
import type { Upload } from '@terrace/platform/http/upload'

export { publicRoutes, routes } from '@terrace/funds/routes'

const statement: Upload = (ctx, { upload = '', part = '' }, bytes) =>
  uploadStatement(ctx, { upload, part: Number(part) }, bytes)
const paper: Upload = (ctx, { name = '' }, bytes) => uploadPaper(ctx, { name }, bytes)
const photo: Upload = (ctx, _, bytes) => uploadPhoto(ctx, bytes)
export const uploads = {
  '/bank-files/:upload/:part': statement,
  '/papers/:name': paper,
  '/results/photos/:name': photo,
}
/** The card company posts here; who it is, its signature says. */
export const hooks = { '/card-events': takeCardEvent }
