import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly to: readonly string[]
  readonly raw: string
  /** The plain text, decoded. */
  readonly text: string
  /** The first address in it. */
  readonly link: string
}

/** A real SMTP server that keeps what it is given. */
export interface SmtpTestServer {
  /** How a server is configured to send here. */
  readonly environment: Readonly<Record<string, string>>
  readonly mails: readonly ReceivedMail[]
  /** The next mail to that address that was not taken yet. */
  next(to: string): Promise<ReceivedMail>
  close(): Promise<void>
}

export async function startSmtpServer(): Promise<SmtpTestServer> {
  const mails: ReceivedMail[] = []
  const taken = new Set<ReceivedMail>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString()
        mails.push(
          read(
            raw,
            envelope.rcptTo.map(({ address }) => address),
          ),
        )
        done()
      })
    },
  })
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port))
  })
  return {
    environment: { EMAIL_TRANSPORT: 'smtp', EMAIL_SMTP_HOST: '127.0.0.1', EMAIL_SMTP_PORT: String(port), EMAIL_VERIFY_SETUP: 'false' },
    mails,
    async next(to) {
      for (const giveUpAt = Date.now() + 10_000; ; await wait(10)) {
        const found = mails.find((mail) => mail.to.includes(to) && !taken.has(mail))
        if (found !== undefined) {
          taken.add(found)
          return found
        }
        if (Date.now() > giveUpAt) throw new Error(`No mail to ${to}`)
      }
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function read(raw: string, to: readonly string[]): ReceivedMail {
  const [part = ''] = raw.split(/Content-Type: text\/plain[^\r]*\r\n/i).slice(1)
  const [head = '', ...rest] = part.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n').split('\r\n--')[0] ?? ''
  const text = /quoted-printable/i.test(head) ? decodeQuoted(body) : body
  return { to, raw, text, link: /https?:\/\/[^\s\]]+/.exec(text)?.[0] ?? '' }
}

/** RFC 2045, 6.7. */
function decodeQuoted(text: string): string {
  const bytes = text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
