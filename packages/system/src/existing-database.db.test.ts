import { bind, type Connection, compile, dialectFor, join, sql } from '@recto/dialects'
import type { Catalog } from '@recto/dialects/schema'
import { readSchema, relationFrom, toApiCollection, toApiField } from '@recto/schema'
import { eachDatabase, loadBookshop } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate, migrateDown } from './migrate.ts'
import { readMetadata } from './read-metadata.ts'

eachDatabase(
  (database) => {
    const dialect = dialectFor(database.name)
    let connection: Connection
    let found: Catalog

    beforeAll(async () => {
      await loadBookshop(database)
      connection = await dialect.connect(database.config)
      found = await dialect.introspect(connection)
      await migrate({ connection, dialect })
    })
    afterAll(() => connection.close())

    it('alters nothing that was there', async () => {
      const catalog = await dialect.introspect(connection)
      expect({ ...catalog, tables: catalog.tables.filter((table) => !table.name.startsWith('recto_')) }).toEqual(found)
    })

    it('shows the tables that were there beside the system collections', async () => {
      const schema = await readSchema({ connection, dialect, metadata: readMetadata })
      expect(schema.collections.get('books')).toMatchObject({ meta: null, isSystem: false })
      expect(schema.collections.get('directus_users')).toMatchObject({ isSystem: true, primaryKey: ['id'] })
      expect([...schema.collections.keys()].filter((name) => name.startsWith('recto_'))).toEqual([])
    })

    it('joins stored rows with the tables they are about', async () => {
      await insert('recto_collections', { collection: 'bestsellers', primary_key: '["book"]', note: 'Sold most' })
      await insert('recto_collections', { collection: 'library', icon: 'folder' })
      await insert('recto_fields', { collection: 'categories', field: 'children', special: 'o2m' })
      const relation = {
        many_collection: 'categories',
        many_field: 'parent',
        one_collection: 'categories',
        one_field: 'children',
        sort_field: 'position',
      }
      await insert('recto_relations', relation)
      const schema = await readSchema({ connection, dialect, metadata: readMetadata })
      const bestsellers = schema.collections.get('bestsellers')
      expect(bestsellers).toMatchObject({ kind: 'view', primaryKey: ['book'] })
      const shown = bestsellers && toApiCollection(bestsellers)
      expect(shown?.meta).toMatchObject({ note: 'Sold most', hidden: false })
      expect(shown?.meta).not.toHaveProperty('primary_key')
      expect(shown?.schema).toMatchObject({ kind: 'view', primary_key: ['book'] })
      expect(schema.collections.get('library')).toMatchObject({ kind: 'folder', table: null })
      expect(relationFrom(schema, 'categories', 'parent')).toMatchObject({ oneField: 'children', sortField: 'position' })
      const categories = schema.collections.get('categories')
      const children = categories?.fields.get('children')
      expect(categories && children && toApiField(categories, children)).toMatchObject({
        type: 'alias',
        schema: null,
        meta: { special: ['o2m'], width: 'full' },
      })
    })

    async function insert(name: string, row: Readonly<Record<string, unknown>>): Promise<void> {
      const { identifier, table } = dialect.expressions
      const columns = join(Object.keys(row).map(identifier))
      const values = join(Object.values(row).map(bind))
      await connection.execute(compile(dialect, sql`INSERT INTO ${table({ schema: null, name })} (${columns}) VALUES (${values})`))
    }

    it('leaves the database as it was found when it goes', async () => {
      while ((await migrateDown({ connection, dialect })) !== null);
      expect(await dialect.introspect(connection)).toEqual(found)
    })
  },
  ['sqlite', 'postgres', 'mysql', 'mariadb'],
)
