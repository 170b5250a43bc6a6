import { Readable } from 'node:stream'
import type { Context, Result } from '@recto/pipeline'
import { attachment, type ExportSource, exportFileName, formatFacts, writeExport } from '@recto/transfer'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Exchange } from './door.ts'

type Format = keyof typeof formatFacts

/** What is written into a file, and what it is called. */
export interface ExportFile {
  readonly source: ExportSource
  readonly format: Format
  /** Empty when it is of no collection. */
  readonly collection: string
  readonly now: Date
}

/** The file a result was asked for as; `null`: it was not. */
export function fileOf(result: Result, { now }: Context): ExportFile | null {
  if (result.download === undefined) return null
  const { format, collection, outline } = result.download
  const source: ExportSource =
    result.kind === 'items' ? { kind: 'items', items: result.items, outline } : { kind: 'document', data: JSON.parse(result.data) }
  return { source, format, collection, now }
}

/** The format in the URL of a request for what is no item. Values that are none were refused before. */
export function askedFormat(request: FastifyRequest): Format | null {
  const asked = (request.query as { readonly export?: unknown }).export
  return typeof asked === 'string' && Object.hasOwn(formatFacts, asked) ? (asked as Format) : null
}

/** Answers with a file to be saved. It is written as it is sent, and never kept by a cache. */
export function sendExport({ source, format, collection, now }: ExportFile, { reply }: Exchange): FastifyReply {
  void reply.headers({
    'content-type': formatFacts[format].contentType,
    'content-disposition': attachment(exportFileName(collection, format, now)),
    'cache-control': 'no-store',
    vary: 'Origin, Cache-Control',
  })
  return reply.send(Readable.from(writeExport(source, format), { objectMode: false }))
}
