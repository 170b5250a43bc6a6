import { expect, it } from 'vitest'
import { sampleField } from './model-fixtures.ts'
import { parseValue } from './parse-value.ts'

it('takes what was typed for a value of the field, or for none', () => {
  expect(parseValue(sampleField('n', { type: 'integer' }), ' 1,200 ')).toBe(1200)
  expect(parseValue(sampleField('n', { type: 'integer' }), '1.5')).toBeUndefined()
  expect(parseValue(sampleField('p', { type: 'decimal' }), '12.50')).toBe('12.50')
  expect(parseValue(sampleField('p', { type: 'decimal' }), '1e5x')).toBeUndefined()
  expect(parseValue(sampleField('k', { type: 'bigInteger' }), '9007199254740993')).toBe('9007199254740993')
  expect(parseValue(sampleField('k', { type: 'bigInteger' }), '1.5')).toBeUndefined()
  expect(parseValue(sampleField('b', { type: 'boolean' }), 'Yes')).toBe(true)
  expect(parseValue(sampleField('c', { choices: [{ value: 's', label: 'Sold' }] }), 'sold')).toBe('s')
  expect(parseValue(sampleField('c', { choices: [{ value: 's', label: 'Sold' }] }), 'lost')).toBeUndefined()
  expect(parseValue(sampleField('t', { isRequired: false }), '')).toBeNull()
})
