import { expect, it } from 'vitest'
import { parseFieldChange, parseNewField } from './parse-field.ts'

it('refuses a validation whose pattern can not be matched', () => {
  const field = { field: 'code', type: 'string', meta: { validation: { _and: [{ code: { _regex: '(' } }] } } }
  expect(() => parseNewField(field)).toThrow('"_regex" can\'t match')
  expect(() => parseFieldChange(field, 'code')).toThrow('"_regex" can\'t match')
  expect(parseNewField({ ...field, meta: { validation: { code: { _regex: '^[a-z]+$' } } } })).toMatchObject({ field: 'code' })
})
