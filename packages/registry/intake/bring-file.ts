import { basename } from 'node:path'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import type { Job } from '@terrace/platform/job'
import type { ByteSource } from '@terrace/platform/tabular'
import {
  createImport,
  getImport,
  setMapping,
  startCheck,
  startImport,
  uploadPart,
} from './import.ts'
import type { ImportView } from './import-view.ts'
import { openImport } from './inspect.ts'
import type { MappingInput } from './mapping.ts'

export interface BringOptions {
  mapping: MappingInput
  /** How the file is to be opened, where it does not tell. */
  open?: { encoding?: string; separator?: string; sheet?: string; headerRow?: number }
  /** Stop after the check. */
  checkOnly?: boolean
  /** Waits for a job, or runs it; answers when it is over. */
  follow(job: string, stage: 'check' | 'import'): Promise<void>
  /** Bytes sent so far. */
  sent?(bytes: number, of: number): void
}

/**
 * Brings a file of this machine into the register as the web page does: upload in parts, mapping,
 * check, import. For the command line and the seed.
 * @returns the import as it stands at the end: `check` and `job` hold counts and files
 * @throws Fault what the steps throw; conflict `import.check-failed` with the job
 */
export async function importHouseholdsFile(
  ctx: Ctx,
  file: string | { name: string; source: ByteSource },
  options: BringOptions,
): Promise<ImportView> {
  const { fileSource } = await import('@terrace/platform/tabular')
  const named =
    typeof file === 'string' ? { name: basename(file), source: await fileSource(file) } : file
  const made = await createImport(ctx, { name: named.name, size: named.source.size })
  const which = { import: made.import }
  for (let part = 0; part < made.parts; part++) {
    const start = part * made.partSize
    const end = Math.min(start + made.partSize, made.size)
    await uploadPart(ctx, { ...which, part }, await named.source.read(start, end))
    options.sent?.(end, made.size)
  }
  const { import: opened } = await openImport(ctx, { ...which, ...options.open })
  const natures = { ...opened.opened?.natures, ...options.mapping.natures }
  await setMapping(ctx, { ...which, mapping: { ...options.mapping, natures } })
  await options.follow((await startCheck(ctx, which)).job, 'check')
  const checked = await getImport(ctx, which)
  if (checked.check?.state !== 'done') throw failed(checked.check)
  if (options.checkOnly) return checked
  await options.follow((await startImport(ctx, which)).job, 'import')
  return getImport(ctx, which)
}

const failed = (job: Job | undefined) =>
  fault('conflict', 'import.check-failed', { job: job?.job, error: job?.error })
