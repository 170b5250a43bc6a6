import type { Client, PoolClient } from 'pg'
import type { Statement } from '../../sql.ts'

/** Statements kept prepared in one session; above it the session forgets all and starts again. */
const preparedPerSession = 500

/** The name a statement may be prepared under in a session; `undefined`: it is not to be kept. */
export async function preparedName(client: PoolClient, statement: Statement): Promise<string | undefined> {
  if (statement.name === undefined) return undefined
  const known = knownStatements(client)
  const text = known[statement.name]
  if (text !== undefined && text !== statement.sql) return undefined
  if (text === undefined && Object.keys(known).length >= preparedPerSession) await forgetStatements(client)
  return statement.name
}

/** Forgets all statements prepared in a session. */
export async function forgetStatements(client: PoolClient): Promise<void> {
  await client.query('DEALLOCATE ALL')
  const session = (client as Session).connection
  if (session !== undefined) session.parsedStatements = {}
}

/** The driver's own list of what is prepared in a session, name → text (pg/lib/client.js). */
interface Session {
  readonly connection?: { parsedStatements?: Record<string, string> }
}

function knownStatements(client: PoolClient | Client): Readonly<Record<string, string>> {
  return (client as Session).connection?.parsedStatements ?? {}
}
