import { describe, expect, it } from 'vitest'
import { newRow, rowFields, sortedRows } from './row-fields.ts'

describe('rowFields', () => {
  it('are read from what is stored', () => {
    const options = {
      fields: [
        { field: 'city', name: '$t:city_name', type: 'string', meta: { interface: 'input', width: 'half', required: true } },
        { field: 'people', type: 'integer', schema: { default_value: 2 } },
        { name: 'no field' },
      ],
    }
    const fields = rowFields(options)
    expect(fields.map(({ name, title, type }) => [name, title, type])).toEqual([
      ['city', 'City name', 'string'],
      ['people', 'People', 'integer'],
    ])
    expect(fields[0]?.settings).toMatchObject({ interface: 'input', width: 'half', isRequired: true })
    expect(newRow(fields)).toEqual({ people: 2 })
  })
})

describe('sortedRows', () => {
  it('are in the order of a field, those without a value last', () => {
    const rows = [10, null, 9].map((a) => ({ row: { a } }))
    expect(sortedRows(rows, 'a').map(({ row }) => row.a)).toEqual([9, 10, null])
    expect(sortedRows(rows, undefined)).toBe(rows)
  })
})
