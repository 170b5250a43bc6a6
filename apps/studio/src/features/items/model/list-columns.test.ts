import { describe, expect, it } from 'vitest'
import type { Model, ModelCollection, ModelField } from '../../../model/model.ts'
import { parseTemplate } from '../../../model/template.ts'
import { requestedFields, shownColumns, sortFields } from './list-columns.ts'

const field = (name: string, more: Partial<ModelField> = {}): ModelField => ({
  name,
  title: name,
  type: 'string',
  nativeType: 'varchar',
  note: null,
  hasColumn: true,
  isKey: false,
  isRequired: true,
  isGenerated: false,
  isHidden: false,
  isUnique: false,
  maxLength: 255,
  choices: null,
  link: null,
  ...more,
})

const collectionOf = (name: string, template: string, fields: readonly ModelField[]): ModelCollection => ({
  name,
  title: name,
  note: null,
  kind: 'table',
  isSystem: false,
  isHidden: false,
  isSingleton: false,
  namespace: null,
  group: null,
  keyFields: fields.filter((one) => one.isKey).map((one) => one.name),
  fields,
  lists: [],
  template: parseTemplate(template),
})

const authors = collectionOf('authors', '{{ last_name }}', [field('id', { isKey: true }), field('last_name')])
const books = collectionOf('books', '{{ title }}', [
  field('blurb', { type: 'text' }),
  ...Array.from({ length: 11 }, (_, index) => field(`plain_${index}`)),
  field('title'),
  field('author', { link: { collection: 'authors', field: 'id' } }),
  field('owner', { link: { collection: 'secret', field: 'id' } }),
  field('id', { isKey: true, type: 'integer' }),
  field('meta', { type: 'json' }),
])
const model: Model = { collections: new Map([authors, books].map((collection) => [collection.name, collection])) }
const names = (fields: readonly ModelField[]): readonly string[] => fields.map((one) => one.name)

describe('columns', () => {
  it('are the dozen that says most, in the order of the fields', () => {
    expect(names(shownColumns(books, undefined))).toEqual([
      ...Array.from({ length: 8 }, (_, index) => `plain_${index}`),
      'title',
      'author',
      'owner',
      'id',
    ])
  })

  it('are those asked for, as far as they exist', () => {
    expect(names(shownColumns(books, ['meta', 'gone', 'id']))).toEqual(['meta', 'id'])
  })

  it('ask for what names a related item, and for the key', () => {
    expect(requestedFields(model, books, shownColumns(books, ['author', 'owner']))).toEqual([
      'author.id',
      'author.last_name',
      'owner',
      'id',
    ])
  })
})

describe('sorting', () => {
  it('sorts a link by what it reads, and ends with the key', () => {
    expect(sortFields(model, books, '-author')).toEqual(['-author.last_name', 'id'])
    expect(sortFields(model, books, 'id')).toEqual(['id'])
  })

  it('leaves the order to the server when nothing sortable is asked', () => {
    expect(sortFields(model, books, undefined)).toEqual([])
    expect(sortFields(model, books, 'meta')).toEqual([])
    expect(sortFields(model, books, 'gone')).toEqual([])
  })
})
