import { eachDatabase } from '@recto/testing'
import { type Generated, Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Dialect } from '../dialect.ts'
import { compile, raw } from '../index.ts'
import { createCatalogIntrospector } from '../kysely/catalog-introspector.ts'
import { openDatabase } from '../open-database.ts'

interface Shelf {
  readonly driver_books: { readonly id: Generated<number>; readonly title: string }
}

/** A driver is kysely's own interface, so kysely itself can be put on one. */
eachDatabase((database) => {
  let dialect: Dialect
  let db: Kysely<Shelf>
  const titles = async (): Promise<readonly string[]> =>
    (await db.selectFrom('driver_books').select('title').orderBy('id').execute()).map(({ title }) => title)

  beforeAll(async () => {
    const open = await openDatabase(database.name, database.config)
    dialect = open.dialect
    const changes = dialect.alter({
      kind: 'create-table',
      table: { schema: null, name: 'driver_books' },
      columns: [
        { name: 'id', type: 'integer', isAutoIncrement: true, isNullable: false },
        { name: 'title', type: 'string', isNullable: false },
      ],
      primaryKey: ['id'],
    })
    for (const statement of changes) await open.connection.execute(statement)
    db = new Kysely<Shelf>({
      dialect: {
        createAdapter: () => dialect.createAdapter(),
        createDriver: () => dialect.createDriver(database.config),
        createIntrospector: () => createCatalogIntrospector(dialect, open.connection),
        createQueryCompiler: () => dialect.createQueryCompiler(),
      },
    })
    await open.connection.close()
  })
  afterAll(() => db.destroy())
  beforeEach(async () => void (await db.deleteFrom('driver_books').execute()))

  it('commits and rolls back', async () => {
    await db.transaction().execute(async (trx) => void (await trx.insertInto('driver_books').values({ title: 'kept' }).execute()))
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto('driver_books').values({ title: 'gone' }).execute()
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await titles()).toEqual(['kept'])
  })

  it('rolls back to savepoints', async () => {
    const trx = await db.startTransaction().execute()
    await trx.insertInto('driver_books').values({ title: 'before' }).execute()
    const after = await trx.savepoint('here').execute()
    await after.insertInto('driver_books').values({ title: 'after' }).execute()
    await after.rollbackToSavepoint('here').execute()
    await after.releaseSavepoint('here').execute()
    await trx.commit().execute()
    expect(await titles()).toEqual(['before'])
  })

  it('refuses isolation levels, and has sessions left after that', async () => {
    for (let round = 0; round < 12; round += 1) {
      const asked = db
        .transaction()
        .setIsolationLevel('serializable')
        .execute(async () => undefined)
      await expect(asked).rejects.toThrow(TypeError)
    }
    expect(await titles()).toEqual([])
  })

  it('is not to be used before it is initialized', async () => {
    await expect(dialect.createDriver(database.config).acquireConnection()).rejects.toThrow('init()')
  })

  it('takes the statements of a transaction that was begun by hand', async () => {
    const connection = await dialect.connect(database.config)
    const insert = (title: string) => compile(dialect, raw(`INSERT INTO driver_books (title) VALUES ('${title}')`))
    const kept = await connection.begin()
    await kept.session.execute(insert('kept'))
    const inner = await kept.session.begin()
    await inner.session.execute(insert('undone'))
    await inner.rollback()
    await kept.commit()
    const gone = await connection.begin()
    await gone.session.execute(insert('gone'))
    await gone.rollback()
    expect(await titles()).toEqual(['kept'])
    await connection.close()
  })
})
