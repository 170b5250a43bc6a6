import { afterAll, beforeAll, describe, inject } from 'vitest'
import type { DatabaseName } from './database-name.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

/**
 * Defines a suite once per engine of this run, each with an empty database of its own that is dropped afterwards.
 * `config` can be read at once; the database is there from the first hook on.
 *
 * @example
 * eachDatabase((database) => {
 *   it('answers', async () => {
 *     const connection = await dialects[database.name].connect(database.config)
 *   })
 * })
 */
export function eachDatabase(define: (database: TestDatabase) => void, names?: readonly DatabaseName[]): void {
  const servers = inject('rectoTestServers').filter((server) => !names || names.includes(server.name))
  describe.each(servers)('$name', (server) => {
    const database = testDatabase(server)
    beforeAll(() => database.create())
    afterAll(() => database.drop())
    define(database)
  })
  // Keeps a file whose engines are all absent from failing as empty.
  if (servers.length === 0) describe.skip(`no server of ${names?.join(', ')} is in this run`, () => void define(absent(names)))
}

function absent(names: readonly DatabaseName[] | undefined): TestDatabase {
  return { name: names?.[0] ?? 'sqlite', config: {} }
}
