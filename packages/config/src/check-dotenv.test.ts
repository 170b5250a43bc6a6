import { expect, it } from 'vitest'
import { checkDotenv } from './check-dotenv.ts'

it.each(['', '# a comment\n\nA=1\r\nexport B=2\nC: 3\nD=', `A='x' # why\nB="it's"\nC=it's`, 'KEY="-----BEGIN\nabc=\n-----END"\nB=1'])(
  'takes %j',
  (text) => {
    expect(() => checkDotenv('.env', text)).not.toThrow()
  },
)

it.each([
  ['A=1\nPORT 8055', 'Line 2 of ".env" is no assignment: write NAME=value.'],
  ['A=1\nB="x\nC=2\n', 'The quote that line 2 of ".env" opens is never closed.'],
  ["A='", 'The quote that line 1 of ".env" opens is never closed.'],
])('refuses %j', (text, message) => {
  expect(() => checkDotenv('.env', text)).toThrow(message)
})
