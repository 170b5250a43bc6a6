import { sqlite } from '@recto/dialects'
import { expect, it } from 'vitest'
import { columnShape } from './column-shape.ts'
import { defineSchema } from './define-schema.ts'
import { keyFields } from './key-fields.ts'

const schema = defineSchema({ collections: { books: { fields: { id: 'integer', title: 'string' } } }, relations: [] }, sqlite.columnTypes)
const books = schema.collections.get('books')

it('describes the column of a field', () => {
  const title = books?.fields.get('title')
  expect(title && columnShape(title)).toMatchObject({ type: 'string', dataType: title?.column?.dataType, special: [] })
})

it('finds the fields of a key', () => {
  expect(books && keyFields(books).map(({ name }) => name)).toEqual(['id'])
})
