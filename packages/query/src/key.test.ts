import { describe, expect, it } from 'vitest'
import { parseKey, printKey } from './key.ts'
import { librarySchema } from './testing/library-schema.ts'

const { collections } = librarySchema()
const collection = (name: string) => {
  const found = collections.get(name)
  if (found === undefined) throw new Error(name)
  return found
}

describe('parseKey', () => {
  it.each([
    ['chapters', '12', [12]],
    ['chapters', '9007199254740993', ['9007199254740993']],
    ['chapters', '1.5', null],
    ['chapters', 'one', null],
    ['books', '11111111-1111-4111-8111-111111111111', ['11111111-1111-4111-8111-111111111111']],
    ['books', 'nope', null],
    ['countries', 'D,E', ['D,E']],
    ['shelves', 'a%2Cb,1', ['a,b', 1]],
    ['shelves', 'north', null],
    ['shelves', '%E0%A4%A,1', null],
    ['visits', '1', null],
  ])('%s %s', (name, key, expected) => {
    expect(parseKey(collection(name), key)).toEqual(expected)
  })
  it('reads what printKey writes', () => {
    expect(parseKey(collection('shelves'), printKey(['50% a/b,c', 3]))).toEqual(['50% a/b,c', 3])
  })
})
