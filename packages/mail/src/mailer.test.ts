import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { limitedTransport } from './limited-transport.ts'
import { createMailer, type MailerOptions } from './mailer.ts'
import { memoryTransport } from './transports/memory.ts'

const folder = mkdtempSync(join(tmpdir(), 'recto-templates-'))
const secretFolder = mkdtempSync(join(tmpdir(), 'recto-secret-'))
writeFileSync(
  join(folder, 'user-invitation.liquid'),
  '{% layout "base" %}{% block content %}Come to {{ projectName }}: {{ url }}{% endblock %}',
)
writeFileSync(join(folder, 'own.liquid'), 'Hello {{ name | upcase }}{{ __proto__ }}{{ constructor }}{{ name.constructor }}')
writeFileSync(join(folder, 'broken.liquid'), '{% if %}')
writeFileSync(join(folder, 'outside.liquid'), `{% render "../${secretFolder.split('/').at(-1)}/secret" %}`)
writeFileSync(join(folder, 'loop.liquid'), '{% for a in (1..100000000) %}{% for b in (1..1000) %}x{% endfor %}{% endfor %}')
writeFileSync(join(secretFolder, 'secret.liquid'), 'the secret')
mkdirSync(join(folder, 'sub'))

const mailerOf = (options: Partial<MailerOptions> = {}) => {
  const transport = memoryTransport()
  const project = async () => ({ name: 'Book & Shop', color: '#ff0000', url: 'https://shop.example' })
  return { transport, mailer: createMailer({ transport, from: 'recto@example.com', project, ...options }) }
}
const invitation = {
  template: 'user-invitation',
  subject: "You've been invited",
  data: { url: 'https://x.example/?a=1&token=t', email: 'a@b.co' },
}

afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(secretFolder, { recursive: true })
})

describe('a mailer', () => {
  it.each(['password-reset', 'user-invitation', 'user-registration'])('fills %s', async (template) => {
    const { transport, mailer } = mailerOf()
    await mailer.send({ ...invitation, template, to: 'ada@example.com' })
    const [mail] = transport.sent
    expect(mail).toMatchObject({ to: ['ada@example.com'], from: { name: 'Book & Shop', address: 'recto@example.com' } })
    expect(mail?.html).toContain('href="https://x.example/?a=1&amp;token=t"')
    expect(mail?.html).toContain('Book &amp; Shop')
    expect(mail?.html).not.toMatch(/\{\{|\{%/)
    expect(mail?.text).toContain('https://x.example/?a=1&token=t')
    expect(mail?.text).toContain('Book & Shop')
    expect(mail?.text).not.toMatch(/[<>]/)
  })

  it('prefers the templates of the project', async () => {
    const { transport, mailer } = mailerOf({ templatesFolder: folder })
    await mailer.send({ ...invitation, to: ['ada@example.com'] })
    expect(transport.sent[0]?.text).toContain('Come to Book & Shop: https://x.example/?a=1&token=t')
    expect(await mailer.templates.names()).toEqual([
      'base',
      'broken',
      'loop',
      'notification',
      'outside',
      'own',
      'password-reset',
      'share-invitation',
      'user-invitation',
      'user-registration',
    ])
  })

  it('takes html in base as it is', async () => {
    const { html } = await mailerOf().mailer.render('base', { html: '<b>bold</b>', other: '<i>' })
    expect(html).toContain('<b>bold</b>')
  })

  it.each(['{{ 7 | times: 7 }}', '{% include "base" %}', '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onclick='x"])(
    'takes %s in a value for text',
    async (name) => {
      const { html } = await mailerOf().mailer.render('user-registration', { first_name: name, email: name, url: name })
      // What stands outside of quoted attributes is where a value could do harm.
      const tags =
        html
          .replace(/"[^"]*"/g, '')
          .match(/<[^>]+>/g)
          ?.join('') ?? ''
      expect(html).not.toContain('49')
      expect(tags).not.toMatch(/script|onerror|onclick|alert/)
    },
  )

  it('lets no value reach a header, nor a style', async () => {
    const project = async () => ({ name: 'Shop\r\nBcc: victim@example.com', color: 'red;background:url(https://evil)' })
    const { transport, mailer } = mailerOf({ project })
    await mailer.send({ ...invitation, to: 'a@b.co', subject: 'Hi\nBcc: victim@example.com' })
    expect(transport.sent[0]).toMatchObject({ subject: 'Hi Bcc: victim@example.com', from: { name: 'Shop Bcc: victim@example.com' } })
    expect(transport.sent[0]?.html).not.toContain('evil')
  })

  it.each([
    ['nothing', 'INVALID_PAYLOAD'],
    ['../secret', 'INVALID_PAYLOAD'],
    ['__proto__', 'INVALID_PAYLOAD'],
    ['constructor', 'INVALID_PAYLOAD'],
    ['broken', 'SERVICE_UNAVAILABLE'],
    ['outside', 'SERVICE_UNAVAILABLE'],
    ['loop', 'SERVICE_UNAVAILABLE'],
  ])('refuses the template %s', async (template, code) => {
    await expect(mailerOf({ templatesFolder: folder }).mailer.render(template)).rejects.toMatchObject({ code })
  })

  it('shows templates no more than they are given', async () => {
    expect(await mailerOf({ templatesFolder: folder }).mailer.render('own', { name: 'ada' })).toMatchObject({ html: 'Hello ADA' })
  })

  it('lets somebody change a mail, or keep it', async () => {
    const changed = mailerOf({ beforeSend: async (mail) => ({ ...mail, subject: 'Changed' }) })
    await changed.mailer.send({ ...invitation, to: 'a@b.co' })
    expect(changed.transport.sent).toMatchObject([{ subject: 'Changed' }])
    const kept = mailerOf({ beforeSend: async () => null })
    await kept.mailer.send({ ...invitation, to: 'a@b.co' })
    expect(kept.transport.sent).toEqual([])
  })
})

describe('limitedTransport', () => {
  const mail = { to: ['a@b.co'], from: 'x@y.co', subject: '', text: '' }

  it('lets mails wait, and refuses when too many do', async () => {
    const inner = memoryTransport()
    let allowed = 2
    const take = async () => {
      allowed -= 1
      return { isAllowed: allowed >= 0, resetsAt: new Date(Date.now() + 5) }
    }
    const transport = limitedTransport(inner, { points: 2, durationMs: 60_000, queueMax: 3, message: 'Slow down', consume: take })
    const sends = [1, 2, 3, 4, 5].map((number) => transport.send({ ...mail, subject: String(number) }))
    const results = Promise.allSettled(sends)
    await expect(sends[4]).rejects.toMatchObject({
      code: 'EMAIL_LIMIT_EXCEEDED',
      extensions: { points: 2, duration: 60, message: 'Slow down' },
      message: 'Email sending limit exceeded. Limit of 2 emails every 1 minute. Slow down.',
    })
    await Promise.all(sends.slice(0, 2))
    expect(inner.sent.map(({ subject }) => subject)).toEqual(['1', '2'])
    allowed = 100
    expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'])
    expect(inner.sent.map(({ subject }) => subject)).toEqual(['1', '2', '3'])
  })
})
