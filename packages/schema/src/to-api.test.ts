import { describe, expect, it } from 'vitest'
import type { Collection } from './collection.ts'
import { defineSchema } from './define-schema.ts'
import type { Field } from './field.ts'
import { relationFrom } from './find.ts'
import { toApiCollection } from './to-api-collection.ts'
import { toApiField } from './to-api-field.ts'
import { toApiRelation } from './to-api-relation.ts'

const schema = defineSchema({
  collections: {
    articles: {
      fields: { id: 'integer', title: { type: 'string', maxLength: 80, isNullable: false, meta: { interface: 'input' } }, author: 'uuid' },
      meta: { singleton: true },
    },
    directus_users: {
      fields: { id: { type: 'uuid', meta: { system: true } }, articles: { type: 'alias', special: ['o2m'] } },
      meta: { icon: 'people_alt', archive_field: 'status' },
    },
    plain: { fields: { id: 'integer' } },
  },
  relations: [{ collection: 'articles', field: 'author', related: 'directus_users', oneField: 'articles', onDelete: 'SET NULL' }],
})
const articles = schema.collections.get('articles') as Collection
const users = schema.collections.get('directus_users') as Collection

describe('the shapes of the API', () => {
  it('shows a collection with its row and its table', () => {
    expect(toApiCollection(schema.collections.get('plain') as Collection)).toEqual({
      collection: 'plain',
      meta: null,
      schema: { name: 'plain', comment: null, kind: 'table', primary_key: ['id'] },
    })
    expect(toApiCollection(articles).meta).toMatchObject({
      collection: 'articles',
      singleton: true,
      archive_app_filter: true,
      collapse: 'open',
      versioning: false,
    })
  })

  it('answers with the name that was asked for', () => {
    const { collection, meta, schema: table } = toApiCollection(users, 'recto_users')
    expect([collection, meta?.['collection'], table?.['name']]).toEqual(['recto_users', 'recto_users', 'recto_users'])
    expect(toApiField(users, users.fields.get('id') as Field, 'recto_users')).toMatchObject({
      collection: 'recto_users',
      meta: { collection: 'recto_users' },
      schema: { table: 'recto_users' },
    })
  })

  it('shows fewer keys of system rows', () => {
    expect(toApiCollection(users).meta).toEqual({
      collection: 'directus_users',
      hidden: false,
      singleton: false,
      icon: 'people_alt',
      note: null,
      translations: null,
      display_template: null,
      accountability: 'all',
      archive_field: 'status',
      system: true,
    })
    const meta = toApiField(users, users.fields.get('id') as Field).meta ?? {}
    expect(['id', 'validation', 'validation_message'].filter((key) => key in meta)).toEqual([])
  })

  it('shows a field with its row and its column', () => {
    expect(toApiField(articles, articles.fields.get('title') as Field)).toMatchObject({
      collection: 'articles',
      field: 'title',
      type: 'string',
      meta: { interface: 'input', width: 'full' },
      schema: { name: 'title', table: 'articles', max_length: 80, is_nullable: false, is_primary_key: false, foreign_key_table: null },
    })
    expect(toApiField(articles, articles.fields.get('author') as Field).schema).toMatchObject({
      foreign_key_table: 'directus_users',
      foreign_key_column: 'id',
    })
    expect(toApiField(users, users.fields.get('articles') as Field)).toMatchObject({ type: 'alias', schema: null })
  })

  it('shows a relation with its row and its constraint', () => {
    const relation = relationFrom(schema, 'articles', 'author')
    expect(relation && toApiRelation(schema, relation)).toMatchObject({
      collection: 'articles',
      field: 'author',
      related_collection: 'directus_users',
      schema: { table: 'articles', column: 'author', foreign_key_table: 'directus_users', foreign_key_column: 'id', on_delete: 'SET NULL' },
      meta: { many_collection: 'articles', one_field: 'articles', one_deselect_action: 'nullify' },
    })
  })
})
