import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileSource } from '@terrace/platform/tabular'
import { importHouseholdsFile, type MappingInput } from '@terrace/registry'
import { startAreaImport } from '@terrace/tenancy'
import { ended, follow } from './job.ts'
import { operator, type Place } from './place.ts'
import type { Voice } from './say.ts'

export interface AreaOptions {
  levels: string[]
  scheme: string
  codeColumn: string
  nameColumn: string
  /** One per level below the top; the same for all when only one is given. */
  parentColumns: string[]
}

/** Divisions from files, one a level, in one job. */
export async function areas(
  place: Place,
  voice: Voice,
  tenant: string,
  paths: string[],
  options: AreaOptions,
): Promise<void> {
  const { levels, scheme, codeColumn, nameColumn, parentColumns } = options
  if (levels.length !== paths.length) {
    throw new Error(`Name one level for each file: ${paths.length} files, ${levels.length} levels.`)
  }
  const ctx = await operator(place, tenant)
  const folder = `uploads/${tenant}/${ctx.newId('up')}`
  const files = []
  for (const [i, path] of paths.entries()) {
    const file = `${folder}/${basename(path)}`
    const source = await fileSource(path)
    await place.ports.files.putStream(file, source.stream(0), 'text/csv')
    voice.progress(i + 1, paths.length, 'Uploading')
    const parent = parentColumns.length === 1 ? parentColumns[0] : parentColumns[i - 1]
    const column = i > 0 && parent ? { parentColumn: parent } : {}
    files.push({ file, level: levels[i] ?? '', codeColumn, nameColumn, ...column })
  }
  voice.quiet()
  const { job } = await startAreaImport(ctx, { files, scheme })
  const done = await follow(place, voice, tenant, job)
  voice.tell(done, ended(done))
}

/** A register's file with its mapping: upload, check, import, as the web page does. */
export async function households(
  place: Place,
  voice: Voice,
  tenant: string,
  path: string,
  { mapping, checkOnly }: { mapping: string; checkOnly: boolean },
): Promise<void> {
  const ctx = await operator(place, tenant)
  const done = await importHouseholdsFile(ctx, path, {
    mapping: JSON.parse(readFileSync(mapping, 'utf8')) as MappingInput,
    checkOnly,
    follow: async (job) => void (await follow(place, voice, tenant, job)),
    sent: (bytes, of) => voice.progress(bytes, of, 'Uploading'),
  })
  voice.quiet()
  const job = checkOnly ? done.check : done.job
  voice.tell(done, job ? ended(job) : 'Nothing was done.')
}
