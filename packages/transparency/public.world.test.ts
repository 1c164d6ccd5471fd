import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type World, world } from '@terrace/local/world'
import { commit } from '@terrace/platform/command'
import { readJob } from '@terrace/platform/job-store'
import { createTenant } from '@terrace/tenancy'
import { routes as tenancy } from '@terrace/tenancy/routes'
import { beforeAll, describe, expect, test } from 'vitest'
import { openNote } from './checkpoint/note.ts'
import { publishCheckpoints } from './checkpoint/schedule.ts'
import { noteFile } from './checkpoint/store.ts'
import { Receipt } from './receipt.ts'
import { AREA, ask, complete, publish } from './testing.ts'
import { fromBase64, leafHash } from './tree/hash.ts'
import { verifyConsistency, verifyInclusion } from './tree/proof.ts'
import { verifyReceipt } from './verify/verify-receipt.mjs'

let w: World
let refs: string[]
const sizes: number[] = []
beforeAll(async () => {
  w = await world()
  refs = []
  for (const count of [1, 6, 300]) {
    refs.push(...(await complete(w, count)))
    await w.settle()
    await publish(w)
    sizes.push(refs.length)
  }
  await complete(w, 1)
  await w.settle()
})

const log = async () =>
  (await ask(w, '/log')).body as {
    origin: string
    keys: string[]
    checkpoint: { size: number; root: string; at: string; note: string }
  }
const receipt = async (index: number) =>
  Receipt.parse((await ask(w, `/log/receipts/${index}`)).body)

describe('anybody reads the log', () => {
  test('as far as it is signed, with its name, its keys and its newest checkpoint', async () => {
    const { origin, keys, checkpoint } = await log()
    expect(origin).toBe(`localhost:3000/public/t/${w.tenant}/log`)
    expect(keys).toHaveLength(1)
    expect(checkpoint.size).toBe(307)
    const opened = openNote(checkpoint.note, keys)
    expect(opened).toMatchObject({ origin, size: 307, at: checkpoint.at })
    expect(opened && Buffer.from(opened.root).toString('base64')).toBe(checkpoint.root)
    expect(openNote(checkpoint.note.replace('\n307\n', '\n306\n'), keys)).toBeUndefined()
    expect(openNote(checkpoint.note, [])).toBeUndefined()
  })

  test('checkpoints by day, and each as a file that says the same', async () => {
    const { checkpoint } = await log()
    const day = checkpoint.at.slice(0, 10)
    const { items } = (await ask(w, `/log/checkpoints?period=${day}`)).body
    expect(items.map(({ size }: { size: number }) => size)).toEqual(sizes)
    const file = await w.ports.files.get(noteFile(w.tenant, checkpoint))
    expect(Buffer.from(file).toString()).toBe(checkpoint.note)
    expect((await ask(w, '/log/checkpoints?period=yesterday')).status).toBe(400)
  })

  test('entries page by page, in the order of the tree', async () => {
    const found: { index: number; entry: { ref: string } }[] = []
    let next: number | undefined = 0
    while (next !== undefined) {
      const { body } = await ask(w, `/log/entries?from=${next}&limit=100`)
      found.push(...body.items)
      next = body.next
    }
    expect(found.map(({ index }) => index)).toEqual(Array.from({ length: 307 }, (_, i) => i))
    expect(new Set(found.map(({ entry }) => entry.ref))).toEqual(new Set(refs))
    const about = (await ask(w, `/log/about/${refs[40]}`)).body.items
    expect(about).toHaveLength(1)
    expect(found[about[0].index]?.entry.ref).toBe(refs[40])
  })

  test('what is not signed yet is not there', async () => {
    for (const path of ['/log/receipts/307', '/log/inclusion?index=1&size=308']) {
      const { status, body } = await ask(w, path)
      expect([path, status, body.code]).toEqual([path, 404, 'log.no-entry'])
    }
    expect((await ask(w, '/log/entries?from=307')).body.items).toEqual([])
    expect((await ask(w, '/log/receipts/-1')).status).toBe(400)
    expect((await ask(w, '/log/receipts/x')).status).toBe(400)
  })

  test('proofs of inclusion and consistency hold', async () => {
    const { checkpoint } = await log()
    const root = fromBase64(checkpoint.root)
    const { entry } = await receipt(5)
    const text = JSON.stringify(entry, Object.keys(entry).sort())
    const inclusion = (await ask(w, '/log/inclusion?index=5&size=307')).body.hashes
    const leaf = leafHash(Buffer.from(text))
    expect(verifyInclusion(leaf, 5, 307, inclusion.map(fromBase64), root)).toBe(true)
    const day = checkpoint.at.slice(0, 10)
    const { items } = (await ask(w, `/log/checkpoints?period=${day}`)).body
    for (const { size, root: older } of items) {
      const { hashes } = (await ask(w, `/log/consistency?from=${size}&to=307`)).body
      const proof = hashes.map(fromBase64)
      expect(verifyConsistency(size, 307, proof, fromBase64(older), root)).toBe(true)
    }
  })

  test('nothing of another tenant, and nothing of a log that is empty', async () => {
    const tenant = `${w.tenant}z`
    const name = 'Elsewhere'
    await createTenant(w.ports, { tenant, name, kind: 'ngo', pack: 'cn', secondFactor: false })
    expect((await ask(w, '/log', tenant)).body).toEqual({
      origin: `localhost:3000/public/t/${tenant}/log`,
      keys: [],
    })
    expect((await ask(w, '/log/receipts/0', tenant)).status).toBe(404)
    expect((await ask(w, '/log/entries', tenant)).body.items).toEqual([])
    expect((await ask(w, `/log/about/${refs[0]}`, tenant)).body.items).toEqual([])
  })
})

