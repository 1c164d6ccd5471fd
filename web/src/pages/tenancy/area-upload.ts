import type { AreaFile } from '@terrace/tenancy'
import { sendBytes } from '../../api/bytes.ts'
import { ApiProblem } from '../../api/problem.ts'
import { tenant } from '../../api/tenant.ts'

export type { AreaFile }

/** Bytes that the server takes at once; the same limit is kept there. */
const LARGEST = 4 * 2 ** 20

/**
 * Sends a file of areas; answers where it lies and what its columns are.
 * @throws ApiProblem
 */
export async function sendAreaFile(file: File): Promise<AreaFile> {
  if (file.size > LARGEST) {
    throw new ApiProblem(413, 'file.too-large', { size: file.size, limit: LARGEST })
  }
  const name = encodeURIComponent(file.name)
  const bytes = await file.arrayBuffer()
  return (await sendBytes(`/api/t/${tenant()}/area-files/${name}`, bytes)).json()
}
