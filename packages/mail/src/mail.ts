/** Who writes or is written to. */
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

/** A way for e-mails to leave. */
export interface MailTransport {
  /** Resolves when the next station has taken the mail. @throws {RectoError} SERVICE_UNAVAILABLE when it does not. */
  send(mail: Mail): Promise<void>
  /** Whether mails would be taken, where that can be found out without one. @throws {RectoError} SERVICE_UNAVAILABLE */
  verify?(): Promise<void>
  /** Ends what is open. Afterwards `send` rejects. */
  close(): Promise<void>
}
