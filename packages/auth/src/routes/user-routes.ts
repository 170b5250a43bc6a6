import { invalidPayload, RectoError } from '@recto/errors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bodyOf, demandEmail, demandText, optionalText } from '../body.ts'
import type { Auth } from '../create-auth.ts'
import { ownPage } from '../links.ts'

type Body = Readonly<Record<string, unknown>>

/** Passwords forgotten, people invited, people who register. */
export async function userRoutes(fastify: FastifyInstance, { auth }: { readonly auth: Auth }): Promise<void> {
  passwordRoutes(fastify, auth)
  fastify.post('/users/invite', async (request, reply) => {
    await auth.invite(invitationOf(bodyOf(request.body)), request.account)
    return reply.code(204).send()
  })
  fastify.post('/users/invite/accept', async (request, reply) => {
    await auth.acceptInvitation(proofOf(request))
    return reply.code(204).send()
  })
  fastify.post('/shares/invite', async (request, reply) => {
    const body = bodyOf(request.body)
    const invitation = { share: demandText(body, 'share'), emails: addressesOf(body, 'emails') }
    await auth.inviteToShare(invitation, request.account)
    return reply.code(204).send()
  })
  fastify.post('/users/register', async (request, reply) => {
    await auth.register({ ...registrationOf(bodyOf(request.body)), facts: request.account })
    return reply.code(204).send()
  })
  fastify.get('/users/register/verify-email', async (request, reply) => {
    const token = (request.query as Body)['token']
    const { publicUrl } = auth.settings
    if (token === undefined || token === '') return reply.redirect(ownPage(publicUrl, '/admin/login'), 302)
    if (typeof token !== 'string') throw new RectoError('INVALID_TOKEN')
    const user = await auth.verifyRegistration(token, request.account)
    return reply.redirect(ownPage(publicUrl, `/admin/users/${user}`), 302)
  })
}

function passwordRoutes(fastify: FastifyInstance, auth: Auth): void {
  fastify.post('/auth/password/request', async (request, reply) => {
    const body = bodyOf(request.body)
    await auth.requestPasswordReset({ email: field(body, 'email'), resetUrl: optionalText(body, 'reset_url') })
    return reply.code(204).send()
  })
  fastify.post('/auth/password/reset', async (request, reply) => {
    const body = bodyOf(request.body)
    await auth.resetPassword({ token: field(body, 'token'), password: field(body, 'password'), facts: request.account })
    return reply.code(204).send()
  })
}

/** These two routes word it differently. */
function field(body: Body, name: string): string {
  const value = optionalText(body, name)
  if (value === null || value === '') throw invalidPayload(`"${name}" field is required`)
  return value
}

function proofOf(request: FastifyRequest): {
  readonly token: string
  readonly password: string
  readonly facts: FastifyRequest['account']
} {
  const body = bodyOf(request.body)
  return { token: demandText(body, 'token'), password: demandText(body, 'password'), facts: request.account }
}

/** Addresses one request may invite. */
const invitedMax = 1000

function invitationOf(body: Body): Parameters<Auth['invite']>[0] {
  const emails = addressesOf(body, 'email')
  const role = demandText(body, 'role')
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(role)) throw invalidPayload('"role" must be a valid GUID')
  return { emails, role, inviteUrl: optionalText(body, 'invite_url') }
}

/** Each address once, whatever the case of its letters. */
function addressesOf(body: Body, name: string): readonly string[] {
  const value = body[name]
  if (value === undefined || value === null) throw invalidPayload(`"${name}" is required`)
  const emails = [value].flat()
  if (emails.length === 0 || emails.length > invitedMax)
    throw invalidPayload(`"${name}" must contain between 1 and ${invitedMax} addresses`)
  const checked = emails.map((entry) => demandEmail({ [name]: entry }, name))
  return [...new Map(checked.map((entry) => [entry.toLowerCase(), entry])).values()]
}

const registrationFields = new Set(['email', 'password', 'verification_url', 'first_name', 'last_name'])

function registrationOf(body: Body): Omit<Parameters<Auth['register']>[0], 'facts'> {
  const registration = {
    email: demandEmail(body, 'email'),
    password: demandText(body, 'password'),
    verificationUrl: optionalText(body, 'verification_url'),
    firstName: shortText(body, 'first_name'),
    lastName: shortText(body, 'last_name'),
  }
  const unknown = Object.keys(body).find((name) => !registrationFields.has(name))
  if (unknown !== undefined) throw invalidPayload(`"${unknown}" is not allowed`)
  return registration
}

/** Names are as long as their columns. */
function shortText(body: Body, name: string): string | null {
  const value = optionalText(body, name)
  if (value !== null && value.length > 50) throw invalidPayload(`"${name}" length must be less than or equal to 50 characters long`)
  return value
}
