import { describe, expect, it } from 'vitest'
import { Kept } from './kept.ts'
import { capped, methodOf, usedSecondFactor } from './session.ts'

describe('the end of a session', () => {
  const createdAt = '2026-11-23T08:00:00.000Z'
  const session = (expiresAt: string, field?: boolean) =>
    capped('session', { createdAt, expiresAt, field }).expiresAt

  it('is twelve hours after sign-in at the latest', () => {
    expect(session('2027-02-21T08:00:00.000Z')).toBe('2026-11-23T20:00:00.000Z')
    expect(session('2026-11-23T20:00:00.000Z')).toBe('2026-11-23T20:00:00.000Z')
    expect(session('2026-11-23T19:59:59.999Z')).toBe('2026-11-23T19:59:59.999Z')
  })

  it('is as asked for people who work in the field, and for other rows', () => {
    expect(session('2027-02-21T08:00:00.000Z', true)).toBe('2027-02-21T08:00:00.000Z')
    const other = { createdAt, expiresAt: '2027-02-21T08:00:00.000Z' }
    expect(capped('verification', other)).toEqual(other)
  })
})

describe('the method of a session', () => {
  it('follows from the route that opened it', () => {
    expect(methodOf('/sign-in/email')).toBe('password')
    expect(methodOf('/sso/callback/:providerId')).toBe('sso')
    expect(methodOf('/change-password')).toBeUndefined()
    expect(methodOf(undefined)).toBeUndefined()
  })

  it('counts as two factors only where two were shown', () => {
    const methods = ['password', 'totp', 'backup-code', 'passkey', 'code', 'sso', 'other'] as const
    expect(methods.filter(usedSecondFactor)).toEqual(['totp', 'backup-code', 'passkey'])
  })
})

describe('what is kept', () => {
  it('is what was used last', () => {
    const kept = new Kept<number>(2)
    kept.set('a', 1)
    kept.set('b', 2)
    expect(kept.get('a')).toBe(1)
    kept.set('c', 3)
    expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual([1, undefined, 3])
    expect(kept.size).toBe(2)
    kept.delete('a')
    expect(kept.get('a')).toBeUndefined()
  })
})
