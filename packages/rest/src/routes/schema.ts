import { forbidden, invalidPayload } from '@recto/errors'
import type { Context } from '@recto/pipeline'
import { isEmptyDiff } from '@recto/schema'
import {
  applyDiff,
  changeSchema,
  checkDiff,
  currentSnapshot,
  diffWith,
  parseDiff,
  parseSnapshot,
  planSchemaChange,
} from '@recto/schema-changes'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parse as parseYaml } from 'yaml'
import { contextOf, type Door, type Exchange } from '../door.ts'
import { formFiles } from '../form-files.ts'
import { parseJsonBody } from '../json-bodies.ts'
import { queryOf } from '../request-to-input.ts'
import { askedFormat, sendExport } from '../send-export.ts'
import { sendData } from '../send-result.ts'
import { isFlagged } from './model-writes.ts'

/** `/schema`: what is configured, as a document; what differs from another; and making it so. */
export function schemaRoutes(app: FastifyInstance, door: Door): void {
  app.get('/schema/snapshot', (request, reply) => sendSnapshot({ request, reply }, door))
  app.register(async (scope) => {
    readDocuments(scope)
    scope.post('/schema/diff', (request, reply) => sendDiff({ request, reply }, door))
    scope.post('/schema/apply', (request, reply) => apply({ request, reply }, door))
  })
}

function sendSnapshot(exchange: Exchange, door: Door): FastifyReply {
  const snapshot = currentSnapshot(contextOf(exchange.request, door))
  const format = askedFormat(exchange.request)
  if (format === null) return sendData(snapshot, exchange)
  return sendExport({ source: { kind: 'document', data: snapshot }, format, collection: 'snapshot', now: new Date() }, exchange)
}

async function sendDiff(exchange: Exchange, door: Door): Promise<FastifyReply> {
  const context = administratorContext(exchange.request, door)
  const force = isFlagged(queryOf(exchange.request)['force'])
  const found = diffWith(context, parseSnapshot(await documentOf(exchange.request)), { force })
  return found === null ? exchange.reply.code(204).send() : sendData(found, exchange)
}

async function apply(exchange: Exchange, door: Door): Promise<FastifyReply> {
  const context = administratorContext(exchange.request, door)
  const query = queryOf(exchange.request)
  const payload = parseDiff(await documentOf(exchange.request))
  if (isEmptyDiff(payload.diff)) return exchange.reply.code(204).send()
  if (!isFlagged(query['force'])) checkDiff(context, payload)
  if (isFlagged(query['dryRun'])) return sendData(await planSchemaChange(context, applyDiff(payload.diff)), exchange)
  await changeSchema(context, applyDiff(payload.diff))
  return exchange.reply.code(204).send()
}

function administratorContext(request: FastifyRequest, door: Door): Context {
  const context = contextOf(request, door)
  if (!context.account.isAdmin) throw forbidden()
  return context
}

/** JSON, or a form with one file; any other kind of body is 415. */
function readDocuments(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: FastifyRequest, body: string) =>
    parseJsonBody(body),
  )
  scope.addContentTypeParser(/^multipart\/form-data/, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

async function documentOf(request: FastifyRequest): Promise<unknown> {
  if (!Buffer.isBuffer(request.body)) return request.body
  const [file, ...others] = await formFiles(request.body, request.headers['content-type'] ?? '')
  if (file === undefined) throw invalidPayload('No file was included in the body')
  if (others.length > 0) throw invalidPayload('More than one file was included in the body')
  return file.mediaType === 'application/json' ? parseJsonBody(file.text) : yamlOf(file.text)
}

function yamlOf(text: string): unknown {
  try {
    return parseYaml(text, { maxAliasCount: 0 })
  } catch {
    throw invalidPayload('The provided file could not be parsed as YAML')
  }
}
