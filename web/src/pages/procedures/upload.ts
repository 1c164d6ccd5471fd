import { sendBytes } from '../../api/bytes.ts'
import { tenant } from '../../api/tenant.ts'

/** A photo this large is made smaller before it is sent: village networks are slow. Bytes. */
const LARGE = 1_500_000
/** Its longer side then. Pixels; a page of A4 stays readable. */
const SIDE = 2_200

/** The same photo, small enough for a phone's network; what is no photo stays as it is. */
async function lighter(file: File): Promise<Blob> {
  if (file.size <= LARGE || !/^image\/(jpeg|png|webp|heic)$/.test(file.type)) return file
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return file
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
  return made && made.size < file.size ? made : file
}

/** Sends bytes to an address of the tenant; answers what it says of them. @throws ApiProblem */
const upload = async <T>(path: string, body: Blob): Promise<T> =>
  (await sendBytes(`/api/t/${tenant()}${path}`, body)).json()

/** Keeps a photo or paper of an area; answers its id. @throws ApiProblem */
export async function uploadEvidence(area: string, file: File): Promise<string> {
  const name = encodeURIComponent(file.name || 'photo.jpg')
  const path = `/evidence/${encodeURIComponent(area)}/${name}`
  return (await upload<{ evidence: string }>(path, await lighter(file))).evidence
}

/** Keeps a paper of the books, such as a notice document; answers its id. @throws ApiProblem */
export async function uploadPaper(file: File): Promise<string> {
  const path = `/papers/${encodeURIComponent(file.name || 'paper')}`
  return (await upload<{ paper: string }>(path, await lighter(file))).paper
}

/** A department's file as it was read: its columns, and the cells of those with few different ones. */
export interface Answers {
  file: string
  columns: string[]
  values: string[][]
}

/** Keeps a department's file of answers. @throws ApiProblem */
export const uploadAnswers = (file: File): Promise<Answers> =>
  upload(`/comparison-files/${encodeURIComponent(file.name || 'answers')}`, file)
