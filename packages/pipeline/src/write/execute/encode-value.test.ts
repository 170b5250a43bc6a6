import { RectoError } from '@recto/errors'
import type { FieldType } from '@recto/protocol'
import type { Field } from '@recto/schema'
import { defineSchema } from '@recto/schema'
import { describe, expect, it } from 'vitest'
import { encodeValue } from './encode-value.ts'

function fieldOf(type: FieldType): Field {
  const field = defineSchema({ collections: { things: { fields: { id: 'integer', it: type } } } })
    .collections.get('things')
    ?.fields.get('it')
  if (field === undefined) throw new Error('no field')
  return field
}

describe('encodeValue', () => {
  it.each<[FieldType, unknown, unknown]>([
    ['string', 'x', 'x'],
    ['string', 7, '7'],
    ['text', true, 'true'],
    ['text', { a: 1 }, '{"a":1}'],
    ['integer', 7, 7],
    ['integer', '7', 7],
    ['integer', 7.0, 7],
    ['bigInteger', '9007199254740993', '9007199254740993'],
    ['bigInteger', 12, '12'],
    ['float', '1.5', 1.5],
    ['decimal', '12.50', '12.50'],
    ['decimal', 12.5, '12.5'],
    ['boolean', '1', true],
    ['boolean', 0, false],
    ['boolean', 'true', true],
    ['date', '2024-03-15', '2024-03-15'],
    ['date', '2024', '2024-01-01'],
    ['date', '2024-03-15T02:00:00+03:00', '2024-03-14'],
    ['date', '0000-00-00', null],
    ['date', '', null],
    ['date', '0001-01-01', '0001-01-01'],
    ['dateTime', '2024-03-15T10:20:30.123', '2024-03-15T10:20:30.123'],
    ['dateTime', '2024-03-15 10:20', '2024-03-15T10:20:00'],
    ['timestamp', '2024-03-15T10:20:30+02:00', '2024-03-15T08:20:30.000Z'],
    ['timestamp', '2024-03-15T10:20:30', '2024-03-15T10:20:30.000Z'],
    ['time', '13:45', '13:45:00'],
    ['json', { a: [1] }, '{"a":[1]}'],
    ['json', '{"a":1}', '{"a":1}'],
    ['json', 'no json', '"no json"'],
    ['json', 'null', null],
    ['csv', ['a', 'b'], 'a,b'],
    ['csv', 'a,b', 'a,b'],
    ['csv', [], ''],
    ['uuid', 'ABCDEF01-2345-6789-ABCD-EF0123456789', 'abcdef01-2345-6789-abcd-ef0123456789'],
    ['binary', 'aGk=', 'aGk='],
    ['geometry.Point', { type: 'Point', coordinates: [1, 2] }, '{"type":"Point","coordinates":[1,2]}'],
    ['string', null, null],
  ])('%s %j is bound as %j', (type, value, expected) => {
    expect(encodeValue(fieldOf(type), value)).toEqual(expected)
  })

  it.each<[FieldType, unknown, string]>([
    ['integer', 'abc', 'INVALID_PAYLOAD'],
    ['integer', 1.5, 'INVALID_PAYLOAD'],
    ['integer', {}, 'INVALID_PAYLOAD'],
    ['bigInteger', '99999999999999999999999', 'VALUE_OUT_OF_RANGE'],
    ['boolean', 'yes', 'INVALID_PAYLOAD'],
    ['date', '2024-02-30', 'INVALID_PAYLOAD'],
    ['date', '15/03/2024', 'INVALID_PAYLOAD'],
    ['date', '2024-3-5', 'INVALID_PAYLOAD'],
    ['timestamp', 'garbage', 'INVALID_PAYLOAD'],
    ['time', '25:00', 'INVALID_PAYLOAD'],
    ['uuid', 'x', 'INVALID_PAYLOAD'],
    ['geometry.Point', 'POINT(1 2)', 'INVALID_PAYLOAD'],
    ['string', 'a\u0000b', 'INVALID_PAYLOAD'],
    ['csv', { a: 1 }, 'INVALID_PAYLOAD'],
  ])('%s refuses %j', (type, value, code) => {
    const error = (() => {
      try {
        return encodeValue(fieldOf(type), value)
      } catch (thrown) {
        return thrown
      }
    })()
    expect(error).toBeInstanceOf(RectoError)
    expect((error as RectoError).code).toBe(code)
  })

  it.each<[FieldType, unknown]>([
    ['string', 5],
    ['text', { a: 1 }],
    ['string', ['x']],
    ['string', true],
    ['csv', [5]],
    ['csv', 5],
    ['integer', true],
  ])('a %s field of Recto refuses %j', (type, value) => {
    const field = { ...fieldOf(type), meta: { system: true } as Field['meta'] }
    expect(() => encodeValue(field, value)).toThrow('has to be')
  })

  it('a field of Recto that holds the key of an item takes a number', () => {
    const field = { ...fieldOf('string'), name: 'item', meta: { system: true } as Field['meta'] }
    expect(encodeValue(field, 5)).toBe('5')
  })
})
