import { describe, expect, it } from 'vitest'
import { cellAfterKey } from '../components/use-grid-keys.ts'
import { nextSort, parseListSearch, sortDirection } from './list-search.ts'

describe('the address of a list', () => {
  it('takes what makes sense and leaves the rest', () => {
    expect(parseListSearch({ sort: '-title', search: 'sea', columns: ['id', 'title'], nonsense: 1 })).toEqual({
      sort: '-title',
      search: 'sea',
      columns: ['id', 'title'],
    })
    expect(parseListSearch({ sort: 3, columns: 'id', filter: 'x', bookmark: 'y' })).toEqual({})
    expect(parseListSearch({ search: 1984, sort: '-' })).toEqual({ search: '1984' })
    expect(parseListSearch({ bookmark: 7, archived: '', filter: {}, sort: '' })).toEqual({
      bookmark: 7,
      archived: true,
      filter: {},
      sort: '',
    })
  })

  it('sorts up, down, and not at all', () => {
    expect([[], ['a'], ['-a'], ['b']].map((sort) => nextSort(sort, 'a'))).toEqual([['a'], ['-a'], [], ['a']])
    expect([[], ['a'], ['-a']].map((sort) => sortDirection(sort, 'a'))).toEqual(['none', 'ascending', 'descending'])
  })

  it('adds to a sort, and turns its fields one by one', () => {
    expect(nextSort(['b'], 'a', true)).toEqual(['b', 'a'])
    expect(nextSort(['a', 'b'], 'a', true)).toEqual(['-a', 'b'])
    expect(nextSort(['-a', 'b'], 'a', true)).toEqual(['b'])
  })
})

describe('keys in the grid', () => {
  const size = { rows: 100, columns: 5, pageRows: 20 }
  const after = (key: string, [row, column]: readonly [number, number], ctrlKey = false) =>
    cellAfterKey({ key, ctrlKey, metaKey: false }, { row, column }, size)

  it('enters at the first row', () => {
    expect(after('ArrowDown', [-1, 0])).toEqual({ row: 0, column: 0 })
    expect(after('ArrowRight', [-1, 0])).toEqual({ row: 0, column: 0 })
  })

  it('moves and stops at the edges', () => {
    expect(after('ArrowDown', [99, 2])).toEqual({ row: 99, column: 2 })
    expect(after('PageUp', [5, 2])).toEqual({ row: 0, column: 2 })
    expect(after('End', [5, 2])).toEqual({ row: 5, column: 4 })
    expect(after('End', [5, 2], true)).toEqual({ row: 99, column: 4 })
    expect(after('a', [5, 2])).toBeNull()
  })
})
