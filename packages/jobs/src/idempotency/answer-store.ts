import type { Context } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'

/** The answer of a request with an idempotency key, as it is stored. */
export interface StoredAnswer {
  readonly id: string
  readonly requestHash: string
  readonly answer: unknown
}

/** Stores answers in `recto_idempotency_keys`; for the idempotency of a transport. */
export interface StoredAnswers {
  /** The answer of that id, unless it has expired. */
  find(id: string): Promise<StoredAnswer | null>
  /**
   * Stores an answer with the transaction of `inside`.
   * @throws {RectoError} RECORD_NOT_UNIQUE when there is one of that id
   */
  save(answer: StoredAnswer & { readonly ttlMs: number }, inside: Context): Promise<void>
}

/** Reads and stores answers of the requests of `context`. */
export function storedAnswers(context: Context): StoredAnswers {
  return { find: (id) => findAnswer(id, context), save: saveAnswer }
}

/** Expired answers count as deleted, whether they are deleted yet or not. */
async function findAnswer(id: string, { platform, now }: Context): Promise<StoredAnswer | null> {
  const row = await systemDatabase(platform)
    .selectFrom('recto_idempotency_keys')
    .select(['request_hash', 'response'])
    .where('id', '=', id)
    .where('expires', '>=', now.toISOString())
    .executeTakeFirst()
  return row === undefined ? null : { id, requestHash: row.request_hash, answer: JSON.parse(row.response ?? 'null') as unknown }
}

async function saveAnswer(
  { id, requestHash, answer, ttlMs }: StoredAnswer & { readonly ttlMs: number },
  { platform, now }: Context,
): Promise<void> {
  const recto = systemDatabase(platform)
  await recto.deleteFrom('recto_idempotency_keys').where('id', '=', id).where('expires', '<', now.toISOString()).execute()
  const row = { id, request_hash: requestHash, status: 200, response: JSON.stringify(answer), created: now }
  await recto
    .insertInto('recto_idempotency_keys')
    .values({ ...row, expires: new Date(now.getTime() + ttlMs) })
    .execute()
}
