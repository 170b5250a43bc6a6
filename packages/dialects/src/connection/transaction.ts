import type { Connection, OpenTransaction } from '../connection.ts'
import type { RectoConnection, RectoDriver } from '../driver.ts'
import { createMutex, type Mutex } from './mutex.ts'

/** Runs `work` between the beginning and the end of a transaction or savepoint. */
export async function runTransaction<Value>(
  begin: () => Promise<OpenTransaction>,
  work: (session: Connection) => Promise<Value>,
): Promise<Value> {
  const transaction = await begin()
  try {
    const value = await work(transaction.session)
    await transaction.commit()
    return value
  } catch (error) {
    await transaction.rollback(error)
    throw error
  }
}

/** Begins a transaction in a session of its own, which is given back at its end. */
export async function beginTransaction(driver: RectoDriver): Promise<OpenTransaction> {
  const connection = await driver.acquireConnection()
  try {
    await driver.beginTransaction(connection, {})
  } catch (error) {
    driver.release(connection, driver.isConnectionLost(error))
    throw error
  }
  return {
    session: sessionConnection({ driver, connection, depth: 1 }),
    commit: async () => {
      await driver.commitTransaction(connection)
      driver.release(connection, false)
    },
    rollback: async (cause) => {
      const isRolledBack = await succeeds(driver.rollbackTransaction(connection))
      driver.release(connection, !isRolledBack || driver.isConnectionLost(cause))
    },
  }
}

/** A session inside a transaction, and how many savepoints deep it is. */
interface Session {
  readonly driver: RectoDriver
  readonly connection: RectoConnection
  readonly depth: number
}

function sessionConnection(session: Session): Connection {
  const { connection } = session
  const { list } = connection
  const turns = createMutex()
  const begin = (): Promise<OpenTransaction> => beginSavepoint(session, turns)
  return {
    rows: (statement) => connection.rows(statement),
    text: (statement) => connection.text(statement),
    texts: (statement) => connection.texts(statement),
    ...(list === undefined ? {} : { list: (statement, layout) => list.call(connection, statement, layout) }),
    stream: (statement) => connection.stream(statement),
    execute: (statement) => connection.execute(statement),
    transaction: (work) => runTransaction(begin, work),
    begin,
    close: () => Promise.reject(new Error("A transaction ends when its work is done; it can't be closed.")),
  }
}

/** Savepoints of one transaction end in the opposite order of their beginning, so those beside each other take turns. */
async function beginSavepoint({ driver, connection, depth }: Session, turns: Mutex): Promise<OpenTransaction> {
  const endTurn = await turns.acquire()
  const name = `recto_${depth}`
  try {
    await driver.savepoint(connection, name)
  } catch (error) {
    endTurn()
    throw error
  }
  return {
    session: sessionConnection({ driver, connection, depth: depth + 1 }),
    commit: async () => {
      await driver.releaseSavepoint(connection, name)
      endTurn()
    },
    rollback: async () => {
      // After a deadlock the whole transaction, and so the savepoint, may be gone; the first error is the one to tell.
      if (await succeeds(driver.rollbackToSavepoint(connection, name))) await succeeds(driver.releaseSavepoint(connection, name))
      endTurn()
    },
  }
}

async function succeeds(work: Promise<void>): Promise<boolean> {
  return await work.then(
    () => true,
    () => false,
  )
}
