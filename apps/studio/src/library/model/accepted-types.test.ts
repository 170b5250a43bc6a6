import { describe, expect, it } from 'vitest'
import { accepts, typesFilter } from './accepted-types.ts'

describe('accepted types', () => {
  it('take a type by its name or by its family, and everything without a list', () => {
    expect(accepts(['image/*'], 'image/png')).toBe(true)
    expect(accepts(['image/png', 'text/csv'], 'text/csv')).toBe(true)
    expect(accepts(['image/*'], 'imagery/png')).toBe(false)
    expect(accepts(['image/png'], null)).toBe(false)
    expect(accepts([], 'anything/else')).toBe(true)
  })

  it('are a filter of the library', () => {
    expect(typesFilter(['image/*', 'text/csv'])).toEqual({ _or: [{ type: { _starts_with: 'image/' } }, { type: { _eq: 'text/csv' } }] })
    expect(typesFilter(undefined)).toBeNull()
  })
})
