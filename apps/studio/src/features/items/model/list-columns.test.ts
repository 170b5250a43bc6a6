import { describe, expect, it } from 'vitest'
import type { Model } from '../../../model/model.ts'
import { sampleCollection, sampleField } from '../../../model/model-fixtures.ts'
import { type ListColumn, requestedFields, shownColumns, sortFields } from './list-columns.ts'

const authors = sampleCollection('authors', '{{ last_name }}', [sampleField('id', { isKey: true }), sampleField('last_name')])
const books = sampleCollection('books', '{{ title }}', [
  sampleField('blurb', { type: 'text' }),
  ...Array.from({ length: 11 }, (_, index) => sampleField(`plain_${index}`)),
  sampleField('title'),
  sampleField('author', { link: { collection: 'authors', field: 'id' } }),
  sampleField('owner', { link: { collection: 'secret', field: 'id' } }),
  sampleField('id', { isKey: true, type: 'integer' }),
  sampleField('meta', { type: 'json' }),
  sampleField('sold', { type: 'date', isHidden: true }),
])
const model: Model = { collections: new Map([authors, books].map((collection) => [collection.name, collection])) }
const names = (columns: readonly ListColumn[]): readonly string[] => columns.map((one) => one.id)

describe('columns', () => {
  it('are the dozen that says most, in the order of the fields', () => {
    expect(names(shownColumns(model, books, undefined))).toEqual([
      ...Array.from({ length: 8 }, (_, index) => `plain_${index}`),
      'title',
      'author',
      'owner',
      'id',
    ])
  })

  it('are those asked for, as far as they exist', () => {
    expect(names(shownColumns(model, books, ['meta', 'gone', 'id']))).toEqual(['meta', 'id'])
  })

  it('reach into related items, and compute', () => {
    const [name, year] = shownColumns(model, books, ['author.last_name', 'year(sold)', 'owner.name'])
    expect([name?.title, name?.isOwn, name?.valueOf({ author: { last_name: 'Austen' } })]).toEqual(['author · last_name', false, 'Austen'])
    expect([year?.field.type, year?.valueOf({ sold_year: 1815 })]).toEqual(['integer', 1815])
  })

  it('ask for what names a related item, and for the key', () => {
    expect(requestedFields(model, books, shownColumns(model, books, ['author', 'owner']))).toEqual([
      'author.id',
      'author.last_name',
      'owner',
      'id',
    ])
  })
})

describe('sorting', () => {
  it('sorts a link by what it reads, and ends with the key', () => {
    expect(sortFields(model, books, ['-author', 'year(sold)'])).toEqual(['-author.last_name', 'year(sold)', 'id'])
    expect(sortFields(model, books, ['id'])).toEqual(['id'])
  })

  it('leaves the order to the server when nothing sortable is asked', () => {
    expect(sortFields(model, books, [])).toEqual([])
    expect(sortFields(model, books, ['meta'])).toEqual([])
    expect(sortFields(model, books, ['gone'])).toEqual([])
  })
})
