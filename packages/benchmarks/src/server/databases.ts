import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { datasetStatements } from './dataset.ts'
import { cpuMsOf } from './processes.ts'

/** A filled database: how Recto and the hand-written server reach it. */
export interface BenchDatabase {
  readonly engine: 'postgres' | 'sqlite'
  readonly environment: Readonly<Record<string, string>>
  /** Runs a statement on it, for setting up. */
  run(statement: string, parameters?: readonly unknown[]): Promise<void>
  /** Processor time its server has used so far for the sessions that are open; 0 where it is part of the process. */
  cpuMs(): Promise<number>
  drop(): Promise<void>
}

/** Statements that fill a database. */
export type Dataset = (syntax: typeof sqliteSyntax) => readonly string[]

/** @param serverUrl A PostgreSQL where a database may be created. */
export async function postgresDatabase(serverUrl: string, dataset: Dataset = datasetStatements): Promise<BenchDatabase> {
  const name = `recto_bench_${process.pid}`
  await withClient(serverUrl, (client) => client.query(`CREATE DATABASE ${name}`))
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).toString()
  await withClient(url, async (client) => {
    for (const statement of dataset(postgresSyntax)) await client.query(statement)
    await client.query('ANALYZE')
  })
  return {
    engine: 'postgres',
    environment: { DB_CLIENT: 'pg', DB_CONNECTION_STRING: url },
    run: (statement, parameters = []) => withClient(url, (client) => client.query(numbered(statement), [...parameters])),
    cpuMs: () => cpuMsOfSessions(serverUrl, name),
    drop: () => withClient(serverUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
  }
}

export async function sqliteDatabase(dataset: Dataset = datasetStatements): Promise<BenchDatabase> {
  const filename = join(await mkdtemp(join(tmpdir(), 'recto-bench-')), 'bench.db')
  const database = new Database(filename)
  database.pragma('journal_mode = WAL')
  for (const statement of dataset(sqliteSyntax)) database.exec(statement)
  database.exec('ANALYZE')
  return {
    engine: 'sqlite',
    environment: { DB_CLIENT: 'sqlite3', DB_FILENAME: filename },
    run: async (statement, parameters = []) => void database.prepare(statement).run(...parameters),
    cpuMs: async () => 0,
    drop: async () => void (existsSync(filename) && database.close()),
  }
}

const postgresSyntax = {
  numbers: (count: number) => `generate_series(1, ${count}) AS n`,
  momentType: 'timestamp',
  moment: (seconds: string) => `timestamp '2020-01-01' + (${seconds}) * interval '1 second'`,
  boolean: (condition: string) => condition,
}

const sqliteSyntax = {
  numbers: (count: number) =>
    `(WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < ${count}) SELECT n FROM counter)`,
  momentType: 'datetime',
  moment: (seconds: string) => `datetime('2020-01-01', (${seconds}) || ' seconds')`,
  boolean: (condition: string) => condition,
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** Only where the server runs on this machine. */
async function cpuMsOfSessions(serverUrl: string, database: string): Promise<number> {
  let sum = 0
  await withClient(serverUrl, async (client) => {
    const { rows } = await client.query<{ pid: number }>('SELECT pid FROM pg_stat_activity WHERE datname = $1', [database])
    for (const { pid } of rows) sum += await cpuMsOf(pid)
  })
  return sum
}

/** Question marks as PostgreSQL's numbered placeholders. */
function numbered(statement: string): string {
  let position = 0
  return statement.replaceAll('?', () => `$${++position}`)
}
