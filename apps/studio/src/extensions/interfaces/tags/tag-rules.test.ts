import { describe, expect, it } from 'vitest'
import { storedTags, tagsOf } from './tag-rules.ts'

describe('storedTags', () => {
  it('are trimmed, unique, and none when there are none', () => {
    expect(storedTags([' at sea ', 'at sea', ''], {})).toEqual(['at sea'])
    expect(storedTags([], {})).toBeNull()
  })

  it('follow the options', () => {
    expect(storedTags(['b c', 'a'], { alphabetize: true, whitespace: '-', capitalization: 'uppercase' })).toEqual(['A', 'B-C'])
    expect(storedTags(['new york'], { capitalization: 'auto-format', whitespace: '' })).toEqual(['NewYork'])
    expect(storedTags(['mine', 'yours'], { allowCustom: false, presets: ['yours'] })).toEqual(['yours'])
  })

  it('are read from lists and texts', () => {
    expect(tagsOf('a, b')).toEqual(['a', 'b'])
    expect(tagsOf(null)).toEqual([])
  })
})