describe('the script that anybody may keep', () => {
  test('finds that a receipt holds, and says of what and when', async () => {
    const { keys, origin, checkpoint } = await log()
    for (const index of [0, 1, 6, 255, 256, 306]) {
      const one = await receipt(index)
      expect(await verifyReceipt(one, keys)).toEqual({
        valid: true,
        entry: one.entry,
        index,
        size: 307,
        origin,
        at: checkpoint.at,
      })
      expect(Buffer.byteLength(one.proof.join(''))).toBeLessThan(1_024)
    }
  })

  test('finds every change, and takes no other key', async () => {
    const { keys, origin } = await log()
    const one = await receipt(260)
    const reasonOf = async (changed: object, by: readonly string[] = keys) => {
      const result = await verifyReceipt({ ...one, ...changed }, by)
      return result.valid ? '' : result.reason
    }
    const { entry, proof, checkpoint } = one
    for (const name of Object.keys(entry)) {
      expect(await reasonOf({ entry: { ...entry, [name]: 'else' } })).toBe('proof')
    }
    expect(await reasonOf({ entry: { ...entry, more: 1 } })).toBe('proof')
    expect(await reasonOf({ index: 261 })).toBe('proof')
    expect(await reasonOf({ size: 306 })).toBe('proof')
    for (let i = 0; i < proof.length; i++) {
      const other = Buffer.from(proof[i] ?? '', 'base64')
      other[i] = (other[i] ?? 0) ^ 1
      const changed = proof.map((hash, n) => (n === i ? other.toString('base64') : hash))
      expect(await reasonOf({ proof: changed })).toBe('proof')
    }
    for (let at = 0; at < checkpoint.indexOf('—') - 1; at++) {
      const turned = checkpoint[at] === '3' ? '4' : '3'
      const changed = `${checkpoint.slice(0, at)}${turned}${checkpoint.slice(at + 1)}`
      expect(['signature', 'key', 'malformed']).toContain(await reasonOf({ checkpoint: changed }))
    }
    expect(await reasonOf({}, [])).toBe('key')
    const [name, hash, ...key] = (keys[0] ?? '').split('+')
    const raw = Buffer.from(key.join('+'), 'base64')
    raw[5] = (raw[5] ?? 0) ^ 1
    expect(await reasonOf({}, [`${name}+${hash}+${raw.toString('base64')}`])).toBe('key')
    expect(await reasonOf({}, [(keys[0] ?? '').replace(origin, 'elsewhere')])).toBe('key')
    for (const other of [null, 7, 'receipt', {}, [], { checkpoint: 3 }]) {
      expect(await verifyReceipt(other, keys)).toEqual({ valid: false, reason: 'malformed' })
    }
  })

  test('runs alone, from a folder that knows nothing else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'receipt-'))
    const { keys } = await log()
    writeFileSync(join(folder, 'receipt.json'), JSON.stringify(await receipt(9)))
    const script = fileURLToPath(new URL('verify/verify-receipt.mjs', import.meta.url))
    const run = (key: string) =>
      execFileSync(process.execPath, [script, 'receipt.json', key], { cwd: folder }).toString()
    expect(run(keys[0] ?? '')).toContain('valid: true')
    expect(run('elsewhere+00000000+AQ==')).toContain("reason: 'key'")
    rmSync(folder, { recursive: true })
  })
})

