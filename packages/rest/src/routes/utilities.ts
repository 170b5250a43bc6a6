import { randomInt } from 'node:crypto'
import { createPasswords, limitConcurrency } from '@recto/auth'
import { revertItem } from '@recto/content'
import { forbidden, invalidPayload, invalidQuery } from '@recto/errors'
import { runRequest } from '@recto/pipeline'
import { isJsonObject } from '@recto/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { queryOf } from '../request/request-to-input.ts'
import { sendData } from '../response/send-result.ts'
import { pipelineContext, type RestContext } from '../rest-context.ts'

/** `/utils`: hashes, random text, sorting, reverting, and clearing the cache. */
export function utilityRoutes(app: FastifyInstance, rest: RestContext): void {
  app.get('/utils/random/string', (request, reply) => sendData(randomText(lengthOf(request)), reply))
  app.post<{ Params: { collection: string } }>('/utils/sort/:collection', async (request, reply) => {
    const { item, to } = isJsonObject(request.body) ? request.body : {}
    await runRequest({ kind: 'sort', collection: request.params.collection, item, to }, pipelineContext(request, rest))
    return reply.code(200).send()
  })
  app.post<{ Params: { revision: string } }>('/utils/revert/:revision', async (request, reply) => {
    await revertItem(request.params.revision, pipelineContext(request, rest))
    return reply.code(204).send()
  })
  app.post('/utils/cache/clear', (request, reply) => {
    if (!rest.accountOf(request).isAdmin) throw forbidden()
    rest.platform.accessCache.clear()
    rest.platform.planCache.clear()
    return reply.code(200).send()
  })
  hashRoutes(app, rest)
}

/** Hashes anybody who is logged in asks for; beside them logins have to be verified. */
const hashLimits = { running: 1, waiting: 10 }

function hashRoutes(app: FastifyInstance, rest: RestContext): void {
  const { passwords = createPasswords() } = rest
  const run = limitConcurrency(hashLimits)
  app.post('/utils/hash/generate', async (request, reply) => {
    requireLogin(request, rest)
    const text = requireShortText(request.body, 'string')
    return sendData(await run(() => rest.platform.hashSecret(text)), reply)
  })
  app.post('/utils/hash/verify', async (request, reply) => {
    requireLogin(request, rest)
    const [text, hash] = [requireShortText(request.body, 'string'), requireShortText(request.body, 'hash')]
    if (!hash.startsWith('$argon2')) throw invalidPayload('"hash" has to be an argon2 hash')
    if (!passwords.isVerifiable(hash)) throw invalidPayload('"hash" costs more to verify than hashes of this server')
    return sendData(await run(() => passwords.verify(hash, text)), reply)
  })
}

function requireLogin(request: FastifyRequest, { accountOf }: RestContext): void {
  const { user, share, isAdmin } = accountOf(request)
  if (user === null && share === null && !isAdmin) throw forbidden()
}

const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function randomText(length: number): string {
  return Array.from({ length }, () => characters[randomInt(characters.length)]).join('')
}

function lengthOf(request: FastifyRequest): number {
  const { length } = queryOf(request)
  if (length === undefined) return 32
  const number = Number(length)
  if (!Number.isInteger(number) || number < 1 || number > 500) throw invalidQuery('"length" must be an integer from 1 to 500')
  return number
}

/** Hashing is slow by design, so long texts are rejected. */
const textLengthMax = 1000

function requireShortText(body: unknown, name: string): string {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
  if (value === undefined) throw invalidPayload(`"${name}" is required`)
  if (typeof value !== 'string' || value.length > textLengthMax)
    throw invalidPayload(`"${name}" must be a string of at most ${textLengthMax} characters`)
  return value
}
