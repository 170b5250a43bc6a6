import { describe, expect, it } from 'vitest'
import { errorBody, errorStatus } from './error-body.ts'
import { type Issue, type IssueRule, issueMessage, validationError } from './issue.ts'

const rules: readonly [IssueRule, string][] = [
  [{ type: 'required' }, 'Value is required.'],
  [{ type: 'nnull' }, "Value can't be null."],
  [{ type: 'eq', valid: 'a' }, 'Value has to be "a".'],
  [{ type: 'in', valid: [5, '5'] }, 'Value has to be one of "5", "5".'],
  [{ type: 'neq', invalid: 'a' }, `Value can't be "a".`],
  [{ type: 'nin', invalid: ['a', 'b'] }, `Value can't be one of "a", "b".`],
  [{ type: 'lt', valid: 5 }, 'Value has to be less than "5".'],
  [{ type: 'gte', valid: new Date(0) }, 'Value has to be greater than or equal to "1970-01-01T00:00:00.000Z".'],
  [{ type: 'empty' }, 'Value has to be empty.'],
  [{ type: 'contains', substring: 'zz' }, 'Value has to contain "zz".'],
  [{ type: 'ncontains', substring: 'x' }, `Value can't contain "x".`],
  [{ type: 'regex', invalid: 'x' }, "Value doesn't have the correct format."],
  [{ type: 'email' }, 'Value has to be a valid email address.'],
]

describe('issueMessage', () => {
  it.each(rules)('names the rule %o', (rule, suffix) => {
    expect(issueMessage({ field: 'f', path: [], ...rule })).toBe(`Validation failed for field "f". ${suffix}`)
  })

  it('leaves rules about the ends of a text without a second sentence', () => {
    expect(issueMessage({ field: 'f', path: [], type: 'starts_with', substring: 'B' })).toBe('Validation failed for field "f".')
  })

  it('says where in a nested write the field is', () => {
    const issue: Issue = { field: 'name', path: ['author', 'agent'], type: 'required' }
    expect(issueMessage(issue)).toBe('Validation failed for field "name" at "author.agent". Value is required.')
  })
})

describe('validationError', () => {
  it('answers with every rule that failed', () => {
    const error = validationError([
      { field: 'pages', path: [], type: 'lt', valid: 1000 },
      { field: 'title', path: [], type: 'starts_with', substring: 'B' },
    ])
    expect(errorStatus(error)).toBe(400)
    expect(errorBody(error)).toEqual({
      errors: [
        {
          message: 'Validation failed for field "pages". Value has to be less than "1000".',
          extensions: { field: 'pages', path: [], type: 'lt', valid: 1000, code: 'FAILED_VALIDATION' },
        },
        {
          message: 'Validation failed for field "title".',
          extensions: { field: 'title', path: [], type: 'starts_with', substring: 'B', code: 'FAILED_VALIDATION' },
        },
      ],
    })
  })
})
