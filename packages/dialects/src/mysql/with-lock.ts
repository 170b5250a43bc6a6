import { RectoError } from '@recto/errors'
import type { Connection } from '../connection.ts'
import type { TableName } from '../schema-change.ts'
import { rawStatement } from '../sql.ts'

/** How long others may keep it, in seconds; the engines agree on no way to say "for ever". */
const patienceSeconds = 86_400

/** Names of locks count for the whole server and have at most 64 characters; two that share one only wait longer. */
const name = "CONCAT('recto/', CRC32(DATABASE()), '/', LEFT(?, 40))"

/**
 * DDL ends transactions, so a session of its own holds the lock while others work. It may be idle for long, which the
 * server is configured to allow it.
 */
export function withLock<Value>(connection: Connection, lock: TableName, work: (session: Connection) => Promise<Value>): Promise<Value> {
  return connection.transaction(async (holder) => {
    const ask = (text: string) => holder.text(rawStatement(text, [lock.name]))
    const release = async (): Promise<void> => void (await ask(`SELECT RELEASE_LOCK(${name})`))
    const wait = (value: string) => holder.execute(rawStatement(`SET SESSION wait_timeout = ${value}`))
    if ((await ask(`SELECT GET_LOCK(${name}, ${patienceSeconds})`)) !== '1') throw busy()
    try {
      await wait(String(patienceSeconds))
      return await work(connection)
    } finally {
      // A session must not go back to the pool with the lock.
      await release().catch(release)
      await wait('DEFAULT').catch(() => undefined)
    }
  })
}

function busy(): RectoError {
  return new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason: 'Another process holds the lock' } })
}
