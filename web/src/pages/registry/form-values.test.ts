import { describe, expect, it } from 'vitest'
import { factFields, incomeFields, memberFields } from './fields.ts'
import { differences, formValues, toInput, toPatch } from './form-values.ts'

describe('what a form sends', () => {
  it('sends nothing when nothing was touched', () => {
    const base = formValues(memberFields, { name: '赵敏', allowance: false, health: ['chronic'] })
    expect(toPatch(memberFields, base, { ...base })).toEqual({})
  })
  it('sends what changed, and null for what was emptied', () => {
    const base = formValues(memberFields, { name: '赵敏', sex: 'female', health: ['chronic'] })
    const mine = { ...base, name: ' 赵明 ', sex: '', health: [], allowance: 'yes', workMonths: 3 }
    expect(toPatch(memberFields, base, mine)).toEqual({
      name: '赵明',
      sex: null,
      health: null,
      allowance: true,
      workMonths: 3,
    })
  })
  it('keeps zero apart from nothing', () => {
    const base = formValues(incomeFields, { wage: 100 })
    expect(toPatch(incomeFields, base, { ...base, wage: 0 })).toEqual({ wage: 0 })
    expect(toPatch(incomeFields, base, { ...base, wage: undefined })).toEqual({ wage: null })
    expect(toInput(incomeFields, { ...base, wage: 0 })).toEqual({ wage: 0 })
  })
  it('leaves a secret alone until one is typed or taken away', () => {
    const base = formValues(factFields, { phone: { mask: '138****1234' } })
    expect(toPatch(factFields, base, base)).toEqual({})
    expect(toPatch(factFields, base, { ...base, phone: '13900000000' })).toEqual({
      phone: '13900000000',
    })
    expect(toPatch(factFields, base, { ...base, phone: null })).toEqual({ phone: null })
  })
})

describe('two versions side by side', () => {
  const base = formValues(incomeFields, { wage: 1, business: 2, pension: 3, dividend: 4 })
  const mine = { ...base, wage: 10, business: 20, dividend: 40 }
  const theirs = { ...base, wage: 11, pension: 30, dividend: 40 }
  const found = differences(incomeFields, base, mine, theirs)
  it('asks where both changed, and keeps whoever alone changed', () => {
    expect(found.map(({ field, kept }) => [field.name, kept])).toEqual([
      ['wage', undefined],
      ['business', 'mine'],
      ['pension', 'theirs'],
    ])
  })
})
