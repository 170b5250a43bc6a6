import { describe, expect, it } from 'vitest'
import type { ErrorCode, ErrorFacts } from './error-table.ts'
import { RectoError } from './recto-error.ts'

const cases: readonly [ErrorCode, ErrorFacts, string][] = [
  ['CONTAINS_NULL_VALUES', { field: 'age', collection: 'authors' }, 'Field "age" in collection "authors" contains null values.'],
  ['EMAIL_LIMIT_EXCEEDED', { points: 60, duration: 60 }, 'Email sending limit exceeded. Limit of 60 emails every 1 minute.'],
  ['FORBIDDEN', {}, "You don't have permission to access this."],
  ['FORBIDDEN', { reason: 'MCP must be enabled' }, 'MCP must be enabled'],
  [
    'INVALID_FOREIGN_KEY',
    { value: '999', field: 'author', collection: 'books' },
    'Invalid foreign key "999" for field "author" in collection "books".',
  ],
  ['INVALID_FOREIGN_KEY', { value: null, field: null, collection: null }, 'Invalid foreign key.'],
  ['INVALID_QUERY', { reason: '"limit" must be a number' }, 'Invalid query. "limit" must be a number.'],
  ['LIMIT_EXCEEDED', { category: 'Active App users' }, 'Active App users limit exceeded.'],
  ['METHOD_NOT_ALLOWED', { current: 'DELETE', allowed: ['GET', 'POST'] }, 'Invalid method "DELETE" used. Should be one of "GET", "POST".'],
  ['NOT_NULL_VIOLATION', { field: 'name', collection: 'authors' }, `Value for field "name" in collection "authors" can't be null.`],
  ['OUT_OF_TIME', { category: 'Import', duration: '1 hour' }, 'Import timed out after 1 hour.'],
  [
    'RANGE_NOT_SATISFIABLE',
    { range: { start: 100, end: 200 } },
    `Range "100-200" is invalid or the file's size doesn't match the requested range.`,
  ],
  [
    'RECORD_NOT_UNIQUE',
    { value: 'a@x.io', field: 'email', collection: 'authors' },
    'Value "a@x.io" for field "email" in collection "authors" has to be unique.',
  ],
  ['RECORD_NOT_UNIQUE', { field: 'PRIMARY', collection: null, value: null }, 'Value for field "PRIMARY" has to be unique.'],
  ['ROUTE_NOT_FOUND', { path: '/nope' }, "Route /nope doesn't exist."],
  ['SERVICE_UNAVAILABLE', { service: 'api', reason: 'Under pressure' }, 'Service "api" is unavailable. Under pressure.'],
  [
    'UNSUPPORTED_MEDIA_TYPE',
    { mediaType: 'text/plain', where: 'Content-Type header' },
    'Unsupported media type "text/plain" in Content-Type header.',
  ],
  [
    'VALUE_OUT_OF_RANGE',
    { value: 2147483648n, field: 'f', collection: 'c' },
    'Numeric value "2147483648" for field "f" in collection "c" is out of range.',
  ],
  ['VALUE_TOO_LONG', { collection: 'books' }, 'Value in collection "books" is too long.'],
]

describe('errorTable', () => {
  it.each(cases)('%s says what happened', (code, extensions, message) => {
    expect(new RectoError(code, { extensions }).message).toBe(message)
  })

  it('says when to try again', () => {
    const reset = new Date(Date.now() + 19_200)
    expect(new RectoError('REQUESTS_EXCEEDED', { extensions: { limit: 5, reset } }).message).toBe('Too many requests, retry after 19s.')
    const past = new Date(0).toISOString()
    expect(new RectoError('REQUESTS_EXCEEDED', { extensions: { limit: 5, reset: past } }).message).toBe(
      'Too many requests, retry after 0ms.',
    )
  })
})
