import type { Connection as DriverConnection } from 'mysql2'

/**
 * A SELECT the server ends by itself. MySQL takes the limit as a hint; MariaDB ignores the hint, and alone reads what stands
 * in a `/*M!` comment.
 */
export function limitedRead(text: string, timeoutMs: number): string {
  if (timeoutMs === 0 || !/^\s*SELECT\b/i.test(text)) return text
  const limit = `/*M!100100 SET STATEMENT max_statement_time=${timeoutMs / 1000} FOR */ SELECT /*+ MAX_EXECUTION_TIME(${timeoutMs}) */`
  return text.replace(/^\s*SELECT\b/i, limit)
}

/** Ends what a session is doing. It takes a connection of its own: the pool may have none to spare while its sessions are busy. */
export async function killQuery(connection: DriverConnection, threadId: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => connection.query(`KILL QUERY ${threadId}`, (error) => (error ? reject(error) : resolve())))
  } finally {
    connection.destroy()
  }
}
