import { describe, expect, it } from 'vitest'
import { inferTemplate } from './infer-template.ts'
import type { ModelField } from './model.ts'
import { sampleField } from './model-fixtures.ts'
import { templateFields } from './template.ts'
import { linkTitle, titleOf } from './title-of.ts'

const inferred = (fields: readonly ModelField[], collection?: string): readonly string[] =>
  templateFields(inferTemplate(fields, collection))

describe('inferTemplate', () => {
  it('joins first and last names', () => {
    expect(inferred([sampleField('email'), sampleField('last_name'), sampleField('first_name')])).toEqual(['first_name', 'last_name'])
    expect(inferred([sampleField('firstName'), sampleField('lastName')])).toEqual(['firstName', 'lastName'])
  })

  it('prefers a naming name over whatever comes first', () => {
    expect(inferred([sampleField('isbn'), sampleField('Title')])).toEqual(['Title'])
    expect(inferred([sampleField('city'), sampleField('product_name')])).toEqual(['product_name'])
    expect(inferred([sampleField('city'), sampleField('language')], 'language')).toEqual(['language'])
  })

  it('falls back to the first text that is never empty', () => {
    expect(inferred([sampleField('password_hash'), sampleField('nickname', { isRequired: false }), sampleField('city')])).toEqual(['city'])
  })

  it('takes neither numbers, links, choices nor flags', () => {
    const fields = [
      sampleField('name', { type: 'integer' }),
      sampleField('title', { link: { collection: 'titles', field: 'id' } }),
      sampleField('state', { choices: [] }),
      sampleField('code', { maxLength: 2 }),
    ]
    expect(inferred(fields.slice(0, 3))).toEqual([])
  })

  it('guesses nothing for lines with a composite key', () => {
    expect(inferred([sampleField('a', { isKey: true }), sampleField('b', { isKey: true }), sampleField('role')])).toEqual([])
  })
})

describe('titleOf', () => {
  it.each([
    ['date_created', 'Date created'],
    ['authorId', 'Author ID'],
    ['isbn', 'ISBN'],
    ['Customer "VIP" List', 'Customer "VIP" List'],
    ['Größe', 'Größe'],
    ['_', '_'],
  ])('reads %s as %s', (name, title) => {
    expect(titleOf(name)).toBe(title)
  })
})

it.each([
  ['author_id', 'Author'],
  ['authorId', 'Author'],
  ['ArtistID', 'Artist'],
  ['author', 'Author'],
  ['id', 'ID'],
  ['paid', 'Paid'],
])('names the link %s %s', (name, title) => {
  expect(linkTitle(name)).toBe(title)
})
