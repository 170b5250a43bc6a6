import { describe, expect, it } from 'vitest'
import { parseCells, printCells } from './cell-text.ts'

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
})
