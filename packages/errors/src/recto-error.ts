import { type ErrorCode, type ErrorFacts, type ErrorRow, errorTable } from './error-table.ts'

export interface RectoErrorOptions {
  /** Facts about this error, sent to the client beside the code. */
  readonly extensions?: ErrorFacts
  /** Replaces the table's message. */
  readonly message?: string
  /** What went wrong underneath. Logged, never sent. */
  readonly cause?: unknown
  /** What a refusal is about, for callers who may know more than it says. Never sent. */
  readonly about?: RefusedName
  /** When one failure is several errors: all of them, this one's like first. See `validationError`. */
  readonly all?: readonly RectoError[]
}

/** Names that were asked for, and do not exist or may not be accessed. */
export interface RefusedName {
  readonly collection: string
  readonly fields?: readonly string[]
  /** The field whose values hold what was named. */
  readonly below?: string
  /** The key of an item, as it was written. */
  readonly key?: string | number
}

/** The only error that leaves a Recto package. Callers switch on `code`, never on text. */
export class RectoError extends Error {
  override readonly name = 'RectoError'
  readonly code: ErrorCode
  readonly status: number
  readonly extensions: ErrorFacts
  /** The errors this one stands for; mostly just itself. */
  readonly all: readonly RectoError[]

  readonly about: RefusedName | undefined

  constructor(code: ErrorCode, options: RectoErrorOptions = {}) {
    const { extensions = {}, message, cause, all, about } = options
    const row: ErrorRow = errorTable[code]
    super(message ?? messageOf(row, extensions), cause === undefined ? undefined : { cause })
    this.code = code
    this.status = row.status
    this.extensions = extensions
    this.all = all ?? [this]
    this.about = about
    // A list of itself would make loggers and comparisons walk in circles, and names are for who may know them.
    Object.defineProperties(this, { all: { enumerable: false }, about: { enumerable: false } })
  }
}

function messageOf(row: ErrorRow, extensions: ErrorFacts): string {
  return typeof row.message === 'string' ? row.message : row.message(extensions)
}
