import type { Transporter, TransportOptions } from 'nodemailer'
import type { Mail, MailTransport } from '../mail.ts'
import { mailUnavailable } from '../unavailable.ts'
import { toNodemailer } from './compose.ts'

export interface SmtpOptions {
  readonly host: string
  /** @default 587, 465 with `isSecure` */
  readonly port?: number | null
  readonly user?: string | null
  readonly password?: string | null
  /** TLS from the first byte. @default false: STARTTLS when it is offered */
  readonly isSecure?: boolean | null
  /** Never TLS. */
  readonly ignoresTls?: boolean | null
  /** Connections are kept open and reused. */
  readonly isPooled?: boolean | null
  /** Name given in the greeting. @default the machine's */
  readonly name?: string | null
  /** Options of `tls.connect`. */
  readonly tls?: Readonly<Record<string, unknown>>
}

/** Sends by SMTP. */
export function smtpTransport(options: SmtpOptions): MailTransport {
  const { host, user, password, tls } = options
  return nodemailerTransport({
    host,
    pool: options.isPooled ?? false,
    secure: options.isSecure ?? false,
    ignoreTLS: options.ignoresTls ?? false,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    ...(typeof options.port === 'number' ? { port: options.port } : {}),
    ...(typeof options.name === 'string' ? { name: options.name } : {}),
    ...(typeof user === 'string' ? { auth: { user, pass: password ?? '' } } : {}),
    ...(tls === undefined ? {} : { tls }),
  })
}

/** Any transporter of nodemailer, which is loaded with the first mail. */
export function nodemailerTransport(options: object): MailTransport {
  let isClosed = false
  let opened: Promise<Transporter> | null = null
  const open = (): Promise<Transporter> => {
    opened ??= import('nodemailer').then(({ default: nodemailer }) => nodemailer.createTransport(options as TransportOptions))
    return opened
  }
  return {
    async send(mail: Mail) {
      if (isClosed) throw mailUnavailable('The transport is closed')
      try {
        await (await open()).sendMail(toNodemailer(mail))
      } catch (error) {
        throw mailUnavailable('The mail could not be sent', error)
      }
    },
    verify: async () => verify(await open()),
    async close() {
      isClosed = true
      ;(await opened)?.close()
    },
  }
}

async function verify(transporter: Transporter): Promise<void> {
  try {
    await transporter.verify()
  } catch (error) {
    throw mailUnavailable('The mail server does not answer as it should', error)
  }
}
