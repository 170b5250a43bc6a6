import { describe, expect, it } from 'vitest'
import { attachment, exportFileName, storedExportName } from './formats.ts'

describe('exportFileName', () => {
  it('names collection and moment', () => {
    expect(exportFileName('books', 'csv_utf8', new Date(2026, 10, 21, 19, 46, 3))).toBe('books 20261121-19463.csv')
    expect(exportFileName('', 'yaml', new Date(2026, 0, 2, 3, 4, 5))).toBe('Export 20260102-345.yaml')
    expect(storedExportName('books', 'csv_utf8', new Date(2026, 0, 2, 3, 4, 5))).toBe('export-books-20260102-030405.csv_utf8')
  })
})

describe('attachment', () => {
  it('keeps any name', () => {
    expect(attachment('books 1.csv')).toBe('attachment; filename="books 1.csv"')
    expect(attachment('a"b\r\n.csv')).toBe(`attachment; filename="a_b__.csv"; filename*=UTF-8''a%22b%0D%0A.csv`)
    expect(attachment('書\uD800.csv')).toContain("filename*=UTF-8''%E6%9B%B8_.csv")
  })
})
