import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleEntry, bundleFunctions, loadedInputs } from './build.ts'
import { topology } from './topology.ts'

const folder = mkdtempSync(join(tmpdir(), 'terrace-functions-'))
const names = Object.keys(topology.functions) as (keyof typeof topology.functions)[]
let sizes: Awaited<ReturnType<typeof bundleFunctions>>
beforeAll(async () => {
  sizes = await bundleFunctions(folder)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** What a function finds on AWS, as far as loading it needs. */
const environment = {
  PATH: process.env.PATH ?? '',
  AWS_REGION: 'eu-west-1',
  TABLE: 'terrace',
  QUEUE_WORK: 'https://sqs.local/work',
  QUEUE_BULK: 'https://sqs.local/bulk',
  BUCKET_FILES: 'files',
  BASE_URL: 'https://terrace.example.org',
  KMS_KEY: 'key',
  AUTH_SECRET: 'a secret of more than thirty-two letters',
}

it.each(names)('%s loads from its bundle alone and exports its handler', (name) => {
  const url = pathToFileURL(join(folder, name, 'index.mjs')).href
  const script = `import(${JSON.stringify(url)}).then((m) => console.log(typeof m.handler))`
  // Elsewhere, so that nothing is found in the workspace.
  const options = { cwd: folder, env: environment, encoding: 'utf8' } as const
  expect(execFileSync(process.execPath, ['-e', script], options).trim()).toBe('function')
})

it.each(names)('%s is small enough to start quickly', (name) => {
  expect(sizes[name]).toBeGreaterThan(100_000)
  expect(sizes[name]).toBeLessThan(name === 'auth' ? 2_300_000 : 1_048_576)
})

it('the api starts without the packages that its first request may not need, and without the SDK', () => {
  const text = readFileSync(join(folder, 'api.meta.json'), 'utf8')
  const loaded = loadedInputs(JSON.parse(text))
  expect(loaded.some((path) => path.includes('packages/platform/dynamo.ts'))).toBe(true)
  expect(
    loaded.filter((path) =>
      /packages\/(registry|monitoring|certificates|transparency)\//.test(path),
    ),
  ).toEqual([])
  expect(
    loaded.filter((path) => /node_modules\/@(aws-sdk\/(client|lib)-|smithy)/.test(path)),
  ).toEqual([])
})

it.each(names)('%s carries no SAML library and no foreign words of the validator', (name) => {
  const text = readFileSync(join(folder, `${name}.meta.json`), 'utf8')
  const meta = JSON.parse(text) as {
    outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>
  }
  const inputs = Object.values(meta.outputs).flatMap((output) => Object.entries(output.inputs))
  expect(inputs.length).toBeGreaterThan(100)
  const saml = /node_modules\/(samlify|xml-crypto|@xmldom|fast-xml-parser)\//
  expect(inputs.filter(([path]) => saml.test(path))).toEqual([])
  const words = inputs.filter(([path]) => /zod\/v4\/locales\/(?!en\.|index\.)/.test(path))
  for (const [, { bytesInOutput }] of words) expect(bytesInOutput).toBeLessThan(100)
})

it('puts the fonts beside the function that prints, and beside no other', () => {
  const fonts = ['NotoSansSC_400Regular.ttf', 'NotoSansSC_700Bold.ttf']
  expect(readdirSync(join(folder, 'jobs', 'fonts')).sort()).toEqual(fonts)
  for (const name of names.filter((one) => one !== 'jobs')) {
    expect([name, existsSync(join(folder, name, 'fonts'))]).toEqual([name, false])
    expect(readdirSync(join(folder, name)).filter((file) => /\.ttf$/.test(file))).toEqual([])
  }
})

it('loads pdfkit and fontkit in no function before something is printed', () => {
  for (const name of names) {
    const { outputs } = JSON.parse(readFileSync(join(folder, `${name}.meta.json`), 'utf8')) as Meta
    const open = Object.keys(outputs).filter((path) => path.endsWith('/index.mjs'))
    const seen = new Set(open)
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      for (const input of Object.keys(outputs[path]?.inputs ?? {})) {
        expect(input).not.toMatch(/node_modules\/(pdfkit|fontkit)\//)
      }
      for (const { path: next, kind } of outputs[path]?.imports ?? []) {
        if (kind !== 'import-statement' || seen.has(next) || !outputs[next]) continue
        seen.add(next)
        open.push(next)
      }
    }
  }
})

type Meta = {
  outputs: Record<string, { inputs: object; imports: { path: string; kind: string }[] }>
}

it('prints a card from a bundle alone', async () => {
  const out = join(folder, 'press')
  const entry = join(import.meta.dirname, 'test', 'press.ts')
  await bundleEntry(entry, out)
  cpSync(join(folder, 'jobs', 'fonts'), join(out, 'fonts'), { recursive: true })
  const options = { cwd: folder, env: environment, encoding: 'utf8' } as const
  const script = `import(${JSON.stringify(pathToFileURL(join(out, 'index.mjs')).href)})`
  expect(execFileSync(process.execPath, ['-e', script], options).trim()).toBe('%PDF-1.3')
})
