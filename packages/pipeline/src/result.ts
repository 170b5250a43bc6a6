import type { ExportFormat, ResultColumns } from '@recto/query'

/**
 * The result of a request, for a transport to send. JSON made by the database passes through as text. Items have to be taken to
 * the end, or the iterator closed: until then they hold a connection.
 */
export type Result =
  | {
      readonly kind: 'document' /** JSON of the data: a list, an item, a key. */
      readonly data: string
      readonly meta: Meta | null
      readonly download?: Download
    }
  | {
      readonly kind: 'items' /** JSON of one item each, read from the database as they are taken. */
      readonly items: AsyncIterable<string>
      readonly meta: Meta | null
      readonly download?: Download
    }

/** The data is wanted as a file. */
export interface Download {
  readonly format: ExportFormat
  /** As the caller named it. */
  readonly collection: string
  /** What the items look like, for formats that must know before the first one. */
  readonly columns: ResultColumns
}

/** Counts and cursors beside the data; only what was asked for. */
export interface Meta {
  readonly total_count?: number
  readonly filter_count?: number
  readonly estimate?: number
  readonly next?: string | null
  /** Uploads whose content another file has: that file's key, by the key of the new one. */
  readonly duplicate_of?: Readonly<Record<string, string>>
}
