import { createHash } from 'node:crypto'
import { command, parse, query } from '@terrace/platform/command'
import { type Ctx, covers, hasRole } from '@terrace/platform/context'
import { fault, invalid } from '@terrace/platform/fault'
import { newJob } from '@terrace/platform/job-store'
import { waking } from '@terrace/platform/start-job'
import { areaOf, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { keepers } from '../who.ts'
import { checkImport } from './check-job.ts'
import { CheckResult } from './check-notes.ts'
import { importJob } from './import-job.ts'
import { importRow, mappingRow, readImport } from './import-store.ts'
import { jobOf, viewOfImport } from './import-view.ts'
import { Mapping } from './mapping.ts'
import { LARGEST, missingParts, partKey, partsOf, sizeOfPart } from './part-source.ts'
import { planOf } from './plan.ts'

const Which = z.object({ import: z.string().max(60) })

/** Makes room for a file. @throws Fault too-large `file.too-large` */
export const createImport = command(
  {
    id: 'import.create',
    allow: keepers,
    input: z.object({ name: z.string().trim().min(1).max(200), size: z.int().min(0) }),
  },
  async (ctx, { name, size }) => {
    if (size > LARGEST) throw fault('too-large', 'file.too-large', { size, limit: LARGEST })
    if (size === 0) throw fault('invalid', 'file.empty')
    const doc = {
      import: ctx.newId('im'),
      name: name.replaceAll(/[\\/\p{Cc}]/gu, '_'),
      size,
      options: {},
      createdAt: ctx.now(),
      createdBy: { id: ctx.actor.id, name: ctx.actor.name },
      version: 1,
    }
    ctx.save({ name: 'import.created', about: doc.import, pending: false }, [importRow(ctx, doc)])
    return viewOfImport(ctx, doc)
  },
)

/**
 * Stores one part of an upload, as it is. Parts may come in any order and again; the table is not
 * touched. For the HTTP side: a binary `PUT /imports/{import}/parts/{part}`, at most 4 MB.
 * @param digest SHA-256 of the part in hex, when the sender gave one
 * @throws Fault too-large `import.part-size`, invalid `import.part`, `import.part-digest`
 */
export async function uploadPart(
  ctx: Ctx,
  input: { import: string; part: number; digest?: string | undefined },
  bytes: Uint8Array,
): Promise<{ part: number; size: number }> {
  if (!hasRole(ctx, ...keepers, 'system')) {
    throw fault('forbidden', 'role.may-not', { action: 'import.upload' })
  }
  const doc = await readImport(ctx, input.import)
  const { part } = input
  if (!Number.isInteger(part) || part < 0 || part >= partsOf(doc.size)) {
    throw fault('too-large', 'import.part', { parts: partsOf(doc.size) })
  }
  if (doc.opened) throw fault('conflict', 'import.already-open')
  const expected = sizeOfPart(doc.size, part)
  if (bytes.length > expected) throw fault('too-large', 'import.part-size', { expected })
  if (bytes.length < expected) throw fault('invalid', 'import.part-size', { expected })
  const digest = createHash('sha256').update(bytes).digest('hex')
  if (input.digest !== undefined && input.digest.toLowerCase() !== digest) {
    throw fault('invalid', 'import.part-digest', { part })
  }
  const key = partKey({ tenant: ctx.tenant, import: doc.import }, part)
  await ctx.ports.files.put(key, bytes, 'application/octet-stream')
  return { part, size: bytes.length }
}

/** @throws Fault conflict `import.running` */
async function refuseRunning(ctx: Ctx, id: string) {
  const doc = await readImport(ctx, id)
  for (const job of [doc.checkJob, doc.importJob]) {
    const state = (await jobOf(ctx, job))?.state
    if (state === 'queued' || state === 'running') throw fault('conflict', 'import.running')
  }
  return doc
}

/** Says how the file becomes households. @throws Fault invalid `mapping.invalid` with the fields */
export const setMapping = command(
  { id: 'import.map', allow: keepers, input: Which.extend({ mapping: Mapping }) },
  async (ctx, { import: id, mapping }) => {
    const [doc, settings] = await Promise.all([refuseRunning(ctx, id), settingsOf(ctx)])
    if (!doc.opened) throw fault('conflict', 'import.not-open')
    planOf(mapping, doc.opened.header, settings, ctx.today())
    await refuseAreas(ctx, mapping)
    const { checkJob: _c, importJob: _i, ...rest } = doc
    const next = { ...rest, mapping, version: doc.version + 1 }
    ctx.save({ name: 'import.mapped', about: id, pending: false }, [importRow(ctx, next)])
    return viewOfImport(ctx, next)
  },
)

/** Areas named by a mapping must be the actor's own; making some is for those who keep the tree. */
async function refuseAreas(ctx: Ctx, { area, status }: Mapping): Promise<void> {
  const under = area.create?.under
  const ids = [area.area, area.within, under === 'root' ? undefined : under]
  for (const id of [...ids, ...Object.values(area.values ?? {})]) {
    if (id !== undefined && !covers(ctx, (await areaOf(ctx, id)).path)) {
      throw fault('missing', 'area.missing', { area: id })
    }
  }
  if (under !== undefined && !hasRole(ctx, 'county', 'system')) {
    throw invalid([{ path: 'mapping.area.create', code: 'mapping.may-not-make-areas' }])
  }
  if (under === 'root' && !covers(ctx, '')) {
    throw invalid([{ path: 'mapping.area.create.under', code: 'mapping.may-not-make-areas' }])
  }
  // A register taken over brings its states; that is a decision of the county.
  if (status !== 'candidate' && !hasRole(ctx, 'county', 'system')) {
    throw invalid([{ path: 'mapping.status', code: 'mapping.may-not-set-status' }])
  }
}

/** Starts the check: everything the import would do, except doing it. */
const stageCheck = command(
  { id: 'import.check', allow: keepers, input: Which },
  async (ctx, { import: id }) => {
    const doc = await refuseRunning(ctx, id)
    if (!doc.opened || !doc.mapping) throw fault('conflict', 'import.no-mapping')
    const { job, row } = newJob(ctx, checkImport, { import: id, mapping: doc.mapping }, titled(doc))
    const next = { ...doc, checkJob: job, version: doc.version + 1 }
    const event = { name: 'import.check-started', about: id, pending: false }
    ctx.save(event, [row, importRow(ctx, next)])
    return { job }
  },
)

const titled = ({ name }: { name: string }) => ({ title: name })

/** Starts the import of what was checked, and remembers the mapping for the source's next file. */
const stageImport = command(
  { id: 'import.start', allow: keepers, input: Which },
  async (ctx, { import: id }) => {
    const doc = await refuseRunning(ctx, id)
    const check = await jobOf(ctx, doc.checkJob)
    if (!doc.opened || !doc.mapping || !doc.checkJob || check?.state !== 'done') {
      throw fault('conflict', 'import.not-checked')
    }
    if ((await jobOf(ctx, doc.importJob))?.state === 'done') throw fault('conflict', 'import.done')
    const { scattered, rows } = parse(CheckResult, check.result)
    const input = { import: id, mapping: doc.mapping, check: doc.checkJob, scattered, rows }
    const { job, row } = newJob(ctx, importJob, input, titled(doc))
    const next = { ...doc, importJob: job, version: doc.version + 1 }
    const event = { name: 'import.started', about: id, pending: false }
    const remembered = mappingRow(ctx, doc.opened.fingerprint, doc.mapping)
    ctx.save(event, [row, importRow(ctx, next), remembered])
    return { job }
  },
)

export const startCheck = waking(stageCheck, checkImport)
export const startImport = waking(stageImport, importJob)

export const getImport = query(
  { id: 'import.get', allow: keepers, input: Which },
  async (ctx, { import: id }) => viewOfImport(ctx, await readImport(ctx, id)),
)

/** Parts that are still to be sent, by number. */
export const getParts = query(
  { id: 'import.parts', allow: keepers, input: Which },
  async (ctx, { import: id }) => {
    const doc = await readImport(ctx, id)
    const upload = { tenant: ctx.tenant, import: id, size: doc.size }
    return { missing: doc.opened ? [] : await missingParts(ctx.ports.files, upload) }
  },
)
