import type { FieldType } from '@recto/protocol'
import { describe, expect, it } from 'vitest'
import { isConvertible } from './is-convertible.ts'

const cases: readonly (readonly [value: unknown, from: FieldType, to: FieldType, expected: boolean])[] = [
  ['12', 'string', 'integer', true],
  ['12.000', 'decimal', 'integer', true],
  ['12.5', 'string', 'integer', false],
  ['2147483648', 'bigInteger', 'integer', false],
  ['9223372036854775807', 'string', 'bigInteger', true],
  ['9223372036854775808', 'string', 'bigInteger', false],
  ['twelve', 'string', 'float', false],
  ['', 'string', 'integer', false],
  ['yes', 'string', 'boolean', true],
  ['maybe', 'string', 'boolean', false],
  ['2026-02-03', 'string', 'date', true],
  ['2026-13-03', 'string', 'date', false],
  ['{"a":1}', 'string', 'json', true],
  ['{a:1}', 'string', 'json', false],
  ['3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10', 'string', 'uuid', true],
  ['x', 'string', 'uuid', false],
  [null, 'string', 'integer', true],
  [{ a: 1 }, 'json', 'text', true],
]

describe('isConvertible', () => {
  it.each(cases)('%j from %s to %s: %s', (value, from, to, expected) => {
    expect(isConvertible(value, from, { name: 'f', type: to })).toBe(expected)
  })

  it('knows how long a text may be, and how large a decimal', () => {
    expect(isConvertible('four', 'text', { name: 'f', type: 'string', maxLength: 3 })).toBe(false)
    expect(isConvertible('🎈🎈🎈', 'text', { name: 'f', type: 'string', maxLength: 3 })).toBe(true)
    expect(isConvertible('1000', 'integer', { name: 'f', type: 'decimal', numericPrecision: 5, numericScale: 2 })).toBe(false)
  })
})
