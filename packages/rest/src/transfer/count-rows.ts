import type { ExportSource } from '@recto/transfer'

/** A source that counts its rows while they are read. */
export interface CountedSource {
  readonly source: ExportSource
  /** The rows read so far. */
  rows(): number
}

/** Counts the rows of a source and calls `onRow` with each count. Closing the counted source closes the original. */
export function countRows(source: ExportSource, onRow: (rows: number) => void): CountedSource {
  if (source.kind === 'document') return { source, rows: () => [source.data].flat().length }
  let rows = 0
  const count = (): AsyncIterator<string> => {
    const iterator = source.items[Symbol.asyncIterator]()
    const next = async (): Promise<IteratorResult<string>> => {
      const item = await iterator.next()
      if (item.done !== true) onRow(++rows)
      return item
    }
    const close = async (): Promise<IteratorResult<string>> => {
      await iterator.return?.()
      return { done: true, value: undefined }
    }
    return { next, return: close }
  }
  return { source: { ...source, items: { [Symbol.asyncIterator]: count } }, rows: () => rows }
}
