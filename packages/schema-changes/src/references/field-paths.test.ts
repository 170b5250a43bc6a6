import { defineSchema } from '@recto/schema'
import { describe, expect, it } from 'vitest'
import { mapFilter, mapPath, mapTemplate, type Rename } from './field-paths.ts'

const schema = defineSchema({
  collections: {
    authors: { fields: { id: 'integer', name: 'string' } },
    books: { fields: { id: 'integer', name: 'string', author: 'integer' } },
  },
  relations: [{ collection: 'books', field: 'author', related: 'authors', oneField: 'books' }],
})

const renamed: Rename = ({ collection, field }) => (collection === 'authors' && field === 'name' ? 'label' : field)
const removed: Rename = ({ collection, field }) => (collection === 'authors' && field === 'name' ? null : field)

describe('mapPath', () => {
  it.each([
    ['author.name', 'author.label'],
    ['-author.name', '-author.label'],
    ['name', 'name'],
    ['count(author.books)', 'count(author.books)'],
    ['author.books.author.name', 'author.books.author.label'],
    ['nowhere.name', 'nowhere.name'],
  ])('%s', (path, expected) => {
    expect(mapPath({ schema, rename: renamed }, 'books', path)).toBe(expected)
  })

  it('is null when a name on the way goes', () => {
    expect(mapPath({ schema, rename: removed }, 'books', 'author.name')).toBeNull()
    expect(mapPath({ schema, rename: removed }, 'books', 'name')).toBe('name')
  })
})

describe('mapFilter', () => {
  const filter = { _and: [{ author: { name: { _eq: 'name' } } }, { name: { _null: true } }] }

  it('renames where the name is meant, and nowhere else', () => {
    expect(mapFilter({ schema, rename: renamed }, 'books', filter)).toEqual({
      _and: [{ author: { label: { _eq: 'name' } } }, { name: { _null: true } }],
    })
  })

  it('goes when it depends on what goes', () => {
    expect(mapFilter({ schema, rename: removed }, 'books', filter)).toBeUndefined()
    expect(mapFilter({ schema, rename: removed }, 'books', { name: { _eq: 1 } })).toEqual({ name: { _eq: 1 } })
  })
})

describe('mapTemplate', () => {
  it('renames inside braces only', () => {
    expect(mapTemplate({ schema, rename: renamed }, 'books', '{{name}} by {{ author.name }}, a name')).toBe(
      '{{name}} by {{ author.label }}, a name',
    )
    expect(mapTemplate({ schema, rename: removed }, 'books', '{{name}} by {{ author.name }}')).toBe('{{name}} by ')
  })
})
