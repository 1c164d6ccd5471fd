import { describe, expect, it } from 'vitest'
import { meaningOf, memberIn, needIn } from './paths.ts'

describe('paths of history and findings', () => {
  it('finds the field wherever the path comes from', () => {
    expect(meaningOf('snapshot.income.wage')?.field.label).toBe('wage')
    expect(meaningOf('income.wage')?.field.label).toBe('wage')
    expect(meaningOf('members.m12.birth')?.field.label).toBe('birth')
    expect(meaningOf('members.0.relation')?.field.label).toBe('relation')
    expect(meaningOf('causesOther.1')?.field.label).toBe('causesOther')
    expect(meaningOf('status')?.field.holds).toEqual({ is: 'code', list: 'status' })
  })
  it('says which part a day or a reason belongs to', () => {
    expect(meaningOf('members.m1.left.reason')).toMatchObject({
      of: 'left',
      field: { holds: { list: 'leaveReason' } },
    })
    expect(meaningOf('members.m1.joined.day')?.of).toBe('joined')
  })
  it('knows nothing of what is the machine’s own', () => {
    for (const path of ['area', 'createdBy.id', 'members.m1.member', 'source.ref']) {
      expect(meaningOf(path)).toBeUndefined()
    }
  })
  it('reads members and needs', () => {
    expect(memberIn('members.m1.name')).toBe('m1')
    expect(memberIn('status')).toBeUndefined()
    expect(needIn('snapshot.needs.water')).toBe('water')
    expect(needIn('needs.water')).toBe('water')
  })
})
