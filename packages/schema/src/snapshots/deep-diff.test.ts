import { describe, expect, it } from 'vitest'
import { applyDeepDiff, deepDiff } from './deep-diff.ts'

describe('deepDiff', () => {
  it('speaks of the whole without a path, and of parts with one', () => {
    expect(deepDiff(undefined, { a: 1 })).toEqual([{ kind: 'N', rhs: { a: 1 } }])
    expect(deepDiff({ a: 1 }, undefined)).toEqual([{ kind: 'D', lhs: { a: 1 } }])
    expect(deepDiff({ a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } })).toEqual([{ kind: 'E', path: ['b', 'c'], lhs: 2, rhs: 3 }])
    expect(deepDiff({ a: [1] }, { a: [1, 2] })).toEqual([{ kind: 'A', path: ['a'], index: 1, item: { kind: 'N', rhs: 2 } }])
    expect(deepDiff({ a: [1, null] }, { a: [1, null] })).toEqual([])
  })

  it.each([
    [{ a: 1 }, { b: 2 }],
    [{ a: [1, 2, 3] }, { a: [] }],
    [{ a: [] }, { a: [1, { b: 2 }, 3] }],
    [{ a: [{ b: 1 }] }, { a: [{ b: 2 }, { c: 3 }] }],
    [{ a: null }, { a: { b: 1 } }],
    [{ a: { b: 1 } }, { a: null }],
  ])('makes %j into %j', (before, after) => {
    expect(applyDeepDiff(before, deepDiff(before, after))).toEqual(after)
  })
})
