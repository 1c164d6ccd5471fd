import { partsOf, sendPart } from '../../api/bytes.ts'
import { tenant } from '../../api/tenant.ts'

/** What the server takes in one part, and in how many. */
const PART = 4 * 2 ** 20
const MOST = 60
export const LARGEST = PART * MOST

/**
 * Brings a bank's file to the server in parts.
 * @param upload what the caller calls it; the same again sends the same parts
 * @param progress bytes that have arrived
 * @returns how many parts it has. @throws ApiProblem
 */
export async function bring(
  upload: string,
  file: File,
  progress: (sent: number) => void,
): Promise<number> {
  const parts = partsOf(file.size, PART)
  for (const { part, from, to } of parts) {
    await sendPart(`/api/t/${tenant()}/bank-files/${upload}/${part}`, file.slice(from, to))
    progress(to)
  }
  return parts.length
}
