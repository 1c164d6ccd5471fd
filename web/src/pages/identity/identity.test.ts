import { describe, expect, it } from 'vitest'
import { deviceName } from './device-name.ts'
import { nextPath } from './next.ts'
import { creationOptions, fromBase64Url, toBase64Url } from './passkey.ts'

describe('nextPath', () => {
  it('follows paths of this app and nothing that leaves it', () => {
    const origin = 'https://terrace.example'
    expect(nextPath('/t/x/households?search=a', origin)).toBe('/t/x/households?search=a')
    for (const evil of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\t/evil.example',
      undefined,
    ])
      expect(nextPath(evil, origin)).toBe('/')
  })
})

describe('passkeys without the browser’s own reader', () => {
  it('round-trips base64url', () => {
    const bytes = Uint8Array.from([0, 250, 251, 255, 1])
    expect(toBase64Url(bytes.buffer)).toBe('APr7_wE')
    expect([...fromBase64Url('APr7_wE')]).toEqual([...bytes])
  })
  it('turns the options’ texts into bytes', () => {
    const options = creationOptions({
      challenge: 'AQI',
      rp: { name: 'Terrace' },
      user: { id: 'AwQ', name: 'a', displayName: 'a' },
      pubKeyCredParams: [],
      excludeCredentials: [{ id: 'BQ', type: 'public-key' }],
    })
    expect([...(options.challenge as Uint8Array)]).toEqual([1, 2])
    expect([...(options.user.id as Uint8Array)]).toEqual([3, 4])
    const [known] = options.excludeCredentials ?? []
    expect(known?.id).toEqual(Uint8Array.from([5]))
  })
})

describe('deviceName', () => {
  it('is what its owner would say', () => {
    expect(deviceName('Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537 Edg/120')).toBe(
      'Edge, Windows',
    )
    expect(deviceName('Mozilla/5.0 (iPhone) Version/17 Safari/604')).toBe('Safari, iOS')
    expect(deviceName('curl')).toBeUndefined()
    expect(deviceName(null)).toBeUndefined()
  })
})
