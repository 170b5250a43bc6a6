import { describe, expect, it } from 'vitest'
import { sampleField } from '../../../model/model-fixtures.ts'
import { parseCell, parseCells, printCells } from './cell-text.ts'

describe('cells on the clipboard', () => {
  it.each([
    [
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      [
        ['one\ntwo', 'say "hi"'],
        ['', 'x\ty'],
      ],
    ],
    [[['']]],
    [[['only']]],
  ])('come back as they went: %j', (rows) => {
    expect(parseCells(printCells(rows))).toEqual(rows)
  })

  it('are read from spreadsheets that end lines in their own way', () => {
    expect(parseCells('a\tb\r\nc\t\r\n')).toEqual([
      ['a', 'b'],
      ['c', ''],
    ])
  })

  it('become values of their field, or nothing', () => {
    expect(parseCell(sampleField('n', { type: 'integer' }), ' 1,200 ')).toBe(1200)
    expect(parseCell(sampleField('n', { type: 'integer' }), '1.5')).toBeUndefined()
    expect(parseCell(sampleField('p', { type: 'decimal' }), '12.50')).toBe('12.50')
    expect(parseCell(sampleField('b', { type: 'boolean' }), 'Yes')).toBe(true)
    expect(parseCell(sampleField('c', { choices: [{ value: 's', label: 'Sold' }] }), 'sold')).toBe('s')
    expect(parseCell(sampleField('c', { choices: [{ value: 's', label: 'Sold' }] }), 'lost')).toBeUndefined()
    expect(parseCell(sampleField('t', { isRequired: false }), '')).toBeNull()
  })
})
