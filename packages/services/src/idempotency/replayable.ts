import { createHash } from 'node:crypto'
import { RectoError } from '@recto/errors'
import type { BatchResult, Context } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'

/** For how long an answer is kept. */
const keptMs = 24 * 60 * 60 * 1000

/** A request that may be sent again, and the key by which it is known. */
export interface ReplayableRequest {
  readonly key: string
  readonly body: unknown
}

export interface ReplayedAnswer {
  readonly answer: unknown
  /** It was given before; nothing was done now. */
  readonly isReplay: boolean
}

type BeforeCommit = (results: readonly BatchResult[], inside: Context) => Promise<void>

/**
 * Does work whose answer is kept in the same transaction, so that sending the request again does it only once. Callers only
 * meet their own keys.
 * @throws {RectoError} UNPROCESSABLE_CONTENT when the key was used for another request
 */
export async function replayable(
  request: ReplayableRequest,
  context: Context,
  work: (beforeCommit: BeforeCommit) => Promise<readonly BatchResult[]>,
): Promise<ReplayedAnswer> {
  const id = hashOf([context.account.user, context.account.share, request.key])
  const requestHash = hashOf(request.body)
  const known = await findAnswer(id, requestHash, context)
  if (known !== null) return known
  try {
    return { answer: await work((results, inside) => keepAnswer({ id, requestHash, answer: results }, inside)), isReplay: false }
  } catch (error) {
    // The same request was under way at the same time, and was first.
    const answer = error instanceof RectoError && error.code === 'RECORD_NOT_UNIQUE' ? await findAnswer(id, requestHash, context) : null
    if (answer === null) throw error
    return answer
  }
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

/** What has expired is no longer known, whether it is deleted already or not. */
async function findAnswer(id: string, requestHash: string, { platform, now }: Context): Promise<ReplayedAnswer | null> {
  const row = await systemDatabase(platform)
    .selectFrom('recto_idempotency_keys')
    .select(['request_hash', 'response'])
    .where('id', '=', id)
    .where('expires', '>=', now.toISOString())
    .executeTakeFirst()
  if (row === undefined) return null
  if (row.request_hash !== requestHash)
    throw new RectoError('UNPROCESSABLE_CONTENT', { extensions: { reason: 'This Idempotency-Key was used for another request' } })
  return { answer: JSON.parse(row.response ?? 'null') as unknown, isReplay: true }
}

interface Answered {
  readonly id: string
  readonly requestHash: string
  readonly answer: unknown
}

async function keepAnswer({ id, requestHash, answer }: Answered, { platform, now }: Context): Promise<void> {
  const recto = systemDatabase(platform)
  await recto.deleteFrom('recto_idempotency_keys').where('id', '=', id).where('expires', '<', now.toISOString()).execute()
  const row = { id, request_hash: requestHash, status: 200, response: JSON.stringify(answer), created: now }
  await recto
    .insertInto('recto_idempotency_keys')
    .values({ ...row, expires: new Date(now.getTime() + keptMs) })
    .execute()
}
