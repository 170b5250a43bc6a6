import { expect, it } from 'vitest'
import { unstorableCharacter } from './unstorable-character.ts'

it.each([
  ['', null],
  ['日本 \u{1f600} \ufffd', null],
  ['a\0b', 'U+0000'],
  ['a\ud83d', 'U+D83D'],
  ['\ude00\ud83d', 'U+DE00'],
])('finds in %j what no engine stores: %s', (text, found) => {
  expect(unstorableCharacter(text)).toBe(found)
})
