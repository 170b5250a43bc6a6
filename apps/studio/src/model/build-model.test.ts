import type { CollectionRow, FieldRow, FieldRowSchema, RelationRow } from '@recto/sdk'
import { describe, expect, it } from 'vitest'
import { buildModel } from './build-model.ts'
import { itemKey, keyPaths } from './item-key.ts'
import { nameTemplate } from './item-name.ts'
import type { ModelCollection } from './model.ts'
import { templateFields } from './template.ts'

const column: FieldRowSchema = {
  name: '',
  data_type: 'varchar',
  default_value: null,
  max_length: 255,
  numeric_precision: null,
  numeric_scale: null,
  is_generated: false,
  is_nullable: false,
  is_unique: false,
  is_primary_key: false,
  foreign_key_column: null,
  foreign_key_table: null,
}
const field = (
  collection: string,
  name: string,
  { type = 'string', ...more }: Partial<FieldRowSchema> & { readonly type?: string } = {},
): FieldRow => ({
  collection,
  field: name,
  type,
  meta: null,
  schema: { ...column, name, ...more },
})
const table = (collection: string, more: Readonly<Record<string, unknown>> = {}): CollectionRow => ({
  collection,
  meta: null,
  schema: { name: collection, ...more },
})
const link = (collection: string, name: string, related: string): RelationRow => ({
  collection,
  field: name,
  related_collection: related,
  schema: { column: name, foreign_key_table: related, foreign_key_column: 'id' },
  meta: null,
})

const model = buildModel({
  collections: [
    table('order_lines', { primary_key: ['order_id', 'line'] }),
    table('books'),
    table('sales', { kind: 'view' }),
    table('warehouse__stock'),
    table('directus_users'),
  ],
  fields: [
    field('books', 'id', { is_primary_key: true, type: 'integer' }),
    field('books', 'title'),
    field('books', 'format', { enum_values: ['paperback', 'hardcover'] }),
    field('order_lines', 'line', { is_primary_key: true, type: 'integer' }),
    field('order_lines', 'order_id', { is_primary_key: true, type: 'integer' }),
    field('order_lines', 'book', { type: 'integer' }),
    field('order_lines', 'gift_note'),
  ],
  relations: [link('order_lines', 'book', 'books')],
})
const collection = (name: string): ModelCollection => {
  const found = model.collections.get(name)
  if (found === undefined) throw new Error(name)
  return found
}

describe('buildModel', () => {
  it('knows tables, views, system tables and other schemas', () => {
    expect(collection('sales').kind).toBe('view')
    expect(collection('directus_users').isSystem).toBe(true)
    expect(collection('warehouse__stock')).toMatchObject({ namespace: 'warehouse', title: 'Stock' })
  })

  it('lists collections by their titles', () => {
    expect([...model.collections.keys()].filter((name) => !name.startsWith('directus'))).toEqual([
      'books',
      'order_lines',
      'sales',
      'warehouse__stock',
    ])
  })

  it('takes the order of a composite key from the API', () => {
    expect(collection('order_lines').keyFields).toEqual(['order_id', 'line'])
    expect(itemKey(collection('order_lines'), { order_id: 'a,b', line: 2 })).toBe('a%2Cb,2')
    expect(itemKey(collection('order_lines'), { order_id: 1, line: null })).toBeNull()
    expect(itemKey(collection('sales'), { total: 1 })).toBeNull()
  })

  it('reads the values of a native enum', () => {
    expect(collection('books').fields[2]?.choices).toEqual([
      { value: 'paperback', label: 'Paperback' },
      { value: 'hardcover', label: 'Hardcover' },
    ])
  })

  it('follows a foreign key both ways', () => {
    expect(collection('order_lines').fields[2]?.link).toEqual({ collection: 'books', field: 'id' })
    expect(collection('books').lists).toEqual([{ collection: 'order_lines', field: 'book', target: 'id', junctionField: null }])
  })

  it('names lines by what they link', () => {
    expect(templateFields(nameTemplate(model, collection('order_lines')))).toEqual(['book.title'])
    expect(keyPaths(model, collection('order_lines'))).toEqual(['order_id', 'line'])
  })

  it('knows the lists that the server named after foreign keys', () => {
    const alias = (name: string): FieldRow => ({ collection: 'books', field: name, type: 'alias', meta: null, schema: null })
    const named = buildModel({
      collections: [table('books'), table('reviews')],
      fields: [alias('reviews'), alias('reviews_by_reply_to'), alias('others')],
      relations: [link('reviews', 'book', 'books'), link('reviews', 'reply_to', 'books')],
    })
    const fieldsBack = named.collections
      .get('books')
      ?.fields.map(({ relation }) => relation !== null && 'field' in relation && relation.field)
    expect(fieldsBack).toEqual(['book', 'reply_to', false])
  })
})
