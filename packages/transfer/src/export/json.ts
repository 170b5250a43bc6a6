import type { RowWriter } from './row-writer.ts'

/** A list, indented with tabs. */
export function jsonWriter(): RowWriter {
  let separator = '[\n\t'
  return {
    row(row) {
      // A line break inside a JSON string is written as an escape, so every one there is belongs to the layout.
      const text = separator + jsonDocument(row).replaceAll('\n', '\n\t')
      separator = ',\n\t'
      return text
    },
    end: () => (separator === '[\n\t' ? '[]' : '\n]'),
  }
}

/** A value, indented with tabs. */
export function jsonDocument(value: unknown): string {
  return JSON.stringify(value ?? null, null, '\t')
}
