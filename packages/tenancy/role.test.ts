import { expect, test } from 'vitest'
import { mayReveal, maySee } from './role.ts'

test('a job shows what its asker may see, whatever else it may do', () => {
  expect(maySee(['supervisor', 'system'], 'health')).toBe(false)
  expect(mayReveal(['helper', 'system'], 'identity')).toBe(false)
  expect(maySee(['admin', 'system'], 'phone')).toBe(false)
  expect(maySee(['county', 'system'], 'health')).toBe(true)
})

test('the operator sees all, and nobody is nobody', () => {
  expect(maySee(['system'], 'health')).toBe(true)
  expect(maySee(['system', 'system'], 'health')).toBe(true)
  expect(maySee([], 'health')).toBe(false)
  expect(maySee(['constructor'], 'health')).toBe(false)
})
