import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { securityHeaders, site } from './static.ts'

const dir = mkdtempSync(join(tmpdir(), 'terrace-site-'))
const SCRIPT = 'export const x = 1\n'.repeat(200)
let server: Server
let url: string

beforeAll(async () => {
  mkdirSync(join(dir, 'assets'))
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>T</title>')
  writeFileSync(join(dir, 'assets', 'main-abc123.js'), SCRIPT)
  const serve = site(dir, securityHeaders('http://localhost:1/files'))
  server = createServer(async (request, out) => {
    if (!(await serve(request, out))) out.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
})
afterAll(() => {
  server.close()
  rmSync(dir, { recursive: true, force: true })
})

it('sends hashed files to be kept, compressed and typed', async () => {
  const answer = await fetch(`${url}/assets/main-abc123.js`, {
    headers: { 'accept-encoding': 'gzip, br' },
  })
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(Number(answer.headers.get('content-length'))).toBeLessThan(SCRIPT.length / 2)
  expect(await answer.text()).toBe(SCRIPT)
  const plain = await fetch(`${url}/assets/main-abc123.js`, {
    headers: { 'accept-encoding': 'identity' },
  })
  expect(plain.headers.get('content-encoding')).toBeNull()
})

it('answers 304 to its own tag only', async () => {
  const first = await fetch(`${url}/`)
  const etag = first.headers.get('etag') ?? ''
  const again = await fetch(`${url}/`, { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
  const other = await fetch(`${url}/`, { headers: { 'if-none-match': '"other"' } })
  expect(other.status).toBe(200)
})

it('gives the start page to addresses of the app, and nothing to missing files', async () => {
  const page = await fetch(`${url}/t/county/households?x=1`, { headers: { accept: 'text/html' } })
  expect(await page.text()).toContain('<title>T</title>')
  expect(page.headers.get('cache-control')).toBe('no-cache')
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect((await fetch(`${url}/assets/main-old.js`)).status).toBe(404)
  expect((await fetch(`${url}/%2e%2e%2fsecrets.json`)).status).toBe(404)
  expect((await fetch(`${url}/%E0%A4%A`)).status).toBe(404)
})
