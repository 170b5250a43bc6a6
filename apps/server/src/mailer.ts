import type { Coordination } from '@recto/bus'
import {
  createMailer,
  limitedTransport,
  type Mailer,
  type MailTransport,
  mailgunTransport,
  mailtrapTransport,
  sendmailTransport,
  sesTransport,
  smtpTransport,
} from '@recto/mail'
import { type Platform, systemTable } from '@recto/pipeline'
import { publicUrl } from './auth-options.ts'
import { prefixedObject } from './config/prefixed-object.ts'
import { StartError } from './config/start-error.ts'
import type { Config } from './config.ts'

/** Sends mails the way the configuration says. @throws {StartError} when that way lacks something */
export function openMailer(config: Config, platform: Platform, coordination: Coordination): Mailer {
  const { values } = config
  const transport = limited(transportFor(config), config, coordination)
  const mailer = createMailer({
    transport,
    from: values.EMAIL_FROM,
    templatesFolder: values.EMAIL_TEMPLATES_PATH,
    project: () => readMailProject(platform, publicUrl(values)),
    beforeSend: async (mail) => {
      const context = { database: platform.connection, schema: platform.schemaCache.current(), accountability: null }
      const changed = await platform.events.filter<typeof mail | null>(mail, { events: 'email.send', meta: {}, context })
      return changed || null
    },
  })
  if (values.EMAIL_VERIFY_SETUP) {
    mailer.verify().catch((error: unknown) => platform.log.warn({ err: error }, 'Mails cannot be sent.'))
  }
  return mailer
}

function transportFor(config: Config): MailTransport {
  const { values } = config
  switch (values.EMAIL_TRANSPORT) {
    case 'smtp':
      return smtp(config)
    case 'ses':
      return sesTransport({
        region: demand(config, 'EMAIL_SES_REGION'),
        accessKeyId: demand(config, 'EMAIL_SES_CREDENTIALS__ACCESS_KEY_ID'),
        secretAccessKey: demand(config, 'EMAIL_SES_CREDENTIALS__SECRET_ACCESS_KEY'),
      })
    case 'mailgun':
      return mailgunTransport({
        apiKey: demand(config, 'EMAIL_MAILGUN_API_KEY'),
        domain: demand(config, 'EMAIL_MAILGUN_DOMAIN'),
        host: values.EMAIL_MAILGUN_HOST,
      })
    case 'mailtrap':
      return mailtrapTransport({
        token: demand(config, 'EMAIL_MAILTRAP_TOKEN'),
        sandboxInbox: values.EMAIL_MAILTRAP_SANDBOX === true ? demand(config, 'EMAIL_MAILTRAP_TEST_INBOX_ID') : null,
        isBulk: values.EMAIL_MAILTRAP_BULK ?? false,
      })
    default:
      return sendmailTransport({ path: values.EMAIL_SENDMAIL_PATH, newline: values.EMAIL_SENDMAIL_NEW_LINE })
  }
}

function smtp(config: Config): MailTransport {
  const { values, settings } = config
  return smtpTransport({
    host: demand(config, 'EMAIL_SMTP_HOST'),
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

function demand({ values }: Config, name: TextName): string {
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

interface MailProject {
  readonly name: string
  readonly color: string | null
  readonly logo: string | null
  readonly url: string | null
}

async function readMailProject(platform: Platform, ownUrl: string): Promise<MailProject> {
  const [settings = {}] = await systemTable(platform, 'directus_settings').find({}, 1)
  const { project_name: name, project_color: color, project_logo: logo, project_url: url } = settings
  return {
    name: typeof name === 'string' && name !== '' ? name : 'Recto',
    color: typeof color === 'string' ? color : null,
    logo: typeof logo === 'string' ? `${ownUrl.replace(/\/+$/, '')}/assets/${logo}` : null,
    url: typeof url === 'string' && /^https?:\/\//.test(url) ? url : ownUrl,
  }
}
