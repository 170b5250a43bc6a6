import { describe, expect, it } from 'vitest'
import { fileList } from './file-list.ts'
import { parseLibrarySearch } from './library-search.ts'

const facts = { readable: new Set(['id', 'title', 'folder', 'created_on']), me: 'ada', hidden: [] }

describe('the list behind an address', () => {
  it('is what is in a folder, or in none', () => {
    expect(fileList({}, facts).filter).toEqual({ _and: [{ folder: { _null: true } }] })
    expect(fileList({ folder: 'f' }, facts).filter).toEqual({ _and: [{ folder: { _eq: 'f' } }] })
  })

  it('looks through all folders when something is searched', () => {
    expect(fileList({ folder: 'f', search: 'harbor' }, facts)).toMatchObject({ filter: {}, search: 'harbor' })
  })

  it('leaves out files on their way out, and fields that may not be read', () => {
    const list = fileList({ in: 'all', sort: 'largest' }, { ...facts, hidden: ['gone'] })
    expect(list).toEqual({
      fields: ['id', 'title', 'folder', 'created_on'],
      filter: { _and: [{ id: { _nin: ['gone'] } }] },
      sort: ['id'],
    })
  })

  it('asks nothing of fields that may not be read', () => {
    const readable = new Set(['id', 'title'])
    expect(fileList({ folder: 'f', kind: 'image' }, { ...facts, readable }).filter).toEqual({})
    expect(fileList({ in: 'mine' }, { ...facts, readable }).filter).toEqual({})
  })

  it('drops from an address what makes no sense', () => {
    expect(parseLibrarySearch({ in: 'nowhere', kind: 'image', sort: 'newest', layout: 'list', search: 7, folder: '' })).toEqual({
      kind: 'image',
      search: '7',
      layout: 'list',
    })
  })
})
