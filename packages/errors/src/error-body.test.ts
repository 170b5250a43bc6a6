import { describe, expect, it } from 'vitest'
import { errorBody, errorStatus } from './error-body.ts'
import { RectoError } from './recto-error.ts'
import { toRectoError } from './to-recto-error.ts'

const leaked = 'syntax error at or near "SELEC"'

describe('errorBody', () => {
  it('gives an error without facts only its code', () => {
    expect(errorBody(new RectoError('INVALID_TOKEN'))).toEqual({
      errors: [{ message: 'Invalid token.', extensions: { code: 'INVALID_TOKEN' } }],
    })
  })

  it('never lets the cause of an unexpected error out', () => {
    const body = errorBody(toRectoError(new Error(leaked)))
    expect(JSON.stringify(body)).not.toContain('SELEC')
    expect(body.errors[0]?.message).toBe('An unexpected error occurred.')
  })

  it('shows it to an administrator', () => {
    expect(errorBody(toRectoError(new Error(leaked)), { revealCause: true }).errors[0]?.message).toBe(leaked)
    expect(errorBody(toRectoError('plain'), { revealCause: true }).errors[0]?.message).toBe('plain')
  })

  it('keeps the message of an expected error whatever its cause', () => {
    const error = new RectoError('RECORD_NOT_UNIQUE', { cause: new Error(leaked) })
    expect(errorBody(error, { revealCause: true }).errors[0]?.message).toBe('Value has to be unique.')
  })

  it('adds the stack only when asked', () => {
    const error = new RectoError('FORBIDDEN')
    expect(errorBody(error).errors[0]?.extensions).not.toHaveProperty('stack')
    expect(errorBody(error, { includeStack: true }).errors[0]?.extensions).toHaveProperty('stack')
  })
})

describe('errorStatus', () => {
  it('is 500 when the errors differ', () => {
    const all = [new RectoError('FORBIDDEN'), new RectoError('INVALID_QUERY')]
    expect(errorStatus(new RectoError('FORBIDDEN', { all }))).toBe(500)
    expect(errorStatus(new RectoError('FORBIDDEN'))).toBe(403)
  })
})

describe('toRectoError', () => {
  it('leaves a RectoError as it is', () => {
    const error = new RectoError('FORBIDDEN')
    expect(toRectoError(error)).toBe(error)
  })

  it.each([new Error('x'), 'x', null, undefined, 7, Object.create(null)])('takes anything: %o', (thrown) => {
    expect(toRectoError(thrown)).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', status: 500 })
  })
})
