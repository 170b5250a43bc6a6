/** A sender or recipient. */
export interface MailAddress {
  /** Shown beside the address. */
  readonly name: string
  readonly address: string
}

/** An e-mail, ready to be sent. */
export interface Mail {
  readonly to: readonly string[]
  readonly from: string | MailAddress
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly replyTo?: string
  readonly cc?: readonly string[]
  readonly bcc?: readonly string[]
}

/** Delivers mails. */
export interface MailTransport {
  /** Resolves when the next server has accepted the mail. @throws {RectoError} SERVICE_UNAVAILABLE when it does not. */
  send(mail: Mail): Promise<void>
  /** Checks the configuration without sending a mail, where that is possible. @throws {RectoError} SERVICE_UNAVAILABLE */
  verify?(): Promise<void>
  /** Closes connections. Afterwards `send` rejects. */
  close(): Promise<void>
}
