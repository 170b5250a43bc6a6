import { describe, expect, it } from 'vitest'
import { readSuggestions, suggestionUrl } from './read-suggestions.ts'

describe('readSuggestions', () => {
  it('follows the paths', () => {
    const body = { data: { hits: [{ place: { name: 'Zürich' }, code: 8000 }, { place: {}, code: 1 }, 'other'] } }
    expect(readSuggestions(body, { resultsPath: 'data.hits', textPath: 'place.name', valuePath: 'code' })).toEqual([
      { label: 'Zürich', value: '8000' },
      { label: '1', value: '1' },
    ])
  })

  it('takes texts as they are', () => {
    expect(readSuggestions(['a', 'b', 'a'], {})).toEqual([
      { label: 'a', value: 'a' },
      { label: 'b', value: 'b' },
    ])
    expect(readSuggestions({ error: 'none' }, {})).toEqual([])
  })
})

describe('suggestionUrl', () => {
  it('encodes what was typed', () => {
    expect(suggestionUrl('/items/places?search={{value}}', 'São & co')).toBe('/items/places?search=S%C3%A3o%20%26%20co')
  })
})
