import { type Connection, dialectFor } from '@recto/dialects'
import { eachDatabase, loadBookshop } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Collection } from './collection.ts'
import type { Field } from './field.ts'
import { relationFrom, relationTo } from './find.ts'
import { readSchema } from './read-schema.ts'
import type { Schema } from './schema.ts'

eachDatabase(
  (database) => {
    const dialect = dialectFor(database.name)
    const stock = dialect.supports.schemas ? 'warehouse__stock' : 'warehouse_stock'
    let connection: Connection
    let schema: Schema

    const read = (): Promise<Schema> =>
      readSchema({ connection, dialect, ...(dialect.supports.schemas ? { schemas: ['public', 'warehouse'] } : {}) })
    const collection = (name: string): Collection => {
      const found = schema.collections.get(name)
      if (found === undefined) throw new Error(`${name} is not there`)
      return found
    }
    const field = (name: string, of: string): Field | undefined => collection(of).fields.get(name)

    beforeAll(async () => {
      await loadBookshop(database)
      connection = await dialect.connect(database.config)
      schema = await read()
    })
    afterAll(() => connection.close())

    it('finds every table and view under its own name', () => {
      const names = [...schema.collections.keys()].filter((name) => name !== 'stock_by_shelf').sort()
      expect(names).toEqual(
        [
          'Customer "VIP" List',
          'Customers at a Glance',
          'Größe',
          'Readings & Events',
          'access_log',
          'authors',
          'bestsellers',
          'books',
          'books_authors',
          'categories',
          'customer_survey_answers_as_exported_by_the_agency_in_2024_v3',
          'customers',
          'order',
          'order_lines',
          'publishers',
          'returns',
          'reviews',
          stock,
        ].sort(),
      )
      expect(collection('bestsellers').kind).toBe('view')
      expect(collection(stock).table).toEqual(
        dialect.supports.schemas ? { schema: 'warehouse', name: 'stock' } : { schema: null, name: 'warehouse_stock' },
      )
    })

    it('knows the keys', () => {
      expect(collection('order_lines').primaryKey).toEqual(['order', 'line'])
      expect(collection('Größe').primaryKey).toEqual(['Kürzel'])
      expect(collection('access_log').primaryKey).toEqual([])
      expect(collection('bestsellers').primaryKey).toEqual([])
      expect(field('isbn', 'books')?.column).toMatchObject({ isUnique: true, isPrimaryKey: false })
      expect(field('id', 'books')?.column).toMatchObject({ isPrimaryKey: true, isAutoIncrement: true })
    })

    it('gives fields the same types on every engine', () => {
      const types = (name: string): Record<string, string> =>
        Object.fromEntries([...collection(name).fields.values()].filter((one) => one.column !== null).map((one) => [one.name, one.type]))
      expect(types('order')).toMatchObject({
        id: 'bigInteger',
        placed_at: 'timestamp',
        deliver_at: 'dateTime',
        total: 'decimal',
        select: 'string',
      })
      expect(types('books')).toMatchObject({
        id: 'integer',
        title: 'string',
        description: 'text',
        price: 'decimal',
        weight_kg: 'float',
        in_print: 'boolean',
        published: 'date',
        attributes: 'json',
      })
      expect(types('customers')).toMatchObject({ call_before: 'time', loyalty_points: 'bigInteger', registered_at: 'timestamp' })
      expect(types('publishers')['logo']).toBe('binary')
      expect(field('price', 'books')?.column?.numericScale).toBe(2)
      expect(field('isbn', 'books')?.column?.maxLength).toBe(24)
    })

    it('sees enums, generated columns, defaults and what is required', () => {
      expect(field('format', 'books')?.column?.enumValues).toEqual(['hardcover', 'paperback', 'e-book', 'audio book'])
      expect(field('price_with_tax', 'books')?.column?.isGenerated).toBe(true)
      expect(field('language', 'books')?.column).toMatchObject({ defaultValue: 'en', isNullable: false })
      expect(field('in_print', 'books')?.column?.defaultValue).toBe(true)
      expect(field('position', 'categories')?.column?.defaultValue).toBe(0)
      expect(collection('customer_survey_answers_as_exported_by_the_agency_in_2024_v3').fields.size).toBe(60)
    })

    it('follows foreign keys: to a key, to a unique column, to itself, composite', () => {
      expect(relationFrom(schema, 'books', 'category')).toMatchObject({
        relatedCollection: 'categories',
        relatedFields: ['id'],
        oneField: 'books',
        constraint: { onDelete: 'SET NULL' },
      })
      expect(relationFrom(schema, 'books', 'publisher_prefix')).toMatchObject({
        relatedCollection: 'publishers',
        relatedFields: ['isbn_prefix'],
      })
      expect(relationTo(schema, 'categories', 'categories')).toMatchObject({ collection: 'categories', field: 'parent' })
      expect(relationFrom(schema, 'returns', 'order_lines')).toMatchObject({
        fields: ['order', 'line'],
        relatedFields: ['order', 'line'],
        oneField: 'returns',
      })
      expect(relationFrom(schema, stock, 'book')).toMatchObject({ relatedCollection: 'books', oneField: stock })
      expect(relationFrom(schema, 'Customer "VIP" List', 'Customer')).toMatchObject({ relatedCollection: 'customers' })
      expect(field('order_lines', 'returns')).toMatchObject({ special: ['m2o'], column: null, hasData: true })
    })

    it('has the same fingerprint as long as nothing changes', async () => {
      expect((await read()).fingerprint).toBe(schema.fingerprint)
      const statements = dialect.alter({
        kind: 'add-column',
        table: { schema: null, name: 'reviews' },
        column: { name: 'flag', type: 'integer' },
      })
      for (const statement of statements) await connection.execute(statement)
      expect((await read()).fingerprint).not.toBe(schema.fingerprint)
    })
  },
  ['sqlite', 'postgres', 'mysql', 'mariadb'],
)
