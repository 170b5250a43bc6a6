import { Kysely, type KyselyPlugin } from 'kysely'
import type { Connection } from '../connection.ts'
import type { Dialect } from '../dialect.ts'
import { createCatalogIntrospector } from './catalog-introspector.ts'
import { createConnectionDriver } from './connection-driver.ts'

/**
 * A kysely instance whose queries run on this connection: a pool, or the session of an open transaction. Its own
 * transactions are those of {@link Connection.transaction}, so a transaction inside another is a savepoint; only the retries
 * are left out, since kysely cannot repeat what was done inside. Destroying the instance leaves the connection open.
 *
 * @example
 * ```ts
 * const db = kyselyFor<{ books: { id: number; title: string } }>(dialect, connection)
 * await db.insertInto('books').values({ id: 1, title: 'Emma' }).execute()
 * ```
 */
export function kyselyFor<Database>(dialect: Dialect, connection: Connection, plugins: readonly KyselyPlugin[] = []): Kysely<Database> {
  return new Kysely<Database>({
    dialect: {
      createAdapter: () => dialect.createAdapter(),
      createDriver: () => createConnectionDriver(connection),
      createIntrospector: () => createCatalogIntrospector(dialect, connection),
      createQueryCompiler: () => dialect.createQueryCompiler(),
    },
    plugins: [...plugins],
  })
}
