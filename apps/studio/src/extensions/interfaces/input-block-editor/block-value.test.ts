import { describe, expect, it } from 'vitest'
import { areSameBlocks, readBlocks, storedBlocks } from './block-value.ts'

const stored = { time: 1, version: '2.31.7', blocks: [{ id: 'a', type: 'paragraph', data: { text: 'كتاب' } }] }

describe('blocks', () => {
  it('are kept as they are stored', () => {
    expect(readBlocks(stored)).toEqual(stored)
    expect(storedBlocks(readBlocks(stored))).toEqual(stored)
  })

  it('are none where there are none', () => {
    expect(readBlocks(null)).toEqual({ blocks: [] })
    expect(readBlocks('text')).toEqual({ blocks: [] })
    expect(readBlocks({ blocks: [1, { type: 'x' }] })).toEqual({ blocks: [] })
    expect(storedBlocks({ ...stored, blocks: [] })).toBeNull()
  })

  it('are the same whenever they were written', () => {
    expect(areSameBlocks(stored, { ...stored, time: 2 })).toBe(true)
  })
})
