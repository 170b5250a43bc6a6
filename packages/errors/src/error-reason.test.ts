import { expect, it } from 'vitest'
import { errorReason } from './error-reason.ts'
import { RectoError } from './recto-error.ts'

it.each([
  [new Error('connect ECONNREFUSED\n at'), 'connect ECONNREFUSED'],
  [new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database' }, cause: new Error('gone') }), 'gone'],
  [new AggregateError([new Error('one'), new Error('two')]), 'one; two'],
  [Object.assign(new Error(''), { code: 'ETIMEDOUT' }), 'ETIMEDOUT'],
  ['text', 'text'],
])('says why %o failed', (error, reason) => {
  expect(errorReason(error)).toBe(reason)
})
