import { boolean, integer, oneOf, string } from '../variable.ts'

/** How mails are sent. */
export const emailVariables = {
  EMAIL_TRANSPORT: oneOf(['sendmail', 'smtp', 'mailgun', 'ses', 'mailtrap'], 'sendmail', 'How mails leave.'),
  EMAIL_FROM: string('no-reply@example.com', 'Sender of mails.'),
  EMAIL_VERIFY_SETUP: boolean(true, 'Warn at start when mails cannot be sent.'),
  EMAIL_TEMPLATES_PATH: string('./templates', 'Folder of templates that replace the built-in ones.'),
  EMAIL_SENDMAIL_NEW_LINE: string('unix', 'Line ends for sendmail.'),
  EMAIL_SENDMAIL_PATH: string('/usr/sbin/sendmail', 'The sendmail program.'),
  EMAIL_SMTP_HOST: string(null, 'SMTP host.'),
  EMAIL_SMTP_PORT: integer(null, 'SMTP port.'),
  EMAIL_SMTP_USER: string(null, 'SMTP user.'),
  EMAIL_SMTP_PASSWORD: string(null, 'SMTP password.'),
  EMAIL_SMTP_POOL: boolean(null, 'Keep SMTP connections open.'),
  EMAIL_SMTP_SECURE: boolean(null, 'Use TLS from the first byte.'),
  EMAIL_SMTP_IGNORE_TLS: boolean(null, 'Never use STARTTLS.'),
  EMAIL_SMTP_NAME: string(null, 'Host name given in the greeting.'),
  EMAIL_MAILGUN_API_KEY: string(null, 'Mailgun key.'),
  EMAIL_MAILGUN_DOMAIN: string(null, 'Mailgun domain.'),
  EMAIL_MAILGUN_HOST: string('api.mailgun.net', 'Mailgun host.'),
  EMAIL_SES_CREDENTIALS__ACCESS_KEY_ID: string(null, 'SES access key.'),
  EMAIL_SES_CREDENTIALS__SECRET_ACCESS_KEY: string(null, 'SES secret key.'),
  EMAIL_SES_REGION: string(null, 'SES region.'),
  EMAIL_MAILTRAP_TOKEN: string(null, 'Mailtrap token.'),
  EMAIL_MAILTRAP_SANDBOX: boolean(null, 'Use the Mailtrap sandbox.'),
  EMAIL_MAILTRAP_TEST_INBOX_ID: string(null, 'Mailtrap sandbox inbox.'),
  EMAIL_MAILTRAP_BULK: boolean(null, 'Use the Mailtrap bulk stream.'),
}
