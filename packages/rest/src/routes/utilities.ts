import { randomInt } from 'node:crypto'
import { createPasswords } from '@recto/auth'
import { forbidden, invalidPayload } from '@recto/errors'
import { revertItem, sortItems } from '@recto/services'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { contextOf, type Door } from '../door.ts'
import { queryOf } from '../request-to-input.ts'
import { sendData } from '../send-result.ts'

/** `/utils`: small services that belong to no collection. */
export function utilityRoutes(app: FastifyInstance, door: Door): void {
  const { platform, accountOf } = door
  const passwords = createPasswords()
  app.get('/utils/random/string', (request, reply) => sendData(randomText(lengthOf(request)), { request, reply }))
  app.post('/utils/hash/generate', async (request, reply) =>
    sendData(await platform.hashSecret(textIn(request.body, 'string')), { request, reply }),
  )
  app.post('/utils/hash/verify', async (request, reply) => {
    const [text, hash] = [textIn(request.body, 'string'), textIn(request.body, 'hash')]
    if (!hash.startsWith('$argon2')) throw invalidPayload('"hash" has to be an argon2 hash')
    return sendData(await passwords.verify(hash, text), { request, reply })
  })
  app.post('/utils/sort/:collection', async (request, reply) => {
    await sortItems((request.params as { readonly collection: string }).collection, request.body, contextOf(request, door))
    return reply.code(200).send()
  })
  app.post('/utils/revert/:revision', async (request, reply) => {
    await revertItem((request.params as { readonly revision: string }).revision, contextOf(request, door))
    return reply.code(204).send()
  })
  app.post('/utils/cache/clear', (request, reply) => {
    if (!accountOf(request).isAdmin) throw forbidden()
    platform.accessCache.clear()
    platform.planCache.clear()
    return reply.code(200).send()
  })
}

const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function randomText(length: number): string {
  return Array.from({ length }, () => characters[randomInt(characters.length)]).join('')
}

function lengthOf(request: FastifyRequest): number {
  const { length } = queryOf(request)
  if (length === undefined) return 32
  const number = Number(length)
  if (!Number.isInteger(number) || number < 1 || number > 500) throw invalidPayload('"length" must be an integer from 1 to 500')
  return number
}

/** Hashing is made to be slow; nobody needs to hash a book. */
const hashedCharactersMax = 1000

function textIn(body: unknown, name: string): string {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
  if (value === undefined) throw invalidPayload(`"${name}" is required`)
  if (typeof value !== 'string' || value.length > hashedCharactersMax)
    throw invalidPayload(`"${name}" must be a string of at most ${hashedCharactersMax} characters`)
  return value
}
