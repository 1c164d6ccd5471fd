/*
 * Executes sst.config.ts with SST's real components under Pulumi's mocks: no engine, no account.
 * Usage: node infra/test/plan.mjs <stage> <out.json> [region]; exit code 1 on any error.
 * Relies on SST's insides (platform layout, RPC names): sst is pinned, and `sst.test.ts` snapshots
 * the inventory, so that a branch that silently stopped running shows.
 */
import crypto from 'node:crypto'
import fs from 'node:fs'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { answers, invokes, place } from './plan-answers.mjs'
import { bundleConfig } from './plan-bundle.mjs'
import { serve } from './plan-rpc.mjs'

// Names and triggers become constant: plans can be compared.
crypto.randomBytes = (size) => Buffer.alloc(size, 1)
Date.now = () => Date.UTC(2026, 0, 1)
syncBuiltinESMExports()

const [stage = 'test', outFile = '', region = 'eu-west-1'] = process.argv.slice(2)
const root = fileURLToPath(new URL('../..', import.meta.url))
const platform = path.join(root, '.sst', 'platform')
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'terrace-plan-'))
const require = createRequire(path.join(platform, 'package.json'))
const pulumi = require('@pulumi/pulumi')
const errors = []
const fail = (error) =>
  errors.push(
    String(error?.stack ?? error)
      .split('\n')
      .slice(0, 6)
      .join('\n'),
  )
process.on('unhandledRejection', fail)
process.on('uncaughtException', fail)
place.region = region

// A root of its own: the app's build is not run here, its output only has to exist.
for (const name of ['infra', 'packages', 'node_modules']) {
  fs.symlinkSync(path.join(root, name), path.join(work, name))
}
fs.mkdirSync(path.join(work, 'web', 'dist', 'assets'), { recursive: true })
fs.writeFileSync(path.join(work, 'web', 'dist', 'index.html'), '<!doctype html>')
fs.writeFileSync(path.join(work, 'web', 'dist', 'assets', 'index-1.js'), '')

const calls = []
process.env.SST_SERVER = await serve({ work, calls })
process.env.SST_SECRET_AuthSecret ??= 'secret-of-the-test'
globalThis.$dev = false
globalThis.$cli = {
  command: 'deploy',
  dev: false,
  paths: { home: work, root: work, work, platform },
  state: { version: {} },
}
globalThis.$app = { name: 'pending', stage }

/** Pulumi marks secrets, outputs and assets with this key. */
const MARK = '4dabf18193072939515e22adb298388d'
function plain(value) {
  if (Array.isArray(value)) return value.map(plain)
  if (!value || typeof value !== 'object') return value
  if (value[MARK]) {
    if ('value' in value) return plain(value.value)
    return value.path ? `asset:${path.basename(value.path)}` : 'asset'
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
}

const resources = []
const known = new Map()

/** An output without an answer that reached an input. */
function scan(value, at) {
  if (typeof value === 'string') {
    const broken = /\bundefined\b|\[object Object\]|Calling \[toString\] on an \[Output/
    if (broken.test(value) && !at.startsWith('aws:cloudfront/function')) {
      fail(`${at}: unresolved value in "${value.slice(0, 160)}"`)
    }
  } else if (value && typeof value === 'object') {
    for (const [key, each] of Object.entries(value)) scan(each, `${at}.${key}`)
  }
}

function newResource({ type, name, custom, id, inputs: given }) {
  const inputs = plain(given)
  const dynamic = type === 'pulumi-nodejs:dynamic:Resource'
  if (dynamic) inputs.__provider = `rpc:${name.split('.sst.').pop()}`
  const resource = { type, name, custom, id: id || `${name}-id`, inputs }
  if (known.has(`${type}|${name}`)) fail(`duplicate resource ${type} ${name}`)
  resources.push(resource)
  known.set(`${type}|${name}`, resource)
  scan(inputs, `${type} ${name}`)
  const at = inputs.region ?? region
  const named = {
    name: inputs.name ?? `${name}-auto`,
    bucket: inputs.bucket ?? `${name.toLowerCase()}-auto`,
  }
  const ours = custom && !dynamic ? { name: named.name, arn: place.arn('mock', name, at) } : {}
  const special = answers[type]?.({ ...inputs, ...named }, name, at)
  return { id: resource.id, state: { ...given, ...ours, ...special } }
}

function call({ token, inputs }) {
  const answer = invokes[token]
  if (!answer) throw new Error(`no answer for ${token}`)
  return answer(plain(inputs))
}

await pulumi.runtime.setMocks({ newResource, call }, 'terrace', stage, false, 'organization')

// What mocks are not told: parent and resource options.
const monitor = pulumi.runtime.getMonitor()
const register = monitor.registerResource.bind(monitor)
monitor.registerResource = async (request, done) => {
  await register(request, done)
  const resource = known.get(`${request.getType()}|${request.getName()}`)
  if (!resource) return
  resource.options = {
    parent: request.getParent().split('::').pop() || undefined,
    protect: request.getProtect() || undefined,
    retainOnDelete: request.getRetainondelete() || undefined,
  }
}

let outputs
const bundle = await bundleConfig({ root, platform, require })
try {
  const { run, mod } = await import(pathToFileURL(bundle).href)
  const app = await mod.app({ stage })
  const providers = { [app.home]: { region } }
  Object.assign($app, { removal: 'retain', protect: false, ...app, stage, providers })
  pulumi.runtime
    .runInPulumiStack(() => run(mod.run))
    .then((result) => {
      outputs = plain(result)
    }, fail)
} catch (error) {
  fail(error)
}

// Done when nothing is left to do.
process.once('beforeExit', () => {
  if (outputs === undefined && errors.length === 0) fail('some promise never settled')
  fs.rmSync(bundle, { force: true })
  process.chdir(root)
  fs.rmSync(work, { recursive: true, force: true })
  resources.sort((a, b) => (`${a.type}|${a.name}` < `${b.type}|${b.name}` ? -1 : 1))
  const text = JSON.stringify({ app: $app, errors, outputs, calls, resources }, null, 1)
  if (outFile) fs.writeFileSync(outFile, text.replaceAll(work, '<work>'))
  for (const error of errors) console.error(`ERROR ${error}`)
  process.exit(errors.length > 0 ? 1 : 0)
})
