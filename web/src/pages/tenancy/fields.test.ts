import { describe, expect, it } from 'vitest'
import { sameText, withGaps } from './fields.ts'

describe('fields of the settings', () => {
  it('send an emptied number as null, at any depth, so that it is refused', () => {
    expect(withGaps({}, { days: 7 })).toEqual({ days: null })
    expect(withGaps({ quorum: { of: 3 } }, { quorum: { present: 2, of: 3 } })).toEqual({
      quorum: { present: null, of: 3 },
    })
    expect(withGaps({ rules: [{ least: undefined }] }, { rules: [{ least: 1 }] })).toEqual({
      rules: [{ least: null }],
    })
  })
  it('leave out of a list entry what was taken away on purpose', () => {
    expect(withGaps({ codes: [{ code: 'a' }] }, { codes: [{ code: 'a', until: 'x' }] })).toEqual({
      codes: [{ code: 'a' }],
    })
  })
  it('are the same when only emptiness differs', () => {
    expect(sameText({ a: '', b: 1 })).toBe(sameText({ b: 1, c: undefined }))
    expect(sameText({ b: 1 })).not.toBe(sameText({ b: 2 }))
  })
})
