import { rawStatement } from '@recto/dialects'
import { eachDatabase, testDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Administrator, administratorOf } from '../testing/administrator.ts'

const tables = [
  'CREATE TABLE editions (isbn varchar(20) NOT NULL, number integer NOT NULL, title varchar(40), PRIMARY KEY (isbn, number))',
  `CREATE TABLE copies (id integer PRIMARY KEY, isbn varchar(20), number integer,
   CONSTRAINT copies_of FOREIGN KEY (isbn, number) REFERENCES editions (isbn, number) ON DELETE CASCADE)`,
]

eachDatabase((database) => {
  const server = inject('rectoTestServers').find(({ name }) => name === database.name)
  let origin: Administrator
  let copy: Administrator
  let dropCopy: () => Promise<void>

  beforeAll(async () => {
    if (server === undefined) return
    origin = await administratorOf(database)
    for (const text of tables) await origin.platform.connection.execute(rawStatement(text))
    await origin.platform.schemaCache.refresh()
    for (const [collection, fields] of [
      ['editions', ['isbn', 'number', 'title']],
      ['copies', ['id', 'isbn', 'number']],
    ] as const) {
      await origin.ask('PATCH', `/collections/${collection}`, { meta: {} })
      await origin.ask(
        'PATCH',
        `/fields/${collection}`,
        fields.map((field) => ({ field, meta: {} })),
      )
    }
    await origin.ask('PATCH', '/relations/copies/editions', { meta: { one_deselect_action: 'delete' } })
    const other = testDatabase(server)
    await other.create()
    dropCopy = () => other.drop()
    copy = await administratorOf(other)
  })
  afterAll(async () => {
    await origin.close()
    await copy.close()
    await dropCopy()
  })

  it('makes a key over several columns from a snapshot, once', async () => {
    const snapshot = await origin.ask('GET', '/schema/snapshot')
    await copy.ask('POST', '/schema/apply', await copy.ask('POST', '/schema/diff', snapshot))
    const { dialect, connection } = copy.platform
    const found = (await dialect.introspect(connection)).tables.find(({ name }) => name === 'copies')
    expect(found?.foreignKeys).toMatchObject([
      { columns: ['isbn', 'number'], referencedTable: 'editions', referencedColumns: ['isbn', 'number'], onDelete: 'CASCADE' },
    ])
    expect(await copy.ask('GET', '/relations/copies/editions')).toMatchObject({
      related_collection: 'editions',
      schema: { columns: ['isbn', 'number'], foreign_key_columns: ['isbn', 'number'], on_delete: 'CASCADE' },
      meta: { one_deselect_action: 'delete' },
    })
    expect(await copy.ask('POST', '/schema/diff', snapshot)).toBeNull()
  })

  it('refuses a key over columns that are not there', async () => {
    const body = { collection: 'copies', field: 'other', related_collection: 'editions' }
    const schema = { columns: ['isbn', 'none'], foreign_key_columns: ['isbn', 'number'] }
    expect((await origin.refusal('POST', '/relations', { ...body, schema })).message).toContain(`Field "none" doesn't exist`)
    const uneven = { ...schema, foreign_key_columns: ['isbn'] }
    expect((await origin.refusal('POST', '/relations', { ...body, schema: uneven })).status).toBe(400)
  })
})
