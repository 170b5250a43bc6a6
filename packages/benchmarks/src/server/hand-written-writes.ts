import Database from 'better-sqlite3'
import fastify from 'fastify'
import pg from 'pg'
import { token } from './policy.ts'

/**
 * The writes an engineer would write by hand: one multi-row INSERT, one UPDATE and one DELETE, the token checked and the
 * same row rules held. It keeps no record of who changed what; Recto does.
 */
interface Store {
  insert(rows: readonly Row[]): Promise<readonly Row[]>
  update(batch: number, status: string): Promise<readonly Row[]>
  remove(batch: number): Promise<void>
}

type Row = Readonly<Record<string, unknown>>

const columns = ['batch', 'title', 'status', 'quantity', 'amount', 'note'] as const

const statements = {
  update: "UPDATE orders SET status = $1 WHERE batch = $2 AND status <> 'locked' RETURNING id",
  remove: "DELETE FROM orders WHERE batch = $1 AND status <> 'locked'",
}

function insertText(rows: number, mark: (position: number) => string): string {
  let position = 0
  const row = () => `(${columns.map(() => mark(++position)).join(', ')})`
  return `INSERT INTO orders (${columns.join(', ')}) VALUES ${Array.from({ length: rows }, row).join(', ')} RETURNING *`
}

function valuesOf(rows: readonly Row[]): unknown[] {
  return rows.flatMap((row) => columns.map((column) => row[column] ?? null))
}

function toOrder(row: Row): Row {
  return { ...row, amount: Number(row['amount']).toFixed(2) }
}

function postgresStore(connectionString: string): Store {
  const pool = new pg.Pool({ connectionString, max: 10 })
  pool.on('error', () => undefined)
  return {
    insert: async (rows) =>
      (
        await pool.query<Row>(
          insertText(rows.length, (position) => `$${position}`),
          valuesOf(rows),
        )
      ).rows,
    update: async (batch, status) => (await pool.query<Row>(statements.update, [status, batch])).rows,
    remove: async (batch) => void (await pool.query(statements.remove, [batch])),
  }
}

function sqliteStore(filename: string): Store {
  const database = new Database(filename)
  database.pragma('busy_timeout = 5000')
  database.pragma('synchronous = NORMAL')
  const prepared = new Map<string, Database.Statement>()
  const prepare = (text: string) => {
    const statement = prepared.get(text) ?? database.prepare(text)
    prepared.set(text, statement)
    return statement
  }
  return {
    insert: async (rows) => prepare(insertText(rows.length, () => '?')).all(...valuesOf(rows)) as Row[],
    update: async (batch, status) => prepare(statements.update.replaceAll(/\$\d/g, '?')).all(status, batch) as Row[],
    remove: async (batch) => void prepare(statements.remove.replaceAll(/\$\d/g, '?')).run(batch),
  }
}

const { DB_CONNECTION_STRING, DB_FILENAME = '', PORT } = process.env
const store = DB_CONNECTION_STRING === undefined ? sqliteStore(DB_FILENAME) : postgresStore(DB_CONNECTION_STRING)
const app = fastify({ bodyLimit: 10_000_000 })
app.addHook('onRequest', async (request, reply) => {
  if (request.headers.authorization !== `Bearer ${token}`) await reply.code(401).send({ errors: [{ message: 'Invalid token.' }] })
})
app.get('/ping', async () => 'pong')
app.post<{ Body: Row[] }>('/orders', async (request) => ({ data: (await store.insert(request.body)).map(toOrder) }))
app.patch<{ Body: { batch: number; status: string } }>('/orders', async ({ body }) => ({
  data: await store.update(body.batch, body.status),
}))
app.delete<{ Body: { batch: number } }>('/orders', async ({ body }, reply) => {
  await store.remove(body.batch)
  return reply.code(204).send()
})
await app.listen({ port: Number(PORT), host: '127.0.0.1' })
