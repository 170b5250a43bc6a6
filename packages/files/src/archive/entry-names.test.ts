import { describe, expect, it } from 'vitest'
import { createEntryNames } from './entry-names.ts'

describe('names in an archive', () => {
  it('are different, and lead nowhere', () => {
    const nameOf = createEntryNames()
    expect([nameOf('a/', 'same.jpg'), nameOf('a/', 'same.jpg'), nameOf('b/', 'same.jpg'), nameOf('', '../../x'), nameOf('', '..')]).toEqual(
      ['a/same.jpg', 'a/same.jpg (1)', 'b/same.jpg', '.._.._x', '_'],
    )
  })
})
