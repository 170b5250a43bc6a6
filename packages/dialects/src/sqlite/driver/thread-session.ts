import Sqlite, { type Database, type Statement as Prepared } from 'better-sqlite3'
import QuickLRU from 'quick-lru'
import { registerFunctions } from './functions.ts'
import type { ReaderSetup } from './reader-messages.ts'

const compiledMax = 100

/** A thread's own way to the file. */
export interface ThreadSession {
  readonly database: Database
  /** Compiled once; not to be used while it is being iterated. */
  prepare(text: string): Prepared<unknown[]>
}

export function openThreadSession({ filename, driverOptions }: ReaderSetup): ThreadSession {
  const database = new Sqlite(filename, { ...driverOptions, readonly: true })
  registerFunctions(database, () => new Sqlite(':memory:'))
  database.pragma('busy_timeout = 5000')
  const compiled = new QuickLRU<string, Prepared<unknown[]>>({ maxSize: compiledMax })
  return {
    database,
    prepare(text) {
      const known = compiled.get(text)
      if (known !== undefined) return known
      const fresh = database.prepare<unknown[]>(text)
      compiled.set(text, fresh)
      return fresh
    },
  }
}

/** The first column of a row, as text. */
export function firstColumn(row: unknown): string | null {
  const value: unknown = Array.isArray(row) ? row[0] : null
  return value === null || value === undefined ? null : String(value)
}
