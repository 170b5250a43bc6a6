import { forbidden } from '@recto/errors'
import type { FastifyInstance } from 'fastify'
import { demandUser } from '../accounts.ts'
import { bodyOf, demandText, optionalText } from '../body.ts'
import type { Auth } from '../create-auth.ts'

/** `/users/…/tfa`: the second factor, one's own and for administrators that of others. */
export async function tfaRoutes(fastify: FastifyInstance, { auth }: { readonly auth: Auth }): Promise<void> {
  fastify.post('/users/me/tfa/generate', async (request) => {
    const user = demandUser(request.account)
    return { data: await auth.offerTfa(user, optionalText(bodyOf(request.body), 'password')) }
  })
  fastify.post('/users/me/tfa/enable', async (request, reply) => {
    const [user, body] = [demandUser(request.account), bodyOf(request.body)]
    await auth.enableTfa({ user, secret: demandText(body, 'secret'), otp: demandText(body, 'otp'), facts: request.account })
    return reply.code(204).send()
  })
  fastify.post('/users/me/tfa/disable', async (request, reply) => {
    const user = demandUser(request.account)
    await auth.disableTfa({ user, otp: demandText(bodyOf(request.body), 'otp'), facts: request.account })
    return reply.code(204).send()
  })
  fastify.post('/users/me/tfa/recovery-codes', async (request) => {
    const user = demandUser(request.account)
    return { data: await auth.createRecoveryCodes({ user, otp: demandText(bodyOf(request.body), 'otp'), facts: request.account }) }
  })
  fastify.post<{ Params: { user: string } }>('/users/:user/tfa/disable', async (request, reply) => {
    if (!request.account.isAdmin) throw forbidden()
    await auth.resetTfa(demandKey(request.params.user), request.account)
    return reply.code(204).send()
  })
}

/** What is no key is the key of nobody. */
function demandKey(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) throw forbidden()
  return text
}
