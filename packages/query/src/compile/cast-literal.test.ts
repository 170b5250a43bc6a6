import type { FieldType, FilterOperator } from '@recto/protocol'
import { describe, expect, it } from 'vitest'
import { castLiteral } from './cast-literal.ts'

const cast = (
  type: FieldType,
  value: unknown,
  {
    operator = '_eq',
    dataType = null,
    part = 'single',
  }: { operator?: FilterOperator; dataType?: string | null; part?: number | 'single' } = {},
) => castLiteral(value, { shape: { type, dataType, nativeType: null, numericScale: null, special: [] }, operator, part })

describe('castLiteral', () => {
  it.each<readonly [FieldType, unknown, unknown]>([
    ['integer', '12', 12],
    ['integer', ' 7 ', 7],
    ['integer', true, 1],
    ['integer', '1.5', null],
    ['bigInteger', '9007199254740993', '9007199254740993'],
    ['bigInteger', '99999999999999999999', null],
    ['decimal', '12.50', '12.50'],
    ['decimal', 0.1, '0.1'],
    ['decimal', '1e3', '1000'],
    ['float', '2.5', 2.5],
    ['boolean', '1', true],
    ['string', 12, '12'],
    ['string', true, 'true'],
    ['date', '2024-03-15T23:30:00-02:00', '2024-03-16'],
    ['date', '2024', '2024-01-01'],
    ['dateTime', '2024-03-15T10:20', '2024-03-15T10:20:00'],
    ['timestamp', '2024-03-15T12:20:30+02:00', '2024-03-15T10:20:30.000Z'],
    ['timestamp', new Date('2024-03-15T10:20:30Z'), '2024-03-15T10:20:30.000Z'],
    ['time', '09:05', '09:05:00'],
    ['time', '09:05:01.250', '09:05:01.25'],
    ['dateTime', '2024-03-15T10:20:30.1234567', '2024-03-15T10:20:30.123456'],
    ['timestamp', '2024-03-15T10:20:30.123456Z', '2024-03-15T10:20:30.123456Z'],
    ['integer', null, null],
  ])('%s %j', (type, value, expected) => {
    expect(cast(type, value)).toEqual(expected)
  })
  it.each<readonly [FieldType, unknown, string]>([
    ['integer', 'many', 'Invalid numeric value'],
    ['integer', '', 'Invalid numeric value'],
    ['float', 'Infinity', 'Invalid numeric value'],
    ['decimal', '1e400', 'Invalid numeric value'],
    ['boolean', 'maybe', 'Invalid boolean value'],
    ['date', '2024-02-30', 'Invalid date value'],
    ['date', '15/03/2024', 'Invalid date value'],
    ['timestamp', 'now', 'Invalid date value'],
    ['time', '9:00', 'Invalid date value'],
    ['integer', 2 ** 53, 'have to be sent as text'],
    ['timestamp', 'infinity', 'Invalid date value'],
    ['geometry', 'a point', 'has to be a valid GeoJSON object'],
    ['string', 'a\u0000', "A value can't contain the character U+0000"],
  ])('%s refuses %j', (type, value, reason) => {
    expect(() => cast(type, value)).toThrow(reason)
  })
  it('brings fractions to the whole number that separates the same rows', () => {
    expect(cast('integer', 1.5, { operator: '_gt' })).toBe(1)
    expect(cast('integer', 1.5, { operator: '_gte' })).toBe(2)
    expect(cast('integer', 1.5, { operator: '_lt' })).toBe(2)
    expect(cast('integer', 1.5, { operator: '_lte' })).toBe(1)
    expect([0, 1].map((part) => cast('integer', 1.5, { operator: '_between', part }))).toEqual([2, 1])
    expect(cast('integer', '-1e30', { operator: '_gt' })).toBe('-9223372036854775808')
  })
  it('leaves ids that no column holds out of native columns only', () => {
    expect(cast('uuid', 'nope', { dataType: 'uuid' })).toBeNull()
    expect(cast('uuid', 'nope', { dataType: 'uuid', operator: '_neq' })).toBe('ffffffff-ffff-ffff-ffff-ffffffffffff')
    expect(cast('uuid', 'nope', { dataType: 'char' })).toBe('nope')
  })
  it('makes patterns of text', () => {
    expect([
      cast('string', 'a%', { operator: '_contains' }),
      cast('string', 'a', { operator: '_nistarts_with' }),
      cast('string', 'a', { operator: '_iends_with' }),
    ]).toEqual(['%a%%', 'a%', '%a'])
  })
})
