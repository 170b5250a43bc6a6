import { describe, expect, it } from 'vitest'
import { inferTemplate } from './infer-template.ts'
import type { ModelField } from './model.ts'
import { templateFields } from './template.ts'
import { titleOf } from './title-of.ts'

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
const inferred = (fields: readonly ModelField[], collection?: string): readonly string[] =>
  templateFields(inferTemplate(fields, collection))

describe('inferTemplate', () => {
  it('joins first and last names', () => {
    expect(inferred([field('email'), field('last_name'), field('first_name')])).toEqual(['first_name', 'last_name'])
    expect(inferred([field('firstName'), field('lastName')])).toEqual(['firstName', 'lastName'])
  })

  it('prefers a naming name over whatever comes first', () => {
    expect(inferred([field('isbn'), field('Title')])).toEqual(['Title'])
    expect(inferred([field('city'), field('product_name')])).toEqual(['product_name'])
    expect(inferred([field('city'), field('language')], 'language')).toEqual(['language'])
  })

  it('falls back to the first text that is never empty', () => {
    expect(inferred([field('password_hash'), field('nickname', { isRequired: false }), field('city')])).toEqual(['city'])
  })

  it('takes neither numbers, links, choices nor flags', () => {
    const fields = [
      field('name', { type: 'integer' }),
      field('title', { link: { collection: 'titles', field: 'id' } }),
      field('state', { choices: [] }),
      field('code', { maxLength: 2 }),
    ]
    expect(inferred(fields.slice(0, 3))).toEqual([])
  })

  it('guesses nothing for lines with a composite key', () => {
    expect(inferred([field('a', { isKey: true }), field('b', { isKey: true }), field('role')])).toEqual([])
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
