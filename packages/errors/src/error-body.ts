import { text } from './message-parts.ts'
import type { RectoError } from './recto-error.ts'

/** What a client receives when a request fails. */
export interface ErrorBody {
  readonly errors: readonly ErrorEntry[]
}

export interface ErrorEntry {
  readonly message: string
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string }
}

export interface ErrorBodyOptions {
  /** Tell what went wrong inside, in place of INTERNAL_SERVER_ERROR's general words: for administrators. @default false */
  readonly revealCause?: boolean
  /** Add `extensions.stack`: for development. @default false */
  readonly includeStack?: boolean
}

/** The body of a failed request: one entry per error that `error` stands for. */
export function errorBody(error: RectoError, options: ErrorBodyOptions = {}): ErrorBody {
  return { errors: error.all.map((entry) => errorEntry(entry, options)) }
}

/** The HTTP status of a failed request: the errors' own, or 500 when they differ. */
export function errorStatus(error: RectoError): number {
  const [status = 500, ...others] = new Set(error.all.map((entry) => entry.status))
  return others.length === 0 ? status : 500
}

function errorEntry(error: RectoError, options: ErrorBodyOptions): ErrorEntry {
  const stack = options.includeStack ? { stack: error.stack } : {}
  return { message: messageFor(error, options), extensions: { ...error.extensions, ...stack, code: error.code } }
}

function messageFor(error: RectoError, { revealCause = false }: ErrorBodyOptions): string {
  if (!revealCause || error.code !== 'INTERNAL_SERVER_ERROR' || error.cause === undefined) return error.message
  return error.cause instanceof Error ? error.cause.message : text(error.cause)
}
