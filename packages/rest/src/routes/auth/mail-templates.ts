import { type Auth, publicPage } from '@recto/auth'
import { forbidden, RectoError } from '@recto/errors'
import { requireObjectBody } from '@recto/http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AuthRoutesOptions } from './auth-routes-options.ts'
import { requireEmail } from './fields.ts'

interface TemplateRoute {
  readonly Params: { readonly template: string }
}

type Mailer = NonNullable<Auth['mailer']>

/** `/utils/mails`: previews of mail templates, for administrators. */
export function mailTemplateRoutes(app: FastifyInstance, { auth }: AuthRoutesOptions): void {
  app.get('/utils/mails', async (request) => ({ data: await requireMailer(request, auth).templates.names() }))
  app.get<TemplateRoute>('/utils/mails/:template', async (request, reply) => {
    const { html, text } = await requireMailer(request, auth).render(request.params.template, sampleData(auth))
    if ((request.query as Readonly<Record<string, unknown>>)['format'] === 'text') return reply.type('text/plain; charset=utf-8').send(text)
    // Templates may be anybody's: the policy keeps a preview from running scripts.
    const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: data:; frame-ancestors 'self'; sandbox"
    return reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html)
  })
  app.post<TemplateRoute>('/utils/mails/:template/send', async (request, reply) => {
    const mailer = requireMailer(request, auth)
    const { template } = request.params
    const to = requireEmail(requireObjectBody(request.body), 'email')
    await mailer.send({ to, subject: `Preview of ${template}`, template, data: sampleData(auth) })
    return reply.code(204).send()
  })
}

/** @throws {RectoError} FORBIDDEN, SERVICE_UNAVAILABLE */
function requireMailer({ account }: FastifyRequest, { mailer }: Auth): Mailer {
  if (!account.isAdmin) throw forbidden()
  if (mailer === null)
    throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'email', reason: 'No way to send mails is configured' } })
  return mailer
}

function sampleData({ settings }: Auth): Readonly<Record<string, unknown>> {
  return {
    url: publicPage(settings.publicUrl, '/admin/login'),
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
