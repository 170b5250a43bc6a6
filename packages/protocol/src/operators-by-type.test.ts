import { describe, expect, it } from 'vitest'
import { type FieldType, fieldTypes } from './field-types.ts'
import { filterOperators } from './filter-operators.ts'
import { concealedOperators, operatorsOf, validationOnlyOperators } from './operators-by-type.ts'

const expected: readonly [FieldType, string][] = [
  [
    'string',
    'contains ncontains icontains starts_with nstarts_with istarts_with nistarts_with ends_with nends_with iends_with niends_with eq neq empty nempty null nnull in nin',
  ],
  ['uuid', 'eq neq null nnull in nin'],
  ['boolean', 'eq neq null nnull'],
  ['bigInteger', 'eq neq lt lte gt gte between nbetween null nnull in nin'],
  ['time', 'eq neq lt lte gt gte between nbetween null nnull in nin'],
  ['json', 'null nnull'],
  ['hash', 'empty nempty null nnull'],
  ['geometry.Point', 'eq neq null nnull intersects nintersects intersects_bbox nintersects_bbox'],
  ['timestamp', 'contains ncontains eq neq lt lte gt gte between nbetween empty nempty null nnull in nin'],
  ['unknown', 'contains ncontains eq neq lt lte gt gte between nbetween empty nempty null nnull in nin'],
]

describe('operatorsOf', () => {
  it.each(expected)('knows the operators of %s', (type, names) => {
    expect([...operatorsOf(type)].sort()).toEqual(
      names
        .split(' ')
        .map((name) => `_${name}`)
        .sort(),
    )
  })

  it('gives every type only real operators, and none that is for validation alone', () => {
    for (const type of fieldTypes) {
      for (const operator of operatorsOf(type)) {
        expect(filterOperators).toHaveProperty(operator)
        expect(validationOnlyOperators.has(operator)).toBe(false)
      }
    }
  })

  it('tells of a concealed value only whether there is one', () => {
    expect([...concealedOperators].sort()).toEqual(['_empty', '_nempty', '_nnull', '_null'])
  })
})
