import type { Connection } from '../connection.ts'

/** A transaction between its beginning and its end, which come from outside. */
export interface KyselyTransaction {
  readonly session: Connection
  commit(): Promise<void>
  rollback(): Promise<void>
}

/** Ends a transaction without an error of its own. */
class RolledBack extends Error {}

/** Begins a transaction of the connection, or a savepoint when it is inside one already. It is not retried. */
export function beginTransaction(connection: Connection): Promise<KyselyTransaction> {
  return new Promise((resolve, reject) => {
    let isBegun = false
    const end = connection.transaction((session) => {
      // The work of a transaction may be run again after a deadlock. What was done in this one is not known here.
      if (isBegun) return Promise.reject(new RolledBack('The database rolled the transaction back, and it cannot be repeated'))
      isBegun = true
      return new Promise<void>((commit, rollback) => {
        resolve({
          session,
          commit: async () => {
            commit()
            await end
          },
          rollback: async () => {
            rollback(new RolledBack())
            await end.catch(rethrowFailure)
          },
        })
      })
    })
    end.catch(reject)
  })
}

function rethrowFailure(error: unknown): void {
  if (!(error instanceof RolledBack)) throw error
}
