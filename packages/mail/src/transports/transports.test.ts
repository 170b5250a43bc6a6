import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MailTransport } from '../mail.ts'
import { mailgunTransport } from './mailgun.ts'
import { mailtrapTransport } from './mailtrap.ts'
import { sendmailTransport } from './sendmail.ts'
import { sesTransport } from './ses.ts'
import { smtpTransport } from './smtp.ts'

/** What arrived at the other side. */
interface Arrival {
  readonly recipients: readonly string[]
  readonly text: string
}

const mail = {
  to: ['ada@example.com'],
  bcc: ['grace@example.com'],
  from: { name: 'Bücher, "Shop"', address: 'recto@example.com' },
  subject: 'Grüße\r\nBcc: victim@example.com',
  text: 'Hello, Ada.',
  html: '<p>Hello, <b>Ada</b>.</p>',
}

const arrivals: Arrival[] = []
const folder = mkdtempSync(join(tmpdir(), 'recto-mail-'))
const program = join(folder, 'sendmail')
let smtp: SMTPServer
let smtpPort = 0
let http: Server
let httpUrl = ''
let httpStatus = 200
const requests: { readonly url: string; readonly headers: Readonly<Record<string, unknown>>; readonly body: string }[] = []

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      password === 'right' ? done(null, { user: username }) : done(new Error('Wrong password')),
    onRcptTo: ({ address }, _session, done) => done(address.startsWith('nobody') ? new Error('Nobody here') : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        arrivals.push({ recipients: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  smtpPort = await new Promise((resolve) => {
    const server = smtp.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
  http = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      requests.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() })
      response.writeHead(httpStatus).end('{}')
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  httpUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  writeFileSync(program, `#!/bin/sh\necho "$@" > "${folder}/arguments"\ncat > "${folder}/message"\n`)
  chmodSync(program, 0o755)
})
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
  http.close()
  rmSync(folder, { recursive: true })
})

describe('smtp', () => {
  const open = (options: object = {}): MailTransport => smtpTransport({ host: '127.0.0.1', port: smtpPort, ...options })

  it('delivers', async () => {
    const transport = open()
    await transport.verify?.()
    await transport.send(mail)
    const [arrival] = arrivals
    expect(arrival?.recipients).toEqual(['ada@example.com', 'grace@example.com'])
    expect(arrival?.text).toMatch(/^From: =\?UTF-8\?.+ <recto@example\.com>\r\nTo: ada@example\.com\r\nSubject: =\?UTF-8\?/m)
    expect(arrival?.text).not.toMatch(/^Bcc:/m)
    expect(arrival?.text).toContain('multipart/alternative')
    await transport.close()
    await expect(transport.send(mail)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  })

  it('keeps connections when told to, and logs in', async () => {
    const transport = open({ isPooled: true, user: 'me', password: 'right' })
    await Promise.all([transport.send(mail), transport.send(mail)])
    await transport.close()
  })

  it.each([
    ['a wrong password', { user: 'me', password: 'wrong' }, {}],
    ['a recipient who is not there', {}, { to: ['nobody@example.com'], bcc: [] }],
    ['a server that is not there', { port: 1 }, {}],
  ])('fails clearly for %s', async (_case, options, change) => {
    const transport = open(options)
    await expect(transport.send({ ...mail, ...change })).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      extensions: { service: 'email' },
    })
    await transport.close()
  })

  it('says when it would fail', async () => {
    await expect(open({ port: 1 }).verify?.()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  })

  it('opens no file a mail names', async () => {
    const html = { path: '/etc/passwd' } as unknown as string
    await expect(open().send({ ...mail, html })).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  })
})

describe('sendmail', () => {
  it('hands mails to the program', async () => {
    await sendmailTransport({ path: program }).send(mail)
    expect(readFileSync(join(folder, 'arguments'), 'utf8')).toBe('-i -f recto@example.com ada@example.com grace@example.com\n')
    expect(readFileSync(join(folder, 'message'), 'utf8')).toMatch(/^To: ada@example.com\r?$/m)
  })

  it('fails clearly without it', async () => {
    await expect(sendmailTransport({ path: join(folder, 'nothing') }).send(mail)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  })
})

describe.each([
  ['ses', () => sesTransport({ region: 'eu-central-1', accessKeyId: 'KEY', secretAccessKey: 'SECRET', endpoint: httpUrl })],
  ['mailgun', () => mailgunTransport({ apiKey: 'key', domain: 'mg.example.com', host: httpUrl })],
  ['mailtrap', () => mailtrapTransport({ token: 'key', sandboxInbox: '7', origin: httpUrl })],
] as const)('%s', (name, open) => {
  it('sends one request', async () => {
    requests.length = 0
    httpStatus = 200
    await open().send(mail)
    expect(requests).toHaveLength(1)
    const [request] = requests
    if (name === 'mailtrap') {
      expect(request).toMatchObject({ url: '/api/send/7', headers: { authorization: 'Bearer key' } })
      expect(JSON.parse(request?.body ?? '')).toMatchObject({ from: { email: 'recto@example.com' }, to: [{ email: 'ada@example.com' }] })
      return
    }
    if (name === 'mailgun') {
      expect(request).toMatchObject({ url: '/v3/mg.example.com/messages.mime', headers: { authorization: 'Basic YXBpOmtleQ==' } })
      expect(request?.body).toMatch(
        /name="to"\r\n\r\nada@example.com[\s\S]*name="to"\r\n\r\ngrace@example.com[\s\S]*message\/rfc822[\s\S]*To: ada@example.com/,
      )
      return
    }
    expect(request?.url).toBe('/v2/email/outbound-emails')
    expect(request?.headers['authorization']).toMatch(
      /^AWS4-HMAC-SHA256 Credential=KEY\/\d{8}\/eu-central-1\/ses\/aws4_request, SignedHeaders=.*host/,
    )
    const sent = JSON.parse(request?.body ?? '') as { Destination: object; Content: { Raw: { Data: string } } }
    expect(sent.Destination).toEqual({ ToAddresses: ['ada@example.com'], CcAddresses: [], BccAddresses: ['grace@example.com'] })
    expect(Buffer.from(sent.Content.Raw.Data, 'base64').toString()).toContain('To: ada@example.com\r\n')
  })

  it('fails clearly when the service does', async () => {
    httpStatus = 403
    await expect(open().send(mail)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', message: expect.not.stringContaining('403') })
    const closed = open()
    await closed.close()
    await expect(closed.send(mail)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  })
})
