import type { Coordination } from '@recto/bus'
import { prefixedObject, StartError } from '@recto/config'
import {
  limitedTransport,
  type MailTransport,
  mailgunTransport,
  mailtrapTransport,
  sendmailTransport,
  sesTransport,
  smtpTransport,
} from '@recto/mail'
import type { Config } from './config.ts'

/** How mail is sent, as `EMAIL_TRANSPORT` says. @throws {StartError} when a variable that way needs is missing */
export function mailTransport(config: Config, coordination: Coordination): MailTransport {
  return limited(transportFor(config), config, coordination)
}

function transportFor(config: Config): MailTransport {
  const { values } = config
  switch (values.EMAIL_TRANSPORT) {
    case 'smtp':
      return smtp(config)
    case 'ses':
      return sesTransport({
        region: requireVariable(config, 'EMAIL_SES_REGION'),
        accessKeyId: requireVariable(config, 'EMAIL_SES_CREDENTIALS__ACCESS_KEY_ID'),
        secretAccessKey: requireVariable(config, 'EMAIL_SES_CREDENTIALS__SECRET_ACCESS_KEY'),
      })
    case 'mailgun':
      return mailgunTransport({
        apiKey: requireVariable(config, 'EMAIL_MAILGUN_API_KEY'),
        domain: requireVariable(config, 'EMAIL_MAILGUN_DOMAIN'),
        host: values.EMAIL_MAILGUN_HOST,
      })
    case 'mailtrap':
      return mailtrapTransport({
        token: requireVariable(config, 'EMAIL_MAILTRAP_TOKEN'),
        sandboxInbox: values.EMAIL_MAILTRAP_SANDBOX === true ? requireVariable(config, 'EMAIL_MAILTRAP_TEST_INBOX_ID') : null,
        isBulk: values.EMAIL_MAILTRAP_BULK ?? false,
      })
    default:
      return sendmailTransport({ path: values.EMAIL_SENDMAIL_PATH, newline: values.EMAIL_SENDMAIL_NEW_LINE })
  }
}

function smtp(config: Config): MailTransport {
  const { values, settings } = config
  return smtpTransport({
    host: requireVariable(config, 'EMAIL_SMTP_HOST'),
    port: values.EMAIL_SMTP_PORT,
    user: values.EMAIL_SMTP_USER,
    password: values.EMAIL_SMTP_PASSWORD,
    isPooled: values.EMAIL_SMTP_POOL,
    isSecure: values.EMAIL_SMTP_SECURE,
    ignoresTls: values.EMAIL_SMTP_IGNORE_TLS,
    name: values.EMAIL_SMTP_NAME,
    tls: prefixedObject(settings, 'EMAIL_SMTP_TLS_'),
  })
}

type TextName = {
  [Name in keyof Config['values']]: Config['values'][Name] extends string | null ? Name : never
}[keyof Config['values']]

function requireVariable({ values }: Config, name: TextName): string {
  const value = values[name]
  if (value === null || value === '') throw new StartError(`"${name}" Environment Variable is missing.`)
  return value
}

function limited(transport: MailTransport, { values }: Config, { limiter }: Coordination): MailTransport {
  if (!values.RATE_LIMITER_EMAIL_ENABLED) return transport
  const rate = { points: values.RATE_LIMITER_EMAIL_POINTS, durationMs: values.RATE_LIMITER_EMAIL_DURATION * 1000 }
  const counter = limiter({ name: 'email', ...rate })
  const queueMax = values.RATE_LIMITER_EMAIL_QUEUE_SIZE
  return limitedTransport(transport, {
    ...rate,
    queueMax,
    message: values.RATE_LIMITER_EMAIL_ERROR_MESSAGE,
    consume: () => counter.consume('all'),
  })
}
