import { Readable } from 'node:stream'
import type { Context, Result } from '@recto/pipeline'
import { attachment, type ExportSource, exportFileName, formatFacts, writeExport } from '@recto/transfer'
import type { FastifyReply, FastifyRequest } from 'fastify'

type Format = keyof typeof formatFacts

/** The content and name of an exported file. */
export interface ExportFile {
  readonly source: ExportSource
  readonly format: Format
  /** Empty when the data is of no collection. */
  readonly collection: string
  readonly now: Date
}

/** The file a result was requested as; `null` when it was not requested as a file. */
export function exportFileOf(result: Result, { now }: Context): ExportFile | null {
  if (result.download === undefined) return null
  const { format, collection, columns } = result.download
  const source: ExportSource =
    result.kind === 'items' ? { kind: 'items', items: result.items, columns } : { kind: 'document', data: JSON.parse(result.data) }
  return { source, format, collection, now }
}

/** The format a URL asks for, for data that is no item. Unknown formats were rejected before. */
export function requestedFormat({ query }: FastifyRequest): Format | null {
  const { export: format } = query as { readonly export?: unknown }
  return typeof format === 'string' && Object.hasOwn(formatFacts, format) ? (format as Format) : null
}

/** A parameter is also set when it has no value, as in `?escapeFormulas`. */
function escapesFormulas({ query }: FastifyRequest): boolean {
  return ['', 'true', '1'].includes(String((query as { readonly escapeFormulas?: unknown }).escapeFormulas))
}

/** Sends a file to be saved. It is written while it is sent, and must not be cached. */
export function sendExport({ source, format, collection, now }: ExportFile, reply: FastifyReply): FastifyReply {
  void reply.headers({
    'content-type': formatFacts[format].contentType,
    'content-disposition': attachment(exportFileName(collection, format, now)),
    'cache-control': 'no-store',
    vary: 'Origin, Cache-Control',
  })
  return reply.send(Readable.from(writeExport(source, format, { escapesFormulas: escapesFormulas(reply.request) }), { objectMode: false }))
}
