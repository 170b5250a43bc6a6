import { randomBytes } from 'node:crypto'
import type { DatabaseName } from './database-name.ts'
import type { TestDatabaseConfig } from './engines/engine.ts'
import { engines } from './engines/engines.ts'

/** An empty database of one suite's own. */
export interface TestDatabase {
  readonly name: DatabaseName
  readonly config: TestDatabaseConfig
}

/** A database that can be made and dropped. Its config is known before it exists. */
export interface ManagedDatabase extends TestDatabase {
  create(): Promise<void>
  drop(): Promise<void>
}

/** Names an empty database on a server; nothing is made before `create`. */
export function testDatabase(server: { readonly name: DatabaseName; readonly url: string }): ManagedDatabase {
  const engine = engines[server.name]
  const name = `recto_test_${randomBytes(6).toString('hex')}`
  return {
    name: server.name,
    config: engine.config(server.url, name),
    create: () => engine.create(server.url, name),
    drop: () => engine.drop(server.url, name),
  }
}
