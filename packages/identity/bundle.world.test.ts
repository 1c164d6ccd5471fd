import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SAML_LIBRARIES } from './no-saml.ts'
import { Browser, CHEAP, ORIGIN, SECRETS, testTable } from './testing.ts'

const here = (file: string) => new URL(file, import.meta.url).pathname
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('identity without the SAML libraries', () => {
  it('is bundled to under 2 MB and answers', async () => {
    const { metafile } = await build({
      entryPoints: [here('./index.ts')],
      outfile: join(folder, 'identity.mjs'),
      alias: Object.fromEntries(SAML_LIBRARIES.map((name) => [name, here('./no-saml.ts')])),
      banner: {
        js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);",
      },
      bundle: true,
      minify: true,
      metafile: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    })
    const [output] = Object.values(metafile.outputs)
    expect(output?.bytes).toBeLessThan(2_000_000)
    const saml = /node_modules\/(samlify|xml-crypto|@xmldom|fast-xml-parser)\//
    expect(Object.keys(output?.inputs ?? {}).filter((path) => saml.test(path))).toEqual([])
    const bundle = pathToFileURL(join(folder, 'identity.mjs')).href
    const { createIdentity, createUser } = (await import(bundle)) as typeof import('./index.ts')
    const { client, name: table } = await testTable()
    const identity = createIdentity({
      client,
      table,
      baseURL: ORIGIN,
      secrets: SECRETS,
      rpID: 'localhost',
      passwordCost: CHEAP,
      send: async () => undefined,
    })
    const who = { email: 'a@x.example', name: 'A', password: 'long enough 123', verified: true }
    await createUser(identity, { ...who, verified: true })
    const page = new Browser(identity.handler)
    expect((await page.post('/sign-in/email', who)).status).toBe(200)
    expect((await page.get('/get-session')).json.user).toMatchObject({ email: who.email })
  })
})
