import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldForm } from '../../row-layout.ts'
import { JsonRowWriter } from './row-writer.ts'

/** A row as the server sends it, without the head of its message. */
export function rowBytes(fields: readonly (string | null)[]): Buffer {
  const parts = fields.map((field) => {
    const text = Buffer.from(field ?? '')
    const length = Buffer.alloc(4)
    length.writeInt32BE(field === null ? -1 : text.length)
    return Buffer.concat([length, text])
  })
  const count = Buffer.alloc(2)
  count.writeInt16BE(fields.length)
  return Buffer.concat([count, ...parts])
}

function written(form: FieldForm, field: string | null): string {
  const writer = new JsonRowWriter({ fields: [{ key: '', form }], isBare: true }, { bytes: Buffer.alloc(0) })
  const bytes = rowBytes([field])
  writer.addRow(bytes, 0, bytes.length)
  return writer.list().slice(1, -1)
}

describe('RowWriter', () => {
  it('writes any rows of text as JSON.stringify does', () => {
    const key = fc.string({ unit: 'binary' })
    const value = fc.option(fc.string({ unit: 'binary' }))
    const scratch = { bytes: Buffer.alloc(0) }
    const table = fc
      .uniqueArray(key, { minLength: 1, maxLength: 5 })
      .chain((keys) => fc.tuple(fc.constant(keys), fc.array(fc.tuple(...keys.map(() => value)))))
    fc.assert(
      fc.property(table, ([keys, rows]) => {
        const writer = new JsonRowWriter({ fields: keys.map((name) => ({ key: name, form: 'string' })), isBare: false }, scratch)
        for (const row of rows) {
          const bytes = rowBytes(row)
          writer.addRow(bytes, 0, bytes.length)
        }
        const text = `[${rows.map((row) => `{${keys.map((name, index) => `${JSON.stringify(name)}:${JSON.stringify(row[index])}`).join(',')}}`).join(',')}]`
        expect(writer.list()).toBe(text)
      }),
    )
  }, 30_000)

  it.each<[FieldForm, string | null, string]>([
    ['string', null, 'null'],
    ['string', 'a"b\\c\n\u0001\u007f é😀', '"a\\"b\\\\c\\n\\u0001\u007f é😀"'],
    ['number', '-1.5e+20', '-1.5e+20'],
    ['number', 'NaN', '"NaN"'],
    ['number', '-Infinity', '"-Infinity"'],
    ['boolean', 't', 'true'],
    ['boolean', 'f', 'false'],
    ['json', '{"a": [1]}', '{"a": [1]}'],
    ['moment', '2026-01-31 12:30:00', '"2026-01-31T12:30:00"'],
    ['moment', '2026-01-31 12:30:00.999999', '"2026-01-31T12:30:00.999999"'],
    ['moment', '12026-01-31 12:30:00.5', '"12026-01-31T12:30:00.5"'],
    ['moment', '0044-03-15 12:00:00 BC', '"0044-03-15T12:00:00 BC"'],
    ['moment', 'infinity', '"infinity"'],
    ['instant', '2026-01-31 12:30:00', '"2026-01-31T12:30:00.000Z"'],
    ['instant', '2026-01-31 12:30:00.5', '"2026-01-31T12:30:00.500Z"'],
    ['instant', '2026-01-31 12:30:00.123999', '"2026-01-31T12:30:00.123999Z"'],
    ['instant', '0044-03-15 12:00:00.25 BC', '"0044-03-15 12:00:00.25+00 BC"'],
    ['instant', '-infinity', '"-infinity"'],
  ])('writes %s %j', (form, field, text) => {
    expect(written(form, field)).toBe(text)
  })

  it('does not hold on to the memory of a long list', () => {
    const scratch = { bytes: Buffer.alloc(0) }
    const writer = new JsonRowWriter({ fields: [{ key: 'a', form: 'string' }], isBare: false }, scratch)
    const bytes = rowBytes(['x'.repeat(3_000_000)])
    writer.addRow(bytes, 0, bytes.length)
    expect(writer.list()).toHaveLength(3_000_000 + '[{"a":""}]'.length)
    expect(scratch.bytes.length).toBe(0)
  })
})
