import { defineSchema } from '@recto/schema'
import { describe, expect, it } from 'vitest'
import { plainDelta, stampDelta, versionDelta } from './delta.ts'

const people = {
  made_by: { type: 'string', special: ['user-created'] },
  made_on: { type: 'timestamp', special: ['date-created'] },
  changed_by: { type: 'string', special: ['user-updated'] },
  changed_on: { type: 'timestamp', special: ['date-updated'] },
} as const
const schema = defineSchema({
  collections: {
    books: { fields: { id: 'integer', title: 'string', ...people } },
    chapters: { fields: { id: 'integer', text: 'text', book: 'integer', ...people } },
  },
  relations: [{ collection: 'chapters', field: 'book', related: 'books', oneField: 'chapters' }],
})
const books = schema.collections.get('books')
if (books === undefined) throw new Error('There are no books.')

const sent = { title: 'New', chapters: { create: [{ text: 'a' }], update: [{ id: 3, text: 'b' }], delete: [4] } }
const stamp = { _user: 'ada', _date: '2026-11-30T12:00:00.000Z' }

describe('a draft', () => {
  const delta = stampDelta(schema, books, { item: sent, stamp })

  it('says who wrote each item of it, and when', () => {
    expect(delta).toEqual({
      title: 'New',
      chapters: { create: [{ text: 'a', ...stamp }], update: [{ id: 3, text: 'b', ...stamp }], delete: [4] },
      ...stamp,
    })
  })

  it('is written as it was sent', () => {
    expect(plainDelta(schema, books, delta)).toEqual(sent)
  })

  it('shows who in the fields for it: of items with a key who changed them, of others who created them', () => {
    const { _user: user, _date: date } = stamp
    expect(versionDelta(schema, { collection: 'books', item: '1', delta })).toEqual({
      id: '1',
      title: 'New',
      changed_by: user,
      changed_on: date,
      chapters: {
        create: [{ text: 'a', made_by: user, made_on: date }],
        update: [{ id: 3, text: 'b', changed_by: user, changed_on: date }],
        delete: [4],
      },
    })
  })
})
