import { describe, expect, it } from 'vitest'
import { hashPassword, isOutdated, PASSWORD_COST, verifyPassword } from './password.ts'

const CHEAP = { ln: 4, r: 8, p: 1 }

describe('a password hash', () => {
  it('costs what OWASP asks for: N=2^15, r=8, p=3', async () => {
    const hash = await hashPassword('correct horse battery')
    expect(hash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(await verifyPassword(hash, 'correct horse battery')).toBe(true)
    expect(isOutdated(hash, PASSWORD_COST)).toBe(false)
  })

  it('is scrypt as RFC 7914 §12 computes it', async () => {
    // N=1024, r=8, p=16, "password", "NaCl": the first 32 of its 64 bytes.
    const hex = 'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162'
    const b64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
    const salt = b64(Buffer.from('NaCl'))
    const hash = `$scrypt$ln=10,r=8,p=16$${salt}$${b64(Buffer.from(hex, 'hex'))}`
    expect(await verifyPassword(hash, 'password')).toBe(true)
    expect(await verifyPassword(hash, 'Password')).toBe(false)
  })

  it('is salted, and the same for one text in two normal forms', async () => {
    const [one, two] = [
      await hashPassword('caf\u00e9 12345678', CHEAP),
      await hashPassword('x', CHEAP),
    ]
    expect(one).not.toBe(await hashPassword('caf\u00e9 12345678', CHEAP))
    expect(await verifyPassword(one, 'cafe\u0301 12345678')).toBe(true)
    expect(await verifyPassword(two, 'cafe\u0301 12345678')).toBe(false)
  })

  it('of another kind or cost is outdated, and of another kind never right', async () => {
    expect(isOutdated(await hashPassword('x', CHEAP), PASSWORD_COST)).toBe(true)
    expect(isOutdated('5f4dcc3b5aa765d61d8327deb882cf99', PASSWORD_COST)).toBe(true)
    expect(await verifyPassword('5f4dcc3b5aa765d61d8327deb882cf99', 'password')).toBe(false)
  })
})
