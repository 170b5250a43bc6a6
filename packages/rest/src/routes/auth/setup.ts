import type { FirstAdmin } from '@recto/auth'
import { RectoError } from '@recto/errors'
import { optionalText, requireObjectBody, requireText } from '@recto/http'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import type { FastifyInstance } from 'fastify'
import type { AuthRoutesOptions } from './auth-routes-options.ts'

/** `POST /server/setup`: creates the first administrator. Refused as soon as there is a user. */
export function setupRoutes(app: FastifyInstance, { auth }: AuthRoutesOptions): void {
  app.post('/server/setup', async (request, reply) => {
    await auth.createFirstAdmin(firstAdminOf(requireObjectBody(request.body)))
    return reply.code(204).send()
  })
}

/** Clients send either of two forms: all properties side by side, or the person under `admin` and the rest under `owner`. */
function firstAdminOf(body: JsonObject): FirstAdmin {
  const person = isJsonObject(body['admin']) ? body['admin'] : { ...body, email: body['project_owner'] ?? body['email'] }
  const owner = isJsonObject(body['owner']) ? body['owner'] : body
  return {
    email: requireText(person, 'email').trim(),
    password: requirePassword(person),
    firstName: optionalText(person, 'first_name'),
    lastName: optionalText(person, 'last_name'),
    settings: projectSettings(owner),
  }
}

function projectSettings(owner: JsonObject): JsonObject {
  const texts = ['project_owner', 'project_usage', 'org_name', 'project_name'].flatMap((name) => {
    const value = optionalText(owner, name)
    return value === null ? [] : [[name, value] as const]
  })
  const { product_updates: wantsNews } = owner
  return Object.fromEntries([...texts, ...(typeof wantsNews === 'boolean' ? [['product_updates', wantsNews] as const] : [])])
}

/** The longest password that is hashed; longer ones only cost processor time. */
const passwordLengthMax = 4096

function requirePassword(person: JsonObject): string {
  const password = requireText(person, 'password')
  if (password.length > passwordLengthMax)
    throw new RectoError('FAILED_VALIDATION', { extensions: { field: 'password', path: [], type: 'length' } })
  return password
}
