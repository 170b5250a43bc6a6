import { describe, expect, it } from 'vitest'
import { createReadCosts } from './read-costs.ts'

describe('createReadCosts', () => {
  const proved = (...tookMs: readonly number[]): boolean => {
    const costs = createReadCosts()
    for (const ms of tookMs) costs.record('read', ms)
    return costs.isCheap('read')
  }

  it('takes a statement for cheap after some short runs', () => {
    expect(proved()).toBe(false)
    expect(proved(0.5, 0.5)).toBe(false)
    expect(proved(0.5, 0.5, 0.5)).toBe(true)
  })

  it('never takes one for cheap whose runs take long', () => {
    expect(proved(...Array.from({ length: 50 }, () => 12))).toBe(false)
  })

  it('asks for many short runs after a slow one', () => {
    expect(proved(...Array.from({ length: 50 }, () => 0.5), 30, 0.5, 0.5, 0.5, 0.5)).toBe(false)
    expect(proved(30, ...Array.from({ length: 23 }, () => 0.5))).toBe(true)
  })

  it('lets statements join on a busy machine, where all take longer', () => {
    const costs = createReadCosts()
    for (let run = 0; run < 200; run++) costs.record('other', 4)
    for (let run = 0; run < 3; run++) costs.record('read', 6)
    expect(costs.isCheap('read')).toBe(true)
    for (let run = 0; run < 3; run++) costs.record('slow', 9)
    expect(costs.isCheap('slow')).toBe(false)
  })
})
