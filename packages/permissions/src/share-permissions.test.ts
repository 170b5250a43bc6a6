import { defineSchema } from '@recto/schema'
import { describe, expect, it } from 'vitest'
import type { Permission } from './policy.ts'
import { type ShareSubject, shareScope } from './share-permissions.ts'

const schema = defineSchema({
  collections: {
    authors: { fields: { id: 'integer', name: 'string' } },
    articles: { fields: { id: 'integer', title: 'string', author: 'integer' } },
    remarks: { fields: { id: 'integer', text: 'string', article: 'integer' } },
    islands: { fields: { id: 'integer' } },
    directus_users: { fields: { id: 'integer', author: 'integer' } },
  },
  relations: [
    { collection: 'articles', field: 'author', related: 'authors', oneField: 'articles' },
    { collection: 'remarks', field: 'article', related: 'articles' },
    { collection: 'directus_users', field: 'author', related: 'authors' },
  ],
})

function row(collection: string, fields: readonly string[], permissions: unknown = null): Permission {
  return { policy: 'p', collection, action: 'read', permissions, validation: null, presets: null, fields }
}

function scope(parts: Partial<ShareSubject>): Readonly<Record<string, unknown>> {
  const rows = shareScope(schema, { collection: 'articles', item: '1', creator: null, role: null, ...parts })
  return Object.fromEntries(rows.map(({ collection, fields, permissions }) => [collection, { fields, permissions }]))
}

const shared = { id: { _eq: '1' } }

describe('shareScope', () => {
  it('shows the item and what is linked to it, and nothing of Recto’s own, when both sides may see everything', () => {
    expect(scope({})).toEqual({
      articles: { fields: ['*'], permissions: { _and: [{}, { _or: [shared] }] } },
      authors: { fields: ['*'], permissions: { _and: [{}, { _or: [{ '$FOLLOW(articles,author)': shared }] }] } },
      remarks: { fields: ['*'], permissions: { _and: [{}, { _or: [{ article: shared }] }] } },
    })
  })
  it('shows nothing when either side may see nothing', () => {
    expect(scope({ creator: [] })).toEqual({})
    expect(scope({ role: [] })).toEqual({})
  })
  it('combines the rules and keeps the fields both sides have', () => {
    const creator = [row('articles', ['id', 'title'], { title: { _eq: 'a' } })]
    const role = [row('articles', ['title', 'author'], { id: { _gt: 0 } }), row('islands', ['*'])]
    expect(scope({ creator, role })).toEqual({
      articles: { fields: ['title'], permissions: { _and: [{ _and: [{ title: { _eq: 'a' } }, { id: { _gt: 0 } }] }, { _or: [shared] }] } },
    })
  })
  it('follows no relation whose key may not be read', () => {
    const creator = [row('articles', ['id', 'title']), row('authors', ['*']), row('remarks', ['*'])]
    expect(Object.keys(scope({ creator }))).toEqual(['articles', 'remarks'])
  })
  it('enters no collection twice on one way', () => {
    const { authors } = scope({ collection: 'authors', creator: [row('articles', ['*']), row('authors', ['*'])] }) as {
      authors: { permissions: unknown }
    }
    expect(authors.permissions).toEqual({ _and: [{}, { _or: [shared] }] })
  })
})
