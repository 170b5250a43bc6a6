import { expect, it } from 'vitest'
import { isPasswordPolicy } from './password-policy.ts'

it.each([
  ['/^.{8,}$/', true],
  ['^.{8,}$', true],
  ['', true],
  ['(', false],
  ['/(/', false],
  [null, false],
  [8, false],
])('takes %j for a policy: %j', (text, expected) => {
  expect(isPasswordPolicy(text)).toBe(expected)
})
