import { describe, expect, it } from 'vitest'
import { folderPath, foldersWithin, folderTree } from './folder-tree.ts'

const folders = [
  { id: 'b', name: 'Part 10', parent: 'a' },
  { id: 'a', name: 'Press', parent: null },
  { id: 'c', name: 'Part 9', parent: 'a' },
  { id: 'd', name: 'Deep', parent: 'b' },
  { id: 'e', name: 'Elsewhere', parent: 'not readable' },
  { id: 'x', name: 'X', parent: 'y' },
  { id: 'y', name: 'Y', parent: 'x' },
]

describe('folders', () => {
  it('are a tree by name, numbers in order, with what has no readable parent at the top', () => {
    expect(folderTree(folders)).toEqual([
      { id: 'e', label: 'Elsewhere', children: [] },
      {
        id: 'a',
        label: 'Press',
        children: [
          { id: 'c', label: 'Part 9', children: [] },
          { id: 'b', label: 'Part 10', children: [{ id: 'd', label: 'Deep', children: [] }] },
        ],
      },
    ])
  })

  it('have a path, which ends even in a circle', () => {
    expect(folderPath(folders, 'd').map(({ id }) => id)).toEqual(['a', 'b', 'd'])
    expect(folderPath(folders, 'x').map(({ id }) => id)).toEqual(['y', 'x'])
    expect(folderPath(folders, null)).toEqual([])
  })

  it('can not be moved into themselves', () => {
    expect([...foldersWithin(folders, 'a')].toSorted()).toEqual(['a', 'b', 'c', 'd'])
  })
})
