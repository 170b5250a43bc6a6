import type { DatabaseName } from '../database-name.ts'

/** How to reach one test database. Fits the connection settings of `@recto/dialects`. */
export interface TestDatabaseConfig {
  /** Servers. */
  readonly url?: string
  /** SQLite: path of the file. */
  readonly filename?: string
}

/** What the tests must know of an engine: which servers to try, and how to make and drop an empty database there. */
export interface Engine {
  readonly name: DatabaseName
  /** Tried in order when the environment names no URL. Empty: only an URL makes the engine run. */
  readonly usualUrls: readonly string[]
  /** The server's own version text. Rejects when nothing answers, or when another engine does. */
  version(serverUrl: string): Promise<string>
  /** Makes the empty database called `name`. */
  create(serverUrl: string, name: string): Promise<void>
  drop(serverUrl: string, name: string): Promise<void>
  /** How to reach the database called `name`. */
  config(serverUrl: string, name: string): TestDatabaseConfig
}

/** The same server URL with another database. */
export function withDatabase(serverUrl: string, name: string): TestDatabaseConfig {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href }
}
