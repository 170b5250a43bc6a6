import { type Auth, type Invitation, publicPage, type Registration, type TokenProof } from '@recto/auth'
import { invalidPayload, RectoError } from '@recto/errors'
import { optionalText, requireObjectBody, requireText } from '@recto/http'
import type { JsonObject } from '@recto/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AuthRoutesOptions } from './auth-routes-options.ts'
import { requireEmail, requireEmails, requireUuid } from './fields.ts'

/** Password resets, invitations, and registration. */
export function accountRoutes(app: FastifyInstance, { auth }: AuthRoutesOptions): void {
  passwordRoutes(app, auth)
  invitationRoutes(app, auth)
  registrationRoutes(app, auth)
}

function passwordRoutes(app: FastifyInstance, auth: Auth): void {
  app.post('/auth/password/request', async (request, reply) => {
    const body = requireObjectBody(request.body)
    await auth.requestPasswordReset({
      email: requirePasswordField(body, 'email'),
      resetUrl: optionalText(body, 'reset_url'),
      facts: request.account,
    })
    return reply.code(204).send()
  })
  app.post('/auth/password/reset', async (request, reply) => {
    const body = requireObjectBody(request.body)
    const [token, password] = [requirePasswordField(body, 'token'), requirePasswordField(body, 'password')]
    await auth.resetPassword({ token, password, facts: request.account })
    return reply.code(204).send()
  })
}

/** The error of these two routes has a text of its own, which clients know. */
function requirePasswordField(body: JsonObject, name: string): string {
  const value = optionalText(body, name)
  if (value === null || value === '') throw invalidPayload(`"${name}" field is required`)
  return value
}

function invitationRoutes(app: FastifyInstance, auth: Auth): void {
  app.post('/users/invite', async (request, reply) => {
    await auth.invite(invitationOf(requireObjectBody(request.body)), request.account)
    return reply.code(204).send()
  })
  app.post('/users/invite/accept', async (request, reply) => {
    await auth.acceptInvitation(proofOf(request))
    return reply.code(204).send()
  })
  app.post('/shares/invite', async (request, reply) => {
    const body = requireObjectBody(request.body)
    await auth.inviteToShare({ share: requireText(body, 'share'), emails: requireEmails(body, 'emails') }, request.account)
    return reply.code(204).send()
  })
}

function invitationOf(body: JsonObject): Invitation {
  return { emails: requireEmails(body, 'email'), role: requireUuid(body, 'role'), inviteUrl: optionalText(body, 'invite_url') }
}

function proofOf(request: FastifyRequest): TokenProof {
  const body = requireObjectBody(request.body)
  return { token: requireText(body, 'token'), password: requireText(body, 'password'), facts: request.account }
}

function registrationRoutes(app: FastifyInstance, auth: Auth): void {
  app.post('/users/register', async (request, reply) => {
    await auth.register({ ...registrationOf(requireObjectBody(request.body)), facts: request.account })
    return reply.code(204).send()
  })
  app.get('/users/register/verify-email', async (request, reply) => {
    const { token } = request.query as JsonObject
    const { publicUrl } = auth.settings
    if (token === undefined || token === '') return reply.redirect(publicPage(publicUrl, '/admin/login'), 302)
    if (typeof token !== 'string') throw new RectoError('INVALID_TOKEN')
    const user = await auth.verifyRegistration(token, request.account)
    return reply.redirect(publicPage(publicUrl, `/admin/users/${user}`), 302)
  })
}

const registrationFields = new Set(['email', 'password', 'verification_url', 'first_name', 'last_name'])

function registrationOf(body: JsonObject): Omit<Registration, 'facts'> {
  const registration = {
    email: requireEmail(body, 'email'),
    password: requireText(body, 'password'),
    verificationUrl: optionalText(body, 'verification_url'),
    firstName: optionalName(body, 'first_name'),
    lastName: optionalName(body, 'last_name'),
  }
  const unknown = Object.keys(body).find((name) => !registrationFields.has(name))
  if (unknown !== undefined) throw invalidPayload(`"${unknown}" is not allowed`)
  return registration
}

/** The length of the columns `first_name` and `last_name`. */
const nameLengthMax = 50

function optionalName(body: JsonObject, name: string): string | null {
  const value = optionalText(body, name)
  if (value !== null && value.length > nameLengthMax)
    throw invalidPayload(`"${name}" length must be less than or equal to ${nameLengthMax} characters long`)
  return value
}
