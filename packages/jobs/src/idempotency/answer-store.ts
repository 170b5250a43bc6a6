import { bind, compile, type Dialect, type Sql, sql } from '@recto/dialects'
import type { Context } from '@recto/pipeline'
import { insertStatement, systemTables } from '@recto/system'
import { isBefore } from '../retention/delete-expired.ts'

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

interface AnswerRow {
  readonly request_hash: string
  readonly response: string
}

/** Reads and stores answers of the requests of `context`. */
export function storedAnswers(context: Context): StoredAnswers {
  return { find: (id) => findAnswer(id, context), save: saveAnswer }
}

/** Expired answers count as deleted, whether they are deleted yet or not. */
async function findAnswer(id: string, { platform, now }: Context): Promise<StoredAnswer | null> {
  const { connection, dialect } = platform
  const { identifier } = dialect.expressions
  const columns = sql`${identifier('request_hash')}, ${identifier('response')}`
  const [row] = await connection.rows<AnswerRow>(
    compile(
      dialect,
      sql`SELECT ${columns} FROM ${tableName(dialect)} WHERE ${hasId(dialect, id)} AND NOT (${isBefore(dialect, 'expires', now)})`,
    ),
  )
  return row === undefined ? null : { id, requestHash: row.request_hash, answer: JSON.parse(row.response) as unknown }
}

async function saveAnswer(
  { id, requestHash, answer, ttlMs }: StoredAnswer & { readonly ttlMs: number },
  { platform, now }: Context,
): Promise<void> {
  const table = systemTables.find(({ name }) => name === 'idempotency_keys')
  if (table === undefined) return
  const row = {
    id,
    request_hash: requestHash,
    status: 200,
    response: JSON.stringify(answer),
    created: now.toISOString(),
    expires: new Date(now.getTime() + ttlMs).toISOString(),
  }
  const { connection, dialect } = platform
  const isExpired = sql`${hasId(dialect, id)} AND ${isBefore(dialect, 'expires', now)}`
  await connection.execute(compile(dialect, sql`DELETE FROM ${tableName(dialect)} WHERE ${isExpired}`))
  await connection.execute(compile(dialect, insertStatement(dialect, table, row)))
}

function hasId({ expressions }: Dialect, id: string): Sql {
  return sql`${expressions.identifier('id')} = ${bind(id)}`
}

function tableName({ expressions }: Dialect): Sql {
  return expressions.table({ schema: null, name: 'recto_idempotency_keys' })
}
