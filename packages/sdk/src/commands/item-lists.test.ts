import { describe, expect, it } from 'vitest'
import { deleteItems, exportItems, importItems, sortItem, updateItemList, updateItems, updatePreset } from '../index.ts'

describe('writes of several items', () => {
  it('change all the same, each in its own way, or delete', () => {
    expect(updateItems('books', [1, 2], { status: 'sold' })).toEqual({
      method: 'PATCH',
      path: '/items/books',
      body: { keys: [1, 2], data: { status: 'sold' } },
    })
    expect(updateItemList('books', [{ id: 1, title: 'Emma' }])).toMatchObject({ method: 'PATCH', body: [{ id: 1, title: 'Emma' }] })
    expect(deleteItems('directus_users', ['a'])).toEqual({ method: 'DELETE', path: '/users', body: ['a'] })
    expect(sortItem('books', 3, 1)).toMatchObject({ path: '/utils/sort/books', body: { item: 3, to: 1 } })
  })

  it('come from files and go into files in the background', () => {
    expect(importItems('books', new FormData(), { dryRun: true }).query).toEqual({ background: true, dryRun: true })
    expect(exportItems('books', { query: {}, format: 'csv' })).toMatchObject({ path: '/utils/export/books', query: { background: true } })
  })

  it('are shown by views, changed by their id', () => {
    expect(updatePreset(4, { search: 'x' })).toEqual({ method: 'PATCH', path: '/presets/4', body: { search: 'x' } })
  })
})
