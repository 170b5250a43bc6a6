import nodemailer, { type Transporter } from 'nodemailer'
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
  /** Connections are kept. */
  readonly isPooled?: boolean | null
  /** Name given in the greeting. @default the machine's */
  readonly name?: string | null
  /** Options of `tls.connect`. */
  readonly tls?: Readonly<Record<string, unknown>>
}

/** Sends by SMTP. */
export function smtpTransport(options: SmtpOptions): MailTransport {
  const { host, user, password, tls } = options
  const transporter = nodemailer.createTransport({
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
  } as nodemailer.TransportOptions)
  return { ...nodemailerTransport(transporter), verify: () => verify(transporter) }
}

/** Any transporter of nodemailer. */
export function nodemailerTransport(transporter: Transporter): MailTransport {
  let isClosed = false
  return {
    async send(mail: Mail) {
      if (isClosed) throw mailUnavailable('The transport is closed')
      try {
        await transporter.sendMail(toNodemailer(mail))
      } catch (error) {
        throw mailUnavailable('The mail could not be sent', error)
      }
    },
    async close() {
      isClosed = true
      transporter.close()
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
