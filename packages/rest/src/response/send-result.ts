import { Readable } from 'node:stream'
import { matchesEntityTag, weakEntityTag } from '@recto/http'
import type { Context, Result } from '@recto/pipeline'
import type { FastifyReply } from 'fastify'
import { joinItems } from './join-items.ts'
import { exportFileOf, requestedFormat, sendExport } from './send-export.ts'

/** Sends the result of a read or write. JSON made by the database is passed through. */
export function sendResult(result: Result, context: Context, reply: FastifyReply): FastifyReply {
  if (context.timings !== null) reply.header('server-timing', context.timings.header())
  const file = exportFileOf(result, context)
  if (file !== null) return sendExport(file, reply)
  const start = result.meta === null ? '{"data":' : `{"meta":${JSON.stringify(result.meta)},"data":`
  if (result.kind === 'document') return sendJson(`${start}${result.data}}`, reply)
  return setJsonHeaders(reply).send(Readable.from(joinItems(result.items, { start: `${start}[`, end: ']}' }), { objectMode: false }))
}

/** Sends data that was not made by the database. */
export function sendData(data: unknown, reply: FastifyReply): FastifyReply {
  const format = requestedFormat(reply.request)
  if (format !== null) return sendExport({ source: { kind: 'document', data }, format, collection: '', now: new Date() }, reply)
  return sendJson(JSON.stringify({ data }), reply)
}

/** Sends JSON with an entity tag. Sent as a string, not as a buffer: Node writes headers and a string body in one piece. */
export function sendJson(text: string, reply: FastifyReply): FastifyReply {
  const { method, headers } = reply.request
  const tag = weakEntityTag(text)
  setJsonHeaders(reply).header('etag', tag)
  const isRead = method === 'GET' || method === 'HEAD'
  return isRead && matchesEntityTag(headers['if-none-match'], tag) ? reply.code(304).send() : reply.send(text)
}

function setJsonHeaders(reply: FastifyReply): FastifyReply {
  const vary = reply.getHeader('vary') ?? 'Origin, Cache-Control'
  return reply.headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache', vary })
}
