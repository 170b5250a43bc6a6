import { expect, it, vi } from 'vitest'
import { memoizeByObject } from './memoize-by-object.ts'

it('computes a value once for each object, falsy values too', () => {
  const compute = vi.fn(({ n }: { readonly n: number }) => n)
  const value = memoizeByObject(compute)
  const [zero, one] = [{ n: 0 }, { n: 1 }]
  expect([value(zero), value(zero), value(one), value({ n: 1 })]).toEqual([0, 0, 1, 1])
  expect(compute).toHaveBeenCalledTimes(3)
})

it('keeps no value of a computation that failed', () => {
  const compute = vi.fn((): number => {
    throw new Error('no')
  })
  const value = memoizeByObject(compute)
  const key = {}
  expect(() => value(key)).toThrow('no')
  expect(() => value(key)).toThrow('no')
  expect(compute).toHaveBeenCalledTimes(2)
})
