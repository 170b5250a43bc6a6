import { convert } from 'html-to-text'
import type { Mail, MailTransport } from './mail.ts'
import { SafeHtml } from './templates/safe-html.ts'
import { createTemplates, type TemplateData, type Templates } from './templates/templates.ts'

/** How the project appears in mails. */
export interface MailProject {
  readonly name: string
  /** @default `#171717` */
  readonly color?: string | null
  /** Address of the logo. */
  readonly logo?: string | null
  /** Address of the project. */
  readonly url?: string | null
}

export interface MailerOptions {
  readonly transport: MailTransport
  /** Address that mails come from; the project's name is put beside it. */
  readonly from: string
  readonly project: () => Promise<MailProject>
  /** Folder of the project's own templates. */
  readonly templatesFolder?: string | null
  /** May change a mail, or keep it from being sent with `null`. */
  readonly beforeSend?: (mail: Mail) => Promise<Mail | null>
}

/** A mail to send: a template and its data. */
export interface MailMessage {
  readonly to: string | readonly string[]
  readonly subject: string
  readonly template: string
  readonly data?: TemplateData
  readonly cc?: readonly string[]
  readonly bcc?: readonly string[]
  readonly replyTo?: string
}

/** A rendered template. */
export interface RenderedMail {
  readonly html: string
  readonly text: string
}

/** Renders templates and sends them. */
export interface Mailer {
  readonly templates: Templates
  /** @throws {RectoError} SERVICE_UNAVAILABLE, EMAIL_LIMIT_EXCEEDED */
  send(message: MailMessage): Promise<void>
  render(template: string, data?: TemplateData): Promise<RenderedMail>
  /** Checks the transport. @throws {RectoError} SERVICE_UNAVAILABLE when it does not work */
  verify(): Promise<void>
  close(): Promise<void>
}

export function createMailer(options: MailerOptions): Mailer {
  const { transport, project, from, beforeSend = async (mail) => mail } = options
  const templates = createTemplates(options.templatesFolder)
  const render = async (template: string, data: TemplateData = {}): Promise<RenderedMail> => {
    const html = await templates.render(template, { ...projectData(await project()), ...safeHtml(data) })
    return { html, text: toText(html) }
  }
  return {
    templates,
    render,
    async send({ template, data, to, subject, ...rest }) {
      const { html, text } = await render(template, data)
      const name = oneLine((await project()).name)
      const composed = { ...rest, to: [to].flat(), from: { name, address: from }, subject: oneLine(subject), html, text }
      const mail = await beforeSend(composed)
      if (mail !== null) await transport.send(mail)
    },
    verify: async () => transport.verify?.(),
    close: () => transport.close(),
  }
}

function projectData({ name, color, logo, url }: MailProject): TemplateData {
  return {
    projectName: name,
    // Inserted into a style attribute, so anything but a color is replaced.
    projectColor: color !== null && color !== undefined && /^#[0-9a-f]{3,8}$/i.test(color) ? color : '#171717',
    projectLogo: logo ?? '',
    projectUrl: url ?? '',
  }
}

/** The body of `base` is HTML already; everything else is text. */
function safeHtml(data: TemplateData): TemplateData {
  return typeof data['html'] === 'string' ? { ...data, html: new SafeHtml(data['html']) } : data
}

function toText(html: string): string {
  return convert(html, {
    wordwrap: 78,
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'h1', options: { uppercase: false } },
    ],
  })
}

/** Without line breaks, which would start another header. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ').trim()
}
