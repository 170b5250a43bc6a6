import { describe, expect, it } from 'vitest'
import { sampleCollection, sampleField } from '../../../model/model-fixtures.ts'
import { guessFields, parseCsv, printCsv } from './import-table.ts'

describe('a file to import', () => {
  it('is read as spreadsheets write it', () => {
    expect(parseCsv('\uFEFFName, ISBN\r\n"Emma, or ""E""",12\r\n"two\nlines",\r\n')).toEqual({
      columns: ['Name', 'ISBN'],
      rows: [
        ['Emma, or "E"', '12'],
        ['two\nlines', ''],
      ],
    })
  })

  it('is written under the names of the fields, without columns that are for none', () => {
    const books = sampleCollection('books', '{{ title }}', [sampleField('title'), sampleField('sold_on')])
    const table = parseCsv('Title,Note,Sold on\nEmma,x,2026-01-01\n')
    const fields = guessFields(books, table.columns)
    expect(fields).toEqual({ Title: 'title', Note: '', 'Sold on': 'sold_on' })
    expect(printCsv(table, fields)).toBe('title,sold_on\nEmma,2026-01-01')
  })
})
