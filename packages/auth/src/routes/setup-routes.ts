import { RectoError } from '@recto/errors'
import { isJsonObject } from '@recto/protocol'
import type { FastifyInstance } from 'fastify'
import { bodyOf, demandText, optionalText } from '../body.ts'
import type { Auth } from '../create-auth.ts'
import type { FirstAdmin } from '../first-admin.ts'

type Body = Readonly<Record<string, unknown>>

/** The first visit: whoever comes first becomes the administrator. Closed as soon as there is a user. */
export async function setupRoutes(fastify: FastifyInstance, { auth }: { readonly auth: Auth }): Promise<void> {
  fastify.post('/server/setup', async (request, reply) => {
    await auth.createFirstAdmin(firstAdminOf(bodyOf(request.body)))
    return reply.code(204).send()
  })
}

/** Both shapes clients send: everything side by side, or the person under `admin` and the rest under `owner`. */
function firstAdminOf(body: Body): FirstAdmin {
  const person = isJsonObject(body['admin']) ? body['admin'] : { ...body, email: body['project_owner'] ?? body['email'] }
  const owner = isJsonObject(body['owner']) ? body['owner'] : body
  return {
    email: demandText(person, 'email').trim(),
    password: checkPassword(demandText(person, 'password')),
    firstName: optionalText(person, 'first_name'),
    lastName: optionalText(person, 'last_name'),
    settings: projectFacts(owner),
  }
}

function projectFacts(owner: Body): Body {
  const texts = ['project_owner', 'project_usage', 'org_name', 'project_name'].flatMap((name) => {
    const value = optionalText(owner, name)
    return value === null ? [] : [[name, value] as const]
  })
  const wantsNews = owner['product_updates']
  return Object.fromEntries([...texts, ...(typeof wantsNews === 'boolean' ? [['product_updates', wantsNews] as const] : [])])
}

/** The longest text argon2 is asked to hash; longer ones would only keep the machine busy. */
const passwordMaxLength = 4096

function checkPassword(password: string): string {
  if (password.length > passwordMaxLength)
    throw new RectoError('FAILED_VALIDATION', { extensions: { field: 'password', path: [], type: 'length' } })
  return password
}
