import { eachDatabase } from '@recto/testing'
import { type Generated, type Kysely, sql as kyselySql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Connection } from '../connection.ts'
import type { Dialect } from '../dialect.ts'
import { openDatabase } from '../open-database.ts'
import { kyselyFor } from './kysely-for.ts'

interface Library {
  readonly kysely_books: { readonly id: Generated<number>; readonly title: string; readonly pages: number | null }
}

eachDatabase((database) => {
  let connection: Connection
  let dialect: Dialect
  let db: Kysely<Library>
  const titles = async (): Promise<readonly string[]> =>
    (await db.selectFrom('kysely_books').select('title').orderBy('id').execute()).map(({ title }) => title)

  beforeAll(async () => {
    const open = await openDatabase(database.name, database.config)
    connection = open.connection
    dialect = open.dialect
    const table = { schema: null, name: 'kysely_books' }
    const changes = dialect.alter({
      kind: 'create-table',
      table,
      columns: [
        { name: 'id', type: 'integer', isAutoIncrement: true, isNullable: false },
        { name: 'title', type: 'string', isNullable: false },
        { name: 'pages', type: 'integer' },
      ],
      primaryKey: ['id'],
    })
    for (const statement of changes) await connection.execute(statement)
    db = kyselyFor<Library>(dialect, connection)
  })
  afterAll(async () => {
    for (const statement of dialect.alter({ kind: 'drop-table', table: { schema: null, name: 'kysely_books' } }))
      await connection.execute(statement)
    await connection.close()
  })
  beforeEach(async () => void (await db.deleteFrom('kysely_books').execute()))

  it('reads and writes', async () => {
    await db
      .insertInto('kysely_books')
      .values([
        { title: 'Emma', pages: 300 },
        { title: 'Ilias', pages: null },
      ])
      .execute()
    expect(await titles()).toEqual(['Emma', 'Ilias'])
    const { numUpdatedRows } = await db.updateTable('kysely_books').set({ title: 'Iliad' }).where('pages', 'is', null).executeTakeFirst()
    expect(numUpdatedRows).toBe(1n)
    const query = db.selectFrom('kysely_books').select(['title', 'pages']).where('title', '=', 'Iliad').limit(1)
    expect(await query.executeTakeFirst()).toEqual({ title: 'Iliad', pages: null })
    const { numDeletedRows } = await db.deleteFrom('kysely_books').executeTakeFirst()
    expect(numDeletedRows).toBe(2n)
  })

  it('gives the rows of raw SQL', async () => {
    await db.insertInto('kysely_books').values({ title: 'Emma' }).execute()
    const { rows } = await kyselySql<{ title: string }>`SELECT title FROM kysely_books WHERE title = ${'Emma'}`.execute(db)
    expect(rows).toEqual([{ title: 'Emma' }])
  })

  it('commits and rolls back', async () => {
    await db.transaction().execute(async (trx) => void (await trx.insertInto('kysely_books').values({ title: 'kept' }).execute()))
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto('kysely_books').values({ title: 'gone' }).execute()
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await titles()).toEqual(['kept'])
  })

  it('runs in the session of an open transaction, where a transaction is a savepoint', async () => {
    await connection.transaction(async (session) => {
      const inner = kyselyFor<Library>(dialect, session)
      await inner.insertInto('kysely_books').values({ title: 'outer' }).execute()
      const failing = inner.transaction().execute(async (trx) => {
        await trx.insertInto('kysely_books').values({ title: 'inner' }).execute()
        throw new Error('on purpose')
      })
      await expect(failing).rejects.toThrow('on purpose')
    })
    expect(await titles()).toEqual(['outer'])
  })

  it('tells what tables there are', async () => {
    const tables = await db.introspection.getTables()
    const columns = tables.find(({ name }) => name === 'kysely_books')?.columns
    expect(columns?.map(({ name, isAutoIncrementing }) => [name, isAutoIncrementing])).toEqual([
      ['id', true],
      ['title', false],
      ['pages', false],
    ])
  })
})
