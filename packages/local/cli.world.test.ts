import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from './cli/program.ts'

const home = mkdtempSync(join(tmpdir(), 'terrace-cli-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const file = (name: string, lines: string[]): string => {
  const path = join(home, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

/** As a shell has it: without what other tests, or the command before, told this process. */
function shell(): NodeJS.ProcessEnv {
  for (const name of Object.keys(process.env)) {
    if (/_ENDPOINT$|^BASE_URL$|^VITEST|^TABLE$|^LC_/.test(name)) delete process.env[name]
  }
  return { ...process.env, TERRACE_DATA: join(home, 'data'), LANG: 'C' }
}

const json = (words: string): unknown => (/^[{[]/.test(words) ? JSON.parse(words) : words)

/** `npm run terrace -- … --json` on a data folder of this test, in this process: it loads once. */
async function terrace(...args: string[]) {
  const [out, err] = [new PassThrough(), new PassThrough()]
  const code = await run([...args, '--json'], { out, err }, shell())
  const [said, complained] = await Promise.all([text(out.end()), text(err.end())])
  return { code, out: json(said), err: json(complained) }
}

const NUMBER = '11010519491231002X'
let made: Awaited<ReturnType<typeof terrace>>
beforeAll(async () => {
  const who = ['--admin-email', 'chief@example.org', '--admin-name', 'Chief']
  made = await terrace('tenant', 'create', 'hills', '--name', 'Hill County', ...who)
}, 60_000)

test('a tenant is made with a password that is told, once', async () => {
  expect(made).toMatchObject({ code: 0, out: { tenant: 'hills', email: 'chief@example.org' } })
  expect((made.out as { password: string }).password).toMatch(/^[a-z0-9-]{24}$/)
  const again = await terrace(
    ...['tenant', 'create', 'hills', '--name', 'Other', '--admin-email', 'other@example.org'],
  )
  expect(again).toMatchObject({ code: 1, err: { error: { code: 'tenant.taken' } } })
  expect((await terrace('tenant', 'list')).out).toMatchObject([{ tenant: 'hills' }])
}, 60_000)

test('as a process of its own it says the same, and ends', async () => {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const main = fileURLToPath(new URL('./cli.ts', import.meta.url))
  const args = ['--import', tsx, main, 'tenant', 'list', '--json']
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: shell() })
  expect(json(stdout)).toEqual((await terrace('tenant', 'list')).out)
}, 60_000)

test('a domain that no provider of the tenant names is not verified', async () => {
  const none = await terrace('tenant', 'verify-domain', 'hills', 'hills.example')
  expect(none).toMatchObject({ code: 1, err: { error: { code: 'sso.domain-missing' } } })
}, 60_000)

test('divisions, a register, a recount and an export: each in one command', async () => {
  const levels = ['--levels', 'county,township', '--parent-columns', 'county']
  const counties = file('counties.csv', ['code,name', '01,Hill County'])
  const towns = file('towns.csv', [
    'code,name,county',
    '0101,North,01',
    '0102,South,01',
    '0901,Lost,09',
  ])
  const areas = await terrace('areas', 'import', 'hills', counties, towns, ...levels)
  expect(areas).toMatchObject({ code: 0, out: { state: 'done', counts: { new: 3, rejected: 1 } } })

  const mapping = file('mapping.json', [
    JSON.stringify({
      source: 'census',
      shape: 'persons',
      household: 'home',
      columns: [
        { column: 'name', field: 'member.name' },
        { column: 'id', field: 'member.idNumber' },
      ],
      area: { columns: ['town'], by: 'name' },
      head: 'first',
    }),
  ])
  const people = file('people.csv', [
    'home,name,id,town',
    `1,Wang Gui,${NUMBER},North`,
    '1,Wang Min,,North',
    '2,Li Hua,,South',
  ])
  const checked = await terrace(
    'households',
    'import',
    'hills',
    people,
    '--mapping',
    mapping,
    '--check-only',
  )
  expect(checked).toMatchObject({ code: 0, out: { check: { state: 'done' } } })
  const brought = await terrace('households', 'import', 'hills', people, '--mapping', mapping)
  expect(brought).toMatchObject({ code: 0, out: { job: { state: 'done' } } })

  const recount = await terrace('projections', 'check', 'hills')
  expect(recount).toMatchObject({ code: 0, out: { counts: { households: 2, drift: 0 } } })
  const jobs = await terrace('jobs', 'list', 'hills')
  expect((jobs.out as { kind: string }[]).map(({ kind }) => kind)).toContain('tenancy.import-areas')

  const out = join(home, 'out')
  expect(await terrace('tenant', 'export', 'hills', '--out', out)).toMatchObject({ code: 0 })
  const items = readFileSync(join(out, 'items.jsonl'), 'utf8')
  expect(items).toContain('Wang Gui')
  expect(items).not.toContain(NUMBER)
  expect(items).not.toContain('"data-key"')
  expect(statSync(join(out, 'items.jsonl')).mode & 0o077).toBe(0)
  await terrace('tenant', 'export', 'hills', '--out', out, '--reveal')
  const opened = readFileSync(join(out, 'items.jsonl'), 'utf8')
  expect(opened).toContain(NUMBER)
  expect(opened).toContain('tenant.exported')
}, 120_000)

test('people are added; what is not there is refused in words, a failed job has a code', async () => {
  const added = await terrace(
    ...['people', 'add', 'hills', 'clerk@example.org', '--roles', 'clerk'],
  )
  expect(added).toMatchObject({ code: 0, out: { roles: ['clerk'], areas: ['*'] } })
  const odd = await terrace(...['people', 'add', 'hills', 'x@example.org', '--roles', 'emperor'])
  expect(odd).toMatchObject({ code: 1, err: { error: { fields: [{ path: 'roles.0' }] } } })
  const nowhere = await terrace('jobs', 'list', 'no-such-tenant')
  expect(nowhere).toMatchObject({ code: 1, err: { error: { code: 'tenant.missing' } } })
  const wrong = file('wrong.csv', ['a,b', '1,2'])
  const failed = await terrace('areas', 'import', 'hills', wrong, '--levels', 'county')
  expect(failed).toMatchObject({ code: 3, err: { error: { code: 'job.failed' } } })
}, 60_000)
