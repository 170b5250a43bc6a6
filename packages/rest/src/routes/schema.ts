import { forbidden, invalidPayload } from '@recto/errors'
import { parseJsonBody } from '@recto/http'
import type { Context } from '@recto/pipeline'
import { isEmptyDiff } from '@recto/schema/snapshots'
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
import { parseFormFiles } from '../request/form-files.ts'
import { queryOf } from '../request/request-to-input.ts'
import { requestedFormat, sendExport } from '../response/send-export.ts'
import { sendData } from '../response/send-result.ts'
import { pipelineContext, type RestContext } from '../rest-context.ts'
import { isFlagged } from './data-model-changes.ts'

/** `/schema`: exports the data model as a snapshot, compares it with another one, and applies differences. */
export function schemaRoutes(app: FastifyInstance, rest: RestContext): void {
  app.get('/schema/snapshot', (_request, reply) => sendSnapshot(reply, rest))
  app.register(async (scope) => {
    acceptDocuments(scope)
    scope.post('/schema/diff', (_request, reply) => sendDiff(reply, rest))
    scope.post('/schema/apply', (_request, reply) => apply(reply, rest))
  })
}

function sendSnapshot(reply: FastifyReply, rest: RestContext): FastifyReply {
  const snapshot = currentSnapshot(pipelineContext(reply.request, rest))
  const format = requestedFormat(reply.request)
  if (format === null) return sendData(snapshot, reply)
  return sendExport({ source: { kind: 'document', data: snapshot }, format, collection: 'snapshot', now: new Date() }, reply)
}

async function sendDiff(reply: FastifyReply, rest: RestContext): Promise<FastifyReply> {
  const context = requireAdministrator(reply.request, rest)
  const force = isFlagged(queryOf(reply.request)['force'])
  const diff = diffWith(context, parseSnapshot(await documentOf(reply.request)), { force })
  return diff === null ? reply.code(204).send() : sendData(diff, reply)
}

async function apply(reply: FastifyReply, rest: RestContext): Promise<FastifyReply> {
  const context = requireAdministrator(reply.request, rest)
  const query = queryOf(reply.request)
  const payload = parseDiff(await documentOf(reply.request))
  if (isEmptyDiff(payload.diff)) return reply.code(204).send()
  if (!isFlagged(query['force'])) checkDiff(context, payload)
  if (isFlagged(query['dryRun'])) return sendData(await planSchemaChange(context, applyDiff(payload.diff)), reply)
  await changeSchema(context, applyDiff(payload.diff))
  return reply.code(204).send()
}

function requireAdministrator(request: FastifyRequest, rest: RestContext): Context {
  const context = pipelineContext(request, rest)
  if (!context.account.isAdmin) throw forbidden()
  return context
}

/** Accepts JSON, or a form with one file; other content types are 415. */
function acceptDocuments(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: FastifyRequest, body: string) =>
    parseJsonBody(body),
  )
  scope.addContentTypeParser(/^multipart\/form-data/, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

async function documentOf(request: FastifyRequest): Promise<unknown> {
  if (!Buffer.isBuffer(request.body)) return request.body
  const [file, ...others] = await parseFormFiles(request.body, request.headers['content-type'] ?? '')
  if (file === undefined) throw invalidPayload('No file was included in the body')
  if (others.length > 0) throw invalidPayload('More than one file was included in the body')
  return file.mediaType === 'application/json' ? parseJsonBody(file.text) : parseYamlFile(file.text)
}

function parseYamlFile(text: string): unknown {
  try {
    return parseYaml(text, { maxAliasCount: 0 })
  } catch {
    throw invalidPayload('The provided file could not be parsed as YAML')
  }
}
