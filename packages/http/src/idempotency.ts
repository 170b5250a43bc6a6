import { createHash } from 'node:crypto'
import { invalidPayload, RectoError } from '@recto/errors'
import type { FastifyRequest } from 'fastify'

/** How long an answer is kept: one day. */
const keptMs = 24 * 60 * 60 * 1000

const keyLengthMax = 255

/** An answer that is kept, so that a repeated request gets it without being executed again. */
export interface KeptAnswer {
  /** Hash of caller and key. */
  readonly id: string
  readonly requestHash: string
  readonly answer: unknown
}

/** Where answers are kept. `Session` is the transaction in which a request is executed. */
export interface AnswerStore<Session> {
  /** The answer of that id, unless it has expired. */
  find(id: string): Promise<KeptAnswer | null>
  /**
   * Keeps an answer within the transaction of its request.
   * @throws {RectoError} RECORD_NOT_UNIQUE when there is one of that id
   */
  save(answer: KeptAnswer & { readonly ttlMs: number }, session: Session): Promise<void>
}

/** A request with an idempotency key. */
export interface IdempotentRequest {
  readonly key: string
  /** Identifies the caller: keys of different callers are different keys. */
  readonly caller: readonly (string | null)[]
  readonly body: unknown
}

/** The answer to a request with an idempotency key. */
export interface IdempotentAnswer {
  readonly answer: unknown
  /** Whether it is the answer of an earlier request, and nothing was executed. */
  readonly isReplay: boolean
}

/** Saves the answer; to be called before the transaction commits. */
export type SaveAnswer<Session> = (answer: unknown, session: Session) => Promise<void>

/** The `Idempotency-Key` header of a request; `null` without one. @throws {RectoError} INVALID_PAYLOAD when it is too long */
export function idempotencyKeyOf({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key === 'string' && key.length <= keyLengthMax) return key
  throw invalidPayload(`An Idempotency-Key has at most ${keyLengthMax} characters`)
}

/**
 * Executes a request once: its answer is kept in the same transaction, and repeated requests with the same key get that answer.
 * @throws {RectoError} UNPROCESSABLE_CONTENT when the key was used for another request
 */
export async function executeOnce<Session>(
  { key, caller, body }: IdempotentRequest,
  store: AnswerStore<Session>,
  execute: (save: SaveAnswer<Session>) => Promise<unknown>,
): Promise<IdempotentAnswer> {
  const id = hashOf([...caller, key])
  const requestHash = hashOf(body)
  const earlier = await findAnswer({ id, requestHash }, store)
  if (earlier !== null) return earlier
  try {
    const save: SaveAnswer<Session> = (answer, session) => store.save({ id, requestHash, answer, ttlMs: keptMs }, session)
    return { answer: await execute(save), isReplay: false }
  } catch (error) {
    // The same request was executed at the same time and committed first.
    const isDuplicate = error instanceof RectoError && error.code === 'RECORD_NOT_UNIQUE'
    const answer = isDuplicate ? await findAnswer({ id, requestHash }, store) : null
    if (answer === null) throw error
    return answer
  }
}

async function findAnswer<Session>(
  { id, requestHash }: Pick<KeptAnswer, 'id' | 'requestHash'>,
  store: AnswerStore<Session>,
): Promise<IdempotentAnswer | null> {
  const kept = await store.find(id)
  if (kept === null) return null
  if (kept.requestHash !== requestHash)
    throw new RectoError('UNPROCESSABLE_CONTENT', { extensions: { reason: 'This Idempotency-Key was used for another request' } })
  return { answer: kept.answer, isReplay: true }
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
