import type { Connection, Statement } from '@recto/dialects'

/** Counts statements that change something and lets one of them fail. */
export interface Saboteur {
  seen: number
  /** The statement that fails, counted from 1; 0: none does. */
  target: number
  /** Whether from then on nothing reaches the database any more, as if the process had ended. */
  isFinal: boolean
}

const reads = /^\s*(?:SELECT|WITH|SHOW|PRAGMA)\b/i
/** What the server does by itself for a process that has gone. */
const cleanUp = /RELEASE_LOCK|wait_timeout = DEFAULT/

/** A connection whose statements pass the saboteur. */
export function failingConnection(connection: Connection, saboteur: Saboteur): Connection {
  const check = <Value>(statement: Statement, run: () => Value): Value => {
    const isCounted = !reads.test(statement.sql)
    if (isCounted) saboteur.seen += 1
    const isOver = saboteur.isFinal && saboteur.target > 0 && saboteur.seen >= saboteur.target && !cleanUp.test(statement.sql)
    if (isOver || (isCounted && saboteur.seen === saboteur.target)) throw new Error('The connection was lost')
    return run()
  }
  return {
    rows: async (statement) => await check(statement, () => connection.rows(statement)),
    text: async (statement) => await check(statement, () => connection.text(statement)),
    texts: async (statement) => await check(statement, () => connection.texts(statement)),
    stream: (statement) => check(statement, () => connection.stream(statement)),
    execute: async (statement) => await check(statement, () => connection.execute(statement)),
    transaction: (work) => connection.transaction((session) => work(failingConnection(session, saboteur))),
    begin: async () => {
      const transaction = await connection.begin()
      return { ...transaction, session: failingConnection(transaction.session, saboteur) }
    },
    close: () => connection.close(),
  }
}
