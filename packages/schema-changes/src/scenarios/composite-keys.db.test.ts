import { rawStatement } from '@recto/dialects'
import { eachDatabase, testDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { createRelation, updateCollection, updateFields, updateRelation } from '../operations.ts'
import { applyDiff } from '../snapshots/apply-diff.ts'
import { parseDiff, parseSnapshot } from '../snapshots/parse-snapshot.ts'
import { checkDiff, currentSnapshot, diffWith } from '../snapshots/snapshots.ts'
import { type Administrator, administratorOf, refusal } from '../testing/administrator.ts'

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
      await origin.change(updateCollection(collection, { meta: {} }))
      await origin.change(
        updateFields(
          collection,
          fields.map((field) => ({ field, meta: {} })),
        ),
      )
    }
    await origin.change(updateRelation({ collection: 'copies', field: 'editions' }, { meta: { one_deselect_action: 'delete' } }))
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
    const snapshot = parseSnapshot(JSON.parse(JSON.stringify(currentSnapshot(origin.context()))))
    const difference = parseDiff(JSON.parse(JSON.stringify(diffWith(copy.context(), snapshot, { force: false }))))
    checkDiff(copy.context(), difference)
    await copy.change(applyDiff(difference.diff))
    const { dialect, connection } = copy.platform
    const found = (await dialect.introspect(connection)).tables.find(({ name }) => name === 'copies')
    expect(found?.foreignKeys).toMatchObject([
      { columns: ['isbn', 'number'], referencedTable: 'editions', referencedColumns: ['isbn', 'number'], onDelete: 'CASCADE' },
    ])
    expect((await copy.model()).relation('copies', 'editions')).toMatchObject({
      related_collection: 'editions',
      schema: { columns: ['isbn', 'number'], foreign_key_columns: ['isbn', 'number'], on_delete: 'CASCADE' },
      meta: { one_deselect_action: 'delete' },
    })
    expect(diffWith(copy.context(), snapshot, { force: false })).toBeNull()
  })

  it('refuses a key over columns that are not there', async () => {
    const body = { collection: 'copies', field: 'other', related_collection: 'editions' }
    const schema = { columns: ['isbn', 'none'], foreign_key_columns: ['isbn', 'number'] }
    expect((await refusal(() => origin.change(createRelation({ ...body, schema })))).message).toContain(`Field "none" doesn't exist`)
    const uneven = { ...schema, foreign_key_columns: ['isbn'] }
    expect((await refusal(() => origin.change(createRelation({ ...body, schema: uneven })))).status).toBe(400)
  })
})
