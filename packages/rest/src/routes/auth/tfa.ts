import { requireUser, type TfaChange } from '@recto/auth'
import { forbidden } from '@recto/errors'
import { optionalText, requireObjectBody, requireText } from '@recto/http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AuthRoutesOptions } from './auth-routes-options.ts'
import { requireUuidKey } from './fields.ts'

/** `/users/…/tfa`: the caller's second factor; administrators may disable that of other users. */
export function tfaRoutes(app: FastifyInstance, { auth }: AuthRoutesOptions): void {
  app.post('/users/me/tfa/generate', async (request) => {
    const user = requireUser(request.account)
    return { data: await auth.generateTfa(user, optionalText(requireObjectBody(request.body), 'password')) }
  })
  app.post('/users/me/tfa/enable', async (request, reply) => {
    const user = requireUser(request.account)
    const secret = requireText(requireObjectBody(request.body), 'secret')
    await auth.enableTfa({ ...changeOf(user, request), secret })
    return reply.code(204).send()
  })
  app.post('/users/me/tfa/disable', async (request, reply) => {
    await auth.disableTfa(changeOf(requireUser(request.account), request))
    return reply.code(204).send()
  })
  app.post('/users/me/tfa/recovery-codes', async (request) => ({
    data: await auth.createRecoveryCodes(changeOf(requireUser(request.account), request)),
  }))
  app.post<{ Params: { user: string } }>('/users/:user/tfa/disable', async (request, reply) => {
    if (!request.account.isAdmin) throw forbidden()
    await auth.resetTfa(requireUuidKey(request.params.user), request.account)
    return reply.code(204).send()
  })
}

function changeOf(user: string, { body, account }: FastifyRequest): TfaChange {
  return { user, otp: requireText(requireObjectBody(body), 'otp'), facts: account }
}
