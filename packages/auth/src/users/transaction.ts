import { type NewActivity, type Platform, recordActivity } from '@recto/pipeline'
import { type SystemDatabase, systemDatabase } from '@recto/system'
import type { Kysely } from 'kysely'

/** Accounts inside a transaction. */
export interface AccountTransaction extends Pick<Platform, 'dialect' | 'connection'> {
  readonly recto: Kysely<SystemDatabase>
  /** Writes one row of the activity log. */
  recordActivity(activity: NewActivity): Promise<void>
}

/** Runs `work` in a transaction. @throws {RectoError} when the database rejects a statement */
export async function inTransaction<Value>(platform: Platform, work: (inside: AccountTransaction) => Promise<Value>): Promise<Value> {
  const { dialect, schemaCache } = platform
  try {
    return await platform.connection.transaction((connection) => {
      const source = { dialect, connection, schemaCache }
      return work({ dialect, connection, recto: systemDatabase(source), recordActivity: (activity) => recordActivity(source, activity) })
    })
  } catch (error) {
    // Translated out here, since the transaction retries deadlocks by the original error.
    throw dialect.toRectoError(error) ?? error
  }
}
