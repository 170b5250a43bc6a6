import type { SendMailOptions } from 'nodemailer'
import type { Mail } from '../mail.ts'

/** A mail as nodemailer takes it. Files and addresses named in it are never opened. */
export function toNodemailer(mail: Mail): SendMailOptions {
  const { to, from, subject, text, html, replyTo, cc } = mail
  return {
    // Bcc recipients are in the envelope only: not every program removes the header from the message.
    envelope: { from: typeof from === 'string' ? from : from.address, to: [...recipientsOf(mail)] },
    to: [...to],
    from,
    subject,
    text,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(html === undefined ? {} : { html }),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(cc === undefined ? {} : { cc: [...cc] }),
  }
}

/** The bytes of a mail (RFC 5322), for services that take them over HTTP. */
export async function composeMime(mail: Mail): Promise<Buffer> {
  const { default: nodemailer } = await import('nodemailer')
  const { message } = await nodemailer
    .createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
    .sendMail(toNodemailer(mail))
  return message as Buffer
}

/** Everyone a mail goes to, Bcc included. */
export function recipientsOf({ to, cc = [], bcc = [] }: Mail): readonly string[] {
  return [...to, ...cc, ...bcc]
}
