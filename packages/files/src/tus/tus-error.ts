/** A refusal in the form that the protocol's library answers with: a status and a plain text. */
export class TusError extends Error {
  override readonly name = 'TusError'
  // The names are the library's.
  readonly status_code: number
  readonly body: string

  constructor(status: number, message: string) {
    super(message)
    this.status_code = status
    this.body = `${message}\n`
  }
}

/** There is no such upload of the caller. */
export function uploadNotFound(): TusError {
  return new TusError(404, 'The file for this url was not found')
}
