import { expect, it } from 'vitest'
import { hashOf } from './item-hash.ts'

it('does not depend on the order of fields, at any depth, but on that of lists', () => {
  const hash = hashOf({ a: 1, b: { c: [{ d: 1, e: 2 }], f: 3 } })
  expect(hashOf({ b: { f: 3, c: [{ e: 2, d: 1 }] }, a: 1 })).toBe(hash)
  expect(hashOf({ a: 1, b: { c: [{ d: 1, e: 3 }], f: 3 } })).not.toBe(hash)
  expect(hashOf({ list: [1, 2] })).not.toBe(hashOf({ list: [2, 1] }))
})
