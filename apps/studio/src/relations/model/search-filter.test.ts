import { describe, expect, it } from 'vitest'
import { sampleCollection, sampleField } from '../../model/model-fixtures.ts'
import { parseTemplate } from '../../model/template.ts'
import { chosenItem, linkTo, nestedValue } from './chosen-item.ts'
import { resolveFilter } from './resolve-filter.ts'
import { searchFilter } from './search-filter.ts'

const id = sampleField('id', { type: 'integer', isKey: true })
const writers = sampleCollection('writers', '', [id, sampleField('first'), sampleField('last'), sampleField('born', { type: 'date' })])
const model = { collections: new Map([['writers', writers]]) }
const writer = sampleField('writer', { type: 'integer', link: { collection: 'writers', field: 'id' } })
const articles = sampleCollection('articles', '', [id, writer, sampleField('city')])

describe('searchFilter', () => {
  const template = parseTemplate('{{first}} {{last}} ({{born}})')

  it('looks for every word in the texts of the name', () => {
    expect(searchFilter(model, writers, template, ' ada  love')).toEqual({
      _and: ['ada', 'love'].map((word) => ({ _or: [{ first: { _icontains: word } }, { last: { _icontains: word } }] })),
    })
  })

  it('takes a number as a key too', () => {
    expect(searchFilter(model, writers, template, '7')).toMatchObject({ _or: [{}, { id: { _eq: '7' } }] })
  })

  it('leaves names without texts to the search of the server', () => {
    expect(searchFilter(model, writers, parseTemplate('{{born}}'), '2000')).toBeNull()
  })
})

describe('resolveFilter', () => {
  it('puts in what the edited item holds, of its own type', () => {
    const filter = {
      _and: [
        { city: { _eq: '{{city}}' } },
        { id: { _neq: '{{ writer }}' } },
        { note: { _contains: 'in {{city}}' } },
        { owner: { _eq: '$CURRENT_USER' } },
      ],
    }
    expect(resolveFilter(filter, articles, { city: 'Bergen', writer: { id: 4, first: 'Ada' } })).toEqual({
      _and: [{ city: { _eq: 'Bergen' } }, { id: { _neq: 4 } }, { note: { _contains: 'in Bergen' } }, { owner: { _eq: '$CURRENT_USER' } }],
    })
    expect(resolveFilter({}, articles, {})).toBeNull()
  })
})

describe('chosenItem', () => {
  const stored = { id: 4, first: 'Ada' }

  it('tells what is stored, linked, edited and new apart', () => {
    expect(chosenItem(writers, writer, stored, stored)).toMatchObject({ state: 'stored', key: '4', changes: {} })
    expect(chosenItem(writers, writer, 5, stored)).toMatchObject({ state: 'linked', key: '5' })
    expect(chosenItem(writers, writer, { id: 4, last: 'L' }, stored)).toMatchObject({
      state: 'edited',
      item: { first: 'Ada', last: 'L' },
      changes: { last: 'L' },
    })
    expect(chosenItem(writers, writer, { first: 'New' }, stored)).toMatchObject({ state: 'new', key: null })
    expect(chosenItem(writers, writer, null, stored)).toBeNull()
  })

  it('links by the value of the linked field, and nests changes under the key', () => {
    expect(linkTo(writers, writer, stored)).toBe(4)
    const chosen = chosenItem(writers, writer, stored, stored)
    expect(nestedValue(writers, chosen, { last: 'L' })).toEqual({ id: 4, last: 'L' })
    expect(nestedValue(writers, null, { last: 'L' })).toEqual({ last: 'L' })
  })
})
