import { boolean, integer, oneOf, string } from '@recto/config'

/** How mails are sent. */
export const emailVariables = {
  EMAIL_TRANSPORT: oneOf(['sendmail', 'smtp', 'mailgun', 'ses', 'mailtrap'], 'sendmail', 'Transport that sends mail.'),
  EMAIL_FROM: string('no-reply@example.com', 'Sender address of all mail.'),
  EMAIL_VERIFY_SETUP: boolean(true, 'Check the mail transport at start and log a warning when it fails.'),
  EMAIL_TEMPLATES_PATH: string('./templates', 'Folder of mail templates that replace the built-in ones.'),
  EMAIL_SENDMAIL_NEW_LINE: string('unix', 'Line endings for sendmail: `unix` or `windows`.'),
  EMAIL_SENDMAIL_PATH: string('/usr/sbin/sendmail', 'Path of the sendmail program.'),
  EMAIL_SMTP_HOST: string(null, 'SMTP host.'),
  EMAIL_SMTP_PORT: integer(null, 'SMTP port.'),
  EMAIL_SMTP_USER: string(null, 'SMTP user.'),
  EMAIL_SMTP_PASSWORD: string(null, 'SMTP password.'),
  EMAIL_SMTP_POOL: boolean(null, 'Keep SMTP connections open between mails.'),
  EMAIL_SMTP_SECURE: boolean(null, 'Use TLS from the start of the connection (port 465).'),
  EMAIL_SMTP_IGNORE_TLS: boolean(null, 'Do not use STARTTLS even if the server offers it.'),
  EMAIL_SMTP_NAME: string(null, 'Client host name sent in EHLO.'),
  EMAIL_MAILGUN_API_KEY: string(null, 'Mailgun API key.'),
  EMAIL_MAILGUN_DOMAIN: string(null, 'Mailgun domain.'),
  EMAIL_MAILGUN_HOST: string('api.mailgun.net', 'Mailgun API host.'),
  EMAIL_SES_CREDENTIALS__ACCESS_KEY_ID: string(null, 'Amazon SES access key id.'),
  EMAIL_SES_CREDENTIALS__SECRET_ACCESS_KEY: string(null, 'Amazon SES secret access key.'),
  EMAIL_SES_REGION: string(null, 'Amazon SES region.'),
  EMAIL_MAILTRAP_TOKEN: string(null, 'Mailtrap API token.'),
  EMAIL_MAILTRAP_SANDBOX: boolean(null, 'Send to a Mailtrap sandbox inbox instead of recipients.'),
  EMAIL_MAILTRAP_TEST_INBOX_ID: string(null, 'Id of the Mailtrap sandbox inbox.'),
  EMAIL_MAILTRAP_BULK: boolean(null, 'Send through the Mailtrap bulk stream.'),
}
