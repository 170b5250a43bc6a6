import type { Client, PoolClient } from 'pg'

/** The server's name for a session (pg/lib/client.js). */
export function processOf(client: Client | PoolClient): number | null {
  return (client as { readonly processID?: number | null }).processID ?? null
}

/** Ends what a session is doing. It takes a connection of its own: the pool may have none to spare while its sessions are busy. */
export async function cancelSession(client: Client, processId: number | null): Promise<void> {
  await client.connect()
  try {
    await client.query('SELECT pg_cancel_backend($1)', [processId])
  } finally {
    await client.end()
  }
}

/** A change may take longer than a read may. */
export async function withoutTimeout<Value>(client: PoolClient, readTimeoutMs: number, work: () => Promise<Value>): Promise<Value> {
  if (readTimeoutMs === 0) return await work()
  await client.query('SET statement_timeout TO 0')
  try {
    return await work()
  } finally {
    await client.query(`SET statement_timeout TO ${readTimeoutMs}`)
  }
}
