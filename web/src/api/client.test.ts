import type { Route } from '@terrace/platform/route'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { client, requestOf } from './client.ts'
import { ApiProblem } from './problem.ts'

interface Routes {
  'GET /households/{household}': Route<{ household: string; asOf?: string }, { id: string }>
  'POST /households': Route<{ head: string }, { id: string }>
}
const api = client<Routes>('/api/t/x')
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })

function answers(...list: (Response | Error)[]) {
  const fetch = vi.fn(async (_url: string, _init?: RequestInit) => {
    const next = list.shift() ?? new Error('not expected')
    if (next instanceof Error) throw next
    return next
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}
const headersOf = (call: [string, RequestInit?] | undefined) =>
  call?.[1]?.headers as Record<string, string>

afterEach(() => vi.unstubAllGlobals())

describe('requestOf', () => {
  it('takes path parameters out of the input by name; the rest of a GET is the query', () => {
    const input = { household: 'hh/1', status: ['a', 'b'], search: '', none: undefined, limit: 50 }
    const { url, init } = requestOf('/b', 'GET /households/{household}', input, {})
    expect(url).toBe('/b/households/hh%2F1?status=a&status=b&limit=50')
    expect(init.body).toBeUndefined()
    expect((init.headers as Record<string, string>)['idempotency-key']).toBeUndefined()
  })
  it('sends the rest of a write as JSON, with its action and what was edited', () => {
    const options = { action: 'act-12345', ifMatch: 3 }
    const { init } = requestOf('/b', 'PATCH /x/{x}', { x: '1', name: 'n' }, options)
    expect(init.body).toBe('{"name":"n"}')
    expect(init.headers).toMatchObject({ 'idempotency-key': 'act-12345', 'if-match': '"3"' })
  })
})

describe('client', () => {
  it('renews the session once on 401 and sends the same action again', async () => {
    const fetch = answers(json({}, 401), json({ user: {} }), json({ id: 'h1' }))
    await expect(api('POST /households', { head: 'Li' })).resolves.toEqual({ id: 'h1' })
    expect(fetch.mock.calls.map(([url]) => url)).toEqual([
      '/api/t/x/households',
      '/auth/get-session',
      '/api/t/x/households',
    ])
    const [first, , third] = fetch.mock.calls
    expect(headersOf(third)['idempotency-key']).toBe(headersOf(first)['idempotency-key'])
  })
  it('says that the session ended when nobody is signed in', async () => {
    answers(json({}, 401), json(null))
    await expect(api('GET /households/{household}', { household: '1' })).rejects.toMatchObject({
      status: 401,
      code: 'session.ended',
    })
  })
  it('hands on the problem with its wrong fields', async () => {
    const fields = [{ path: 'head', code: 'field.required', message: 'Fill this in.' }]
    answers(json({ code: 'input.invalid', detail: 'Look again', fields }, 400))
    const refused = await api('POST /households', { head: '' }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ApiProblem)
    expect(refused).toMatchObject({ status: 400, code: 'input.invalid', fields })
  })
  it('makes a lost network and a slow answer clear problems', async () => {
    answers(new TypeError('fetch failed'))
    const lost = api('GET /households/{household}', { household: '1' })
    await expect(lost).rejects.toMatchObject({ code: 'network.unreachable', passing: true })
    answers(new DOMException('slow', 'TimeoutError'))
    const slow = api('GET /households/{household}', { household: '1' })
    await expect(slow).rejects.toMatchObject({ code: 'network.timeout' })
  })
  it('does not take a broken answer for a success', async () => {
    answers(new Response('<html>', { status: 200 }))
    const call = api('GET /households/{household}', { household: '1' })
    await expect(call).rejects.toMatchObject({ code: 'network.unreachable' })
  })
})
