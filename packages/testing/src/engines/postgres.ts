import pg from 'pg'
import { type Engine, withDatabase } from './engine.ts'

export const postgres: Engine = {
  name: 'postgres',
  usualUrls: ['postgres://postgres@127.0.0.1:5432/postgres', 'postgres://postgres:postgres@127.0.0.1:5432/postgres'],
  version: (serverUrl) => versionOf(serverUrl, (text) => text.startsWith('PostgreSQL')),
  create: async (serverUrl, name) => {
    // template0 accepts no sessions, so suites may create databases at the same time.
    await run(serverUrl, `CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`)
  },
  drop: async (serverUrl, name) => {
    await run(serverUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
  },
  config: withDatabase,
}

export const cockroachdb: Engine = {
  name: 'cockroachdb',
  usualUrls: ['postgres://root@127.0.0.1:26257/defaultdb'],
  version: (serverUrl) => versionOf(serverUrl, (text) => text.startsWith('CockroachDB')),
  create: async (serverUrl, name) => {
    await run(serverUrl, `CREATE DATABASE "${name}"`)
  },
  drop: async (serverUrl, name) => {
    await run(serverUrl, `DROP DATABASE IF EXISTS "${name}" CASCADE`)
  },
  config: withDatabase,
}

async function versionOf(serverUrl: string, isOurs: (version: string) => boolean): Promise<string> {
  const rows = await run(serverUrl, 'SELECT version() AS version')
  const version = String(rows[0]?.['version'])
  if (!isOurs(version)) throw new Error(`The server is ${version}.`)
  return version.split(' ').slice(0, 2).join(' ')
}

async function run(serverUrl: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: serverUrl, connectionTimeoutMillis: 5000 })
  // A forced drop ends idle sessions, which node-postgres reports as an event.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}
