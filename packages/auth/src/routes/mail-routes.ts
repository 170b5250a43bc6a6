import { forbidden, RectoError } from '@recto/errors'
import type { Mailer } from '@recto/mail'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bodyOf, demandEmail } from '../body.ts'
import type { Auth } from '../create-auth.ts'
import { ownPage } from '../links.ts'

interface TemplateRoute {
  readonly Params: { readonly template: string }
}

/** `/utils/mails`: what mails look like, for administrators. */
export async function mailRoutes(fastify: FastifyInstance, { auth }: { readonly auth: Auth }): Promise<void> {
  fastify.get('/utils/mails', async (request) => ({ data: await mailerFor(request, auth).templates.names() }))
  fastify.get<TemplateRoute>('/utils/mails/:template', async (request, reply) => {
    const { html, text } = await mailerFor(request, auth).render(request.params.template, sampleData(auth))
    if ((request.query as Readonly<Record<string, unknown>>)['format'] === 'text') return reply.type('text/plain; charset=utf-8').send(text)
    // A preview is shown, never run.
    const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: data:; frame-ancestors 'self'; sandbox"
    return reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html)
  })
  fastify.post<TemplateRoute>('/utils/mails/:template/send', async (request, reply) => {
    const mailer = mailerFor(request, auth)
    const to = demandEmail(bodyOf(request.body), 'email')
    await mailer.send({ to, subject: `Preview of ${request.params.template}`, template: request.params.template, data: sampleData(auth) })
    return reply.code(204).send()
  })
}

function mailerFor({ account }: FastifyRequest, { mailer }: Auth): Mailer {
  if (!account.isAdmin) throw forbidden()
  if (mailer === null)
    throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'email', reason: 'No way to send mails is configured' } })
  return mailer
}

function sampleData({ settings }: Auth): Readonly<Record<string, unknown>> {
  return {
    url: ownPage(settings.publicUrl, '/admin/login'),
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    sender: 'Ada Lovelace',
    hasPassword: true,
    subject: 'Something happened',
    lines: ['This is what a notification looks like.'],
    html: '<p>This is what a mail looks like.</p>',
  }
}
