import { createConnection } from 'mysql2/promise'
import { type Engine, withDatabase } from './engine.ts'

const usualUrls = [3306, 3307, 3308].flatMap((port) => [`mysql://root@127.0.0.1:${port}`, `mysql://root:root@127.0.0.1:${port}`])

export const mysql: Engine = {
  name: 'mysql',
  usualUrls,
  version: (serverUrl) => versionOf(serverUrl, (text) => !isMariaDb(text)),
  create: async (serverUrl, name) => {
    await run(serverUrl, `CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`)
  },
  drop: async (serverUrl, name) => {
    await run(serverUrl, `DROP DATABASE IF EXISTS \`${name}\``)
  },
  config: withDatabase,
}

/** Speaks MySQL's protocol and stands on the same ports; only the version text tells them apart. */
export const mariadb: Engine = {
  ...mysql,
  name: 'mariadb',
  version: (serverUrl) => versionOf(serverUrl, isMariaDb),
}

function isMariaDb(version: string): boolean {
  return /mariadb/i.test(version)
}

async function versionOf(serverUrl: string, isOurs: (version: string) => boolean): Promise<string> {
  const rows = await run(serverUrl, 'SELECT VERSION() AS version')
  const version = readVersion(rows)
  if (!isOurs(version)) throw new Error(`The server is ${version}.`)
  return version
}

function readVersion(rows: unknown): string {
  const first: unknown = Array.isArray(rows) ? rows[0] : undefined
  return typeof first === 'object' && first !== null && 'version' in first ? String(first.version) : ''
}

async function run(serverUrl: string, statement: string): Promise<unknown> {
  const connection = await createConnection({ uri: serverUrl, connectTimeout: 5000 })
  try {
    const [rows] = await connection.query(statement)
    return rows
  } finally {
    await connection.end()
  }
}
