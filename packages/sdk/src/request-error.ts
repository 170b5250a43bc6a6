import type { ErrorCode } from '@recto/errors'

/** A code of the server's error table, one of a server extension, or `NETWORK` when no answer came. */
export type RequestErrorCode = ErrorCode | 'NETWORK' | (string & {})

/** One entry of the server's `errors` list. */
export interface ApiProblem {
  readonly message: string
  readonly code: RequestErrorCode
  readonly extensions: Readonly<Record<string, unknown>>
}

/** Every failed request ends in this error. Switch on `code`; `problems` has one entry per failing rule. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly code: RequestErrorCode
  /** HTTP status, or 0 when no answer came. */
  readonly status: number
  readonly problems: readonly ApiProblem[]

  constructor(status: number, problems: readonly ApiProblem[], cause?: unknown) {
    const first = problems[0]
    super(first?.message ?? `The server answered with status ${status}.`, cause === undefined ? undefined : { cause })
    this.code = first?.code ?? 'INTERNAL_SERVER_ERROR'
    this.status = status
    this.problems = problems
  }
}

/** Whether something thrown is a `RequestError`, optionally with the given code. */
export function isRequestError(error: unknown, code?: RequestErrorCode): error is RequestError {
  return error instanceof RequestError && (code === undefined || error.code === code)
}

/** Makes the error of an answer whose body may be the API's error list, or anything else a proxy put there. */
export function toRequestError(status: number, body: unknown): RequestError {
  const listed = isRecord(body) && Array.isArray(body['errors']) ? body['errors'] : []
  const problems = listed.filter(isRecord).map(toProblem)
  return new RequestError(status, problems)
}

function toProblem(entry: Readonly<Record<string, unknown>>): ApiProblem {
  const { code, ...extensions } = isRecord(entry['extensions']) ? entry['extensions'] : {}
  return { message: String(entry['message'] ?? ''), code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR', extensions }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
