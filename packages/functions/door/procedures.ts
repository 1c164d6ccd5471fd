import type { Upload } from '@terrace/platform/http/upload'
import { attachPhoto, uploadComparison, uploadEvidence } from '@terrace/procedures'

export { routes } from '@terrace/procedures/routes'

const evidence: Upload = (ctx, { area = '', name = '' }, bytes) =>
  uploadEvidence(ctx, { area, name }, bytes)
const answers: Upload = (ctx, { name = '' }, bytes) => uploadComparison(ctx, { name }, bytes)
export const uploads = { '/evidence/:area/:name': evidence, '/comparison-files/:name': answers }

/** What a stranger may send: photos for what they told. */
const photo: Upload = (ctx, { grievance = '', name = '' }, bytes, headers) =>
  attachPhoto(ctx, { grievance, name }, bytes, headers.get('x-code') ?? '')
export const publicUploads = { '/grievances/:grievance/photos/:name': photo }
