import { expect, it } from 'vitest'
import { defineSchema } from '../define-schema.ts'
import { takeSnapshot } from './snapshot.ts'

const schema = defineSchema({
  collections: {
    posts: {
      fields: { id: 'integer', title: { type: 'string', meta: { id: 7, interface: 'input' } }, plain: 'text', author: 'integer' },
      meta: { icon: 'article' },
    },
    authors: { fields: { id: 'integer' }, meta: { note: 'People' } },
    untracked: { fields: { id: 'integer' } },
    directus_users: { fields: { id: { type: 'uuid', meta: { system: true } } } },
  },
  relations: [{ collection: 'posts', field: 'author', related: 'authors', oneField: 'posts' }],
})

const snapshot = takeSnapshot(schema, { directus: '11.17.4', vendor: 'sqlite' })

it('holds what is configured, and all columns of its tables, sorted, and nothing else', () => {
  expect(snapshot).toMatchObject({ version: 1, directus: '11.17.4', vendor: 'sqlite', systemFields: [] })
  expect(snapshot.collections.map((entry) => entry['collection'])).toEqual(['authors', 'posts'])
  expect(snapshot.fields.map((entry) => entry['field'])).toEqual(['id', 'posts', 'title', 'id', 'plain', 'author'])
  expect(snapshot.relations).toMatchObject([
    { collection: 'posts', related_collection: 'authors', schema: { foreign_key_column: 'id' }, meta: { one_field: 'posts' } },
  ])
})

it('leaves out ids and sorts the keys of rows', () => {
  const meta = snapshot.fields.find((entry) => entry['field'] === 'title')?.['meta'] ?? {}
  const keys = Object.keys(meta)
  expect(keys).not.toContain('id')
  expect(keys).toEqual([...keys].sort())
  expect(snapshot.collections[0]).toMatchObject({ meta: { note: 'People' }, schema: { name: 'authors' } })
})
