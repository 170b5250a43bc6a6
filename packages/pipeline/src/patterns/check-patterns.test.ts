import { expect, it } from 'vitest'
import { checkPatterns } from './check-patterns.ts'

it.each([
  [null],
  [{ _and: [{ a: { _regex: '^a$' } }, { b: { c: { _regex: '/^x/i' } } }] }],
  [{ a: { _regex: '$CURRENT_USER.first_name' } }],
])('lets %j be stored', (rule) => {
  expect(() => checkPatterns(rule)).not.toThrow()
})

it.each([
  [{ a: { _regex: '(' } }, 'Unterminated group'],
  [{ _or: [{ a: { b: { _regex: String.raw`(a)\1` } } }] }, 'is not supported here'],
  [{ a: { _regex: 5 } }, 'takes a pattern as text'],
])('refuses %j', (rule, message) => {
  expect(() => checkPatterns(rule)).toThrow(message)
})
