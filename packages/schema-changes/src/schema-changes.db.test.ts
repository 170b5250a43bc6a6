import { type Connection, openDatabase, rawStatement } from '@recto/dialects'
import { administrator, anonymous, type Context, createContext, openPipeline, type Platform } from '@recto/pipeline'
import { migrate, systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeSchema, planSchemaChange, type SchemaOperation } from './change-schema.ts'
import {
  createCollections,
  createField,
  createRelation,
  deleteCollection,
  deleteField,
  renameCollection,
  renameField,
  updateField,
} from './operations.ts'
import { applyDiff } from './snapshots/apply-diff.ts'
import { currentSnapshot, diffWith } from './snapshots/snapshots.ts'

const nobody = { ...anonymous, roles: [], policies: [], isAdmin: false, isApp: false }

eachDatabase((database) => {
  let connection: Connection
  let platform: Platform
  const context = (): Context => createContext(platform, administrator)
  const change = <Value>(operation: SchemaOperation<Value>): Promise<Value> => changeSchema(context(), operation)
  const fieldsOf = (name: string): string[] => [...(platform.schemaCache.current().collections.get(name)?.fields.keys() ?? [])]
  const recto = () => systemDatabase(platform)

  beforeAll(async () => {
    const opened = await openDatabase(database.name, database.config)
    connection = opened.connection
    await migrate(opened)
    platform = await openPipeline(opened, { schemaPollIntervalMs: 0 })
    const title = { field: 'title', type: 'string', schema: { max_length: 80 }, meta: { interface: 'input' } }
    const author = { field: 'author', type: 'integer', schema: {}, meta: {} }
    await change(
      createCollections([
        { collection: 'authors', schema: {}, meta: {}, fields: [] },
        { collection: 'books', schema: {}, meta: { sort_field: 'title' }, fields: [title, author] },
      ]),
    )
  })
  afterAll(async () => {
    platform.schemaCache.stop()
    await connection.close()
  })

  it('creates collections with an auto-increment key and their fields', () => {
    expect(fieldsOf('authors')).toEqual(['id'])
    expect(fieldsOf('books')).toEqual(['id', 'title', 'author'])
    expect(platform.schemaCache.current().collections.get('books')?.fields.get('title')?.column?.maxLength).toBe(80)
  })

  it('refuses callers who are no administrators', async () => {
    const field = createField('books', { field: 'x', type: 'string', meta: {} })
    await expect(changeSchema(createContext(platform, nobody), field)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(planSchemaChange(createContext(platform, nobody), field)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('records activity and a revision, with who made the change', async () => {
    const activity = await recto().selectFrom('recto_activity').selectAll().where('collection', '=', 'directus_collections').execute()
    expect(activity.map(({ action, item }) => [action, item])).toEqual([
      ['create', 'authors'],
      ['create', 'books'],
    ])
    const revisions = await recto()
      .selectFrom('recto_revisions')
      .select(['activity', 'item'])
      .where('collection', '=', 'directus_collections')
      .execute()
    expect(revisions).toEqual(activity.map(({ id, item }) => ({ activity: id, item })))
  })

  it('gives new fields the next place in their collection', async () => {
    const rows = await recto()
      .selectFrom('recto_fields')
      .select(['field', 'sort'])
      .where('collection', '=', 'books')
      .orderBy('sort')
      .execute()
    expect(rows.map(({ field, sort }) => [field, sort])).toEqual([
      ['id', 1],
      ['title', 2],
      ['author', 3],
    ])
  })

  it('plans without writing', async () => {
    const plan = await planSchemaChange(context(), createField('books', { field: 'pages', type: 'integer', schema: {}, meta: {} }))
    expect(plan.statements.map(({ change: kind, table, destroys }) => ({ kind, table, destroys }))).toEqual([
      { kind: 'add-column', table: 'books', destroys: false },
    ])
    expect(plan.rows).toEqual([{ collection: 'directus_fields', action: 'create', count: 1 }])
    expect(fieldsOf('books')).not.toContain('pages')
  })

  const refused: readonly (readonly [what: string, operation: () => SchemaOperation<unknown>, reason: string])[] = [
    ['a name that is taken', () => createField('books', { field: 'title', type: 'string', schema: {}, meta: {} }), 'already exists'],
    ['a collection that exists', () => createCollections({ collection: 'books', schema: {}, meta: {} }), 'already exists'],
    ['a name with a space at its end', () => createField('books', { field: 'x ', type: 'string', schema: {}, meta: {} }), 'space'],
    ['the primary key', () => deleteField({ collection: 'books', field: 'id' }), 'primary key'],
    ['another kind of field', () => updateField({ collection: 'books', field: 'title' }, { type: 'alias' }), 'Alias type'],
  ]

  it.each(refused)('refuses %s', async (_what, operation, reason) => {
    await expect(change(operation())).rejects.toMatchObject({ code: 'INVALID_PAYLOAD', message: expect.stringContaining(reason) })
  })

  it('leaves nothing behind when a later step fails', async () => {
    const before = await recto().selectFrom('recto_fields').select('field').where('collection', '=', 'books').execute()
    const failing: SchemaOperation<void> = async (executor) => {
      await createField('books', { field: 'lost', type: 'string', schema: {}, meta: {} })(executor)
      throw new Error('broken off')
    }
    await expect(change(failing)).rejects.toThrow()
    expect(fieldsOf('books')).not.toContain('lost')
    expect(await recto().selectFrom('recto_fields').select('field').where('collection', '=', 'books').execute()).toEqual(before)
  })

  describe('with rows', () => {
    beforeAll(async () => {
      for (const text of [
        'INSERT INTO authors (id) VALUES (1)',
        "INSERT INTO books (id, title, author) VALUES (1, 'Emma', 1)",
        'INSERT INTO books (id, title, author) VALUES (2, NULL, 7)',
        "INSERT INTO books (id, title, author) VALUES (3, 'Emma', NULL)",
      ])
        await connection.execute(rawStatement(text))
    })

    it.each([
      ['no value', { is_nullable: false }, 'CONTAINS_NULL_VALUES', { rows: [2] }],
      ['a shared value', { is_unique: true }, 'RECORD_NOT_UNIQUE', { rows: [1, 3] }],
    ])('lists rows with %s instead of changing the field', async (_what, schema, code, extensions) => {
      const operation = updateField({ collection: 'books', field: 'title' }, { type: 'string', schema })
      await expect(change(operation)).rejects.toMatchObject({ code, extensions })
    })

    it('lists rows whose values do not fit another type', async () => {
      const operation = updateField({ collection: 'books', field: 'title' }, { type: 'integer', schema: {} })
      await expect(change(operation)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD', extensions: { rows: [1, 3] } })
    })

    it('lists rows that refer to nothing instead of adding a relation', async () => {
      const relation = createRelation({ collection: 'books', field: 'author', related_collection: 'authors', schema: {}, meta: {} })
      await expect(change(relation)).rejects.toMatchObject({ code: 'INVALID_FOREIGN_KEY', extensions: { rows: [2] } })
    })

    it('refuses a required field without a default', async () => {
      const field = createField('books', { field: 'isbn', type: 'string', schema: { is_nullable: false }, meta: {} })
      await expect(change(field)).rejects.toMatchObject({ code: 'CONTAINS_NULL_VALUES' })
    })
  })

  it('renames a field and collection with their references', async () => {
    await recto().insertInto('recto_activity').values({ action: 'create', collection: 'books', item: '1' }).execute()
    await change(renameField({ collection: 'books', field: 'title' }, { field: 'name' }))
    await change(renameCollection('books', { collection: 'works' }))
    const row = await recto()
      .selectFrom('recto_collections')
      .select(['collection', 'sort_field'])
      .where('collection', '=', 'works')
      .executeTakeFirst()
    expect(row).toEqual({ collection: 'works', sort_field: 'name' })
    expect(fieldsOf('works')).toEqual(['id', 'name', 'author'])
    expect(fieldsOf('books')).toEqual([])
    const activity = await recto().selectFrom('recto_activity').select('id').where('collection', '=', 'books').execute()
    expect(activity).toEqual([])
  })

  it('deletes permissions whose rule uses a deleted field', async () => {
    const [policy] = await recto().selectFrom('recto_policies').select('id').execute()
    const permission = { policy: policy?.id ?? '', collection: 'works', action: 'read', fields: ['*'] }
    await recto()
      .insertInto('recto_permissions')
      .values({ ...permission, permissions: { name: { _eq: 'Emma' } } })
      .execute()
    await recto()
      .insertInto('recto_permissions')
      .values({ ...permission, permissions: { author: { _eq: 1 } } })
      .execute()
    await change(deleteField({ collection: 'works', field: 'name' }))
    const left = await recto().selectFrom('recto_permissions').select('permissions').where('collection', '=', 'works').execute()
    expect(left).toEqual([{ permissions: { author: { _eq: 1 } } }])
  })

  it('applies a snapshot and is then equal to it', async () => {
    await change(createField('authors', { field: 'born', type: 'integer', schema: {}, meta: {} }))
    const sorts = await recto().selectFrom('recto_fields').select('sort').where('field', '=', 'born').execute()
    expect(sorts).toEqual([{ sort: 2 }])
    const snapshot = currentSnapshot(context())
    await change(deleteField({ collection: 'authors', field: 'born' }))
    await change(deleteCollection('works'))
    expect(fieldsOf('works')).toEqual([])
    expect(await recto().selectFrom('recto_permissions').select('id').where('collection', '=', 'works').execute()).toEqual([])
    const diff = diffWith(context(), snapshot, { force: false })
    await change(applyDiff(diff?.diff ?? { collections: [], fields: [], systemFields: [], relations: [] }))
    expect(fieldsOf('works')).toEqual(['id', 'author'])
    expect(diffWith(context(), snapshot, { force: false })).toBeNull()
  })

  it('keeps no entry in the change log', async () => {
    expect(await recto().selectFrom('recto_schema_change_log').select('id').where('direction', '<>', 'count').execute()).toEqual([])
  })
})
