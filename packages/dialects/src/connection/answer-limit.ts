import { RectoError } from '@recto/errors'
import type { ConnectionConfig } from '../connection.ts'
import type { Statement } from '../sql.ts'

/** How long after the server's own time limit an answer may still come. */
const graceMs = 5000

/** Waits for the answer to a statement. */
export type AnswerLimit = <Value>(statement: Statement, answer: Promise<Value>) => Promise<Value>

/**
 * The server ends a read that takes too long. Where the network loses what it says, or what it was asked, nothing would ever
 * come: reads have the same limit on this side. A change has none, since nobody could tell whether it was made.
 */
export function answerLimit({ readTimeoutMs = 0 }: ConnectionConfig): AnswerLimit {
  if (readTimeoutMs === 0) return (_statement, answer) => answer
  return (statement, answer) => (/^\s*(select|with)\b/i.test(statement.sql) ? inTime(answer, readTimeoutMs + graceMs) : answer)
}

const missing = new WeakSet<RectoError>()

/** The session it was asked in may still be waiting. */
export function isAnswerMissing(error: unknown): boolean {
  return error instanceof RectoError && missing.has(error)
}

function inTime<Value>(answer: Promise<Value>, timeoutMs: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(answerMissing()), timeoutMs).unref()
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function answerMissing(): RectoError {
  const error = new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason: 'It does not answer' } })
  missing.add(error)
  return error
}