describe('what may not be said', () => {
  const CANARIES = ['99887766554433221X', '15912348888', '6222998877665544', '慢性病', 'chronic']

  test('reaches no page, from whatever field of the news', async () => {
    const ctx = w.as('system')
    const fact = { list: ctx.newId('list'), area: AREA, effect: 'register', households: 9 }
    const events = Object.keys(fact).flatMap((field) =>
      CANARIES.map((canary) => ({
        name: 'list.completed',
        about: ctx.newId('list'),
        facts: [{ ...fact, list: ctx.newId('list'), [field]: canary }],
      })),
    )
    events.push({
      name: 'list.completed',
      about: ctx.newId('list'),
      facts: [{ ...fact, list: ctx.newId('list'), phone: CANARIES[1] } as typeof fact],
    })
    const before = (await log()).checkpoint.size
    await commit(ctx, 'test', events, [])
    await w.settle()
    await publish(w)
    // One that was there before, one whose telephone the publisher does not name, and three whose count
    // is no number, which is told as fewer than five. All others are refused.
    const { size } = (await log()).checkpoint
    expect(size).toBe(before + 1 + 1 + 3)
    for (const path of ['/log', `/log/entries?from=${before - 50}&limit=100`]) {
      const { text } = await ask(w, path)
      for (const canary of CANARIES) expect(text).not.toContain(canary)
    }
  })
})

describe('checkpoints are published by the clock', () => {
  const time = (minute: number, day = 26) => `2027-11-${day}T08:${minute}:00Z`
  const jobs = async (id: string) => readJob(w.ports.db, w.tenant, id).catch(() => undefined)
  const at = async (minute: number, day?: number) => {
    w.at(time(minute, day))
    await publishCheckpoints(w.ports, w.tenant)
    const id = `job_checkpoint-${time(minute, day).slice(0, 15).toLowerCase()}0`
    if (!(await jobs(id))) return false
    await w.work(id)
    return true
  }

  test('where something was added, where a day passed, and where another key signs now', async () => {
    expect(await at(11)).toBe(true)
    expect(await at(21)).toBe(false)
    await complete(w, 1)
    await w.settle()
    expect(await at(31)).toBe(true)
    expect(await at(41)).toBe(false)
    expect(await at(11, 27)).toBe(true)
    const rotate = tenancy['POST /signing-keys'].action as (
      ctx: unknown,
      input: unknown,
    ) => Promise<unknown>
    await rotate(w.as('admin'), { reason: 'A year has passed' })
    expect(await at(21, 27)).toBe(true)
    expect(await at(31, 27)).toBe(false)
    const { keys } = await log()
    expect(keys).toHaveLength(2)
    expect((await verifyReceipt(await receipt(3), keys.slice(0, 1))).valid).toBe(true)
  })
})
