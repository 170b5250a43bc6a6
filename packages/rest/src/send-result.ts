import { Readable } from 'node:stream'
import type { Context, Result } from '@recto/pipeline'
import type { FastifyReply } from 'fastify'
import type { Exchange } from './door.ts'
import { matchesEntityTag, weakEntityTag } from './entity-tag.ts'
import { joinItems } from './join-items.ts'
import { askedFormat, fileOf, sendExport } from './send-export.ts'

/** Answers with what a request came to. JSON made by the database goes out as it is. */
export function sendResult(result: Result, context: Context, { request, reply }: Exchange): FastifyReply {
  if (context.timings !== null) reply.header('server-timing', context.timings.header())
  const file = fileOf(result, context)
  if (file !== null) return sendExport(file, { request, reply })
  const start = result.meta === null ? '{"data":' : `{"meta":${JSON.stringify(result.meta)},"data":`
  if (result.kind === 'document') return sendJson(`${start}${result.data}}`, { request, reply })
  return apiHeaders(reply).send(Readable.from(joinItems(result.items, { start: `${start}[`, end: ']}' }), { objectMode: false }))
}

/** Answers with data that was not made by the database. */
export function sendData(data: unknown, exchange: Exchange): FastifyReply {
  const format = askedFormat(exchange.request)
  if (format !== null) return sendExport({ source: { kind: 'document', data }, format, collection: '', now: new Date() }, exchange)
  return sendJson(JSON.stringify({ data }), exchange)
}

/** The text goes out as a text: Node then writes head and body at once. */
function sendJson(text: string, { request, reply }: Exchange): FastifyReply {
  const tag = weakEntityTag(text)
  apiHeaders(reply).header('etag', tag)
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  return isRead && matchesEntityTag(request.headers['if-none-match'], tag) ? reply.code(304).send() : reply.send(text)
}

function apiHeaders(reply: FastifyReply): FastifyReply {
  return reply.headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache', vary: 'Origin, Cache-Control' })
}
