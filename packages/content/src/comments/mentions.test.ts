import { describe, expect, it } from 'vitest'
import { displayName, mentionedUsers, quoteComment } from './mentions.ts'

const ed = 'b5c1ad5e-0f5a-4d1c-9d0b-6f6f3f1f2e10'

describe('mentions', () => {
  it('finds each user once', () => {
    expect(mentionedUsers(`hi @${ed} and @${ed.toUpperCase()}, not @nobody or ${ed}`)).toEqual([ed])
  })
  it('takes random keys only', () => {
    expect(mentionedUsers('@b5c1ad5e-0f5a-1d1c-9d0b-6f6f3f1f2e10')).toEqual([])
  })
  it('quotes every line', () => {
    expect(quoteComment(`hi @${ed}\nthere`, () => 'Ed')).toBe('> hi Ed\n> there')
  })
  it.each([
    [{ first_name: 'Ada', last_name: 'Byron', email: 'a@example.com' }, 'Ada Byron'],
    [{ first_name: 'Ada', last_name: null, email: 'a@example.com' }, 'Ada'],
    [{ first_name: null, last_name: 'Byron', email: 'a@example.com' }, 'a@example.com'],
    [undefined, 'Unknown User'],
  ])('calls %j %s', (user, name) => {
    expect(displayName(user)).toBe(name)
  })
})
