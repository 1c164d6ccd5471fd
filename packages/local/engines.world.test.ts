import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { expect, it } from 'vitest'
import { startDynoxide } from './dynoxide.ts'
import { startEngines } from './engines.ts'
import { lives, until, withoutEngines } from './testing.ts'

const region = 'us-east-1'

/** Another process that starts engines on `dir`, writes an item and an object, and waits. */
const SCRIPT = `
import { startEngines } from ${JSON.stringify(new URL('./engines.ts', import.meta.url).href)}
import { provision } from ${JSON.stringify(new URL('./provision.ts', import.meta.url).href)}
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
const engines = await startEngines({ dir: process.argv[1] })
const { table, buckets } = await provision(engines)
const db = new DynamoDBClient({ endpoint: engines.dynamodb, region: 'us-east-1' })
await db.send(new PutItemCommand({ TableName: table, Item: { pk: { S: 'a' }, sk: { S: 'b' } } }))
const s3 = new S3Client({ endpoint: engines.s3, region: 'us-east-1', forcePathStyle: true })
await s3.send(new PutObjectCommand({ Bucket: buckets.files, Key: 'k', Body: 'kept' }))
console.log(JSON.stringify({ ...engines, table, bucket: buckets.files }))
setInterval(() => undefined, 1000)
`

async function engineOf(port: string): Promise<number[]> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const { readFile } = await import('node:fs/promises')
  const found: number[] = []
  for (const pid of pids) {
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (words.includes('dynoxide') && words.split('\0').includes(port)) found.push(Number(pid))
  }
  return found
}

it('starts on loopback and leaves nothing behind', async () => {
  const engines = await withoutEngines(() => startEngines())
  const pids = await engineOf(new URL(engines.dynamodb).port)
  expect(pids).toHaveLength(1)
  for (const url of [engines.dynamodb, engines.sqs, engines.s3]) {
    expect(new URL(url).hostname).toBe('127.0.0.1')
    expect((await fetch(url)).status).toBeLessThan(600)
  }
  await engines.stop()
  expect(pids.some(lives)).toBe(false)
  for (const url of [engines.dynamodb, engines.sqs, engines.s3]) {
    await expect(fetch(url)).rejects.toThrow()
  }
})

it('takes what the environment names', async () => {
  const engines = await startEngines()
  expect(engines.dynamodb).toBe(process.env.DYNAMODB_ENDPOINT)
  expect(engines.sqs).toBe(process.env.SQS_ENDPOINT)
  expect(engines.s3).toBe(process.env.S3_ENDPOINT)
  await engines.stop()
  expect((await fetch(engines.dynamodb)).ok).toBe(true)
})

it('tells when the engine is lost', async () => {
  let why = ''
  const engine = await startDynoxide(undefined, undefined, (words) => {
    why = words
  })
  process.kill(engine.pid, 'SIGKILL')
  expect(await until(() => why !== '')).toBe(true)
  expect(why).toContain('SIGKILL')
  await engine.stop()
})

it('ends with a killed parent and keeps every acknowledged write', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'terrace-kill-'))
  try {
    const tsx = createRequire(import.meta.url).resolve('tsx')
    const args = ['--import', pathToFileURL(tsx).href, '--input-type=module', '-e', SCRIPT, dir]
    const env = { ...process.env }
    for (const name of ['DYNAMODB_ENDPOINT', 'SQS_ENDPOINT', 'S3_ENDPOINT']) delete env[name]
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const { dynamodb, table, bucket } = JSON.parse(line.toString())
    const pids = await engineOf(new URL(dynamodb).port)
    expect(pids).toHaveLength(1)

    child.kill('SIGKILL')
    expect(await until(() => !pids.some(lives), 5_000)).toBe(true)

    const engines = await withoutEngines(() => startEngines({ dir }))
    const db = new DynamoDBClient({ endpoint: engines.dynamodb, region })
    const key = { pk: { S: 'a' }, sk: { S: 'b' } }
    const { Item } = await db.send(new GetItemCommand({ TableName: table, Key: key }))
    expect(Item).toEqual(key)
    const s3 = new S3Client({ endpoint: engines.s3, region, forcePathStyle: true })
    const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: 'k' }))
    expect(await object.Body?.transformToString()).toBe('kept')
    await engines.stop()
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})
