import { describe, expect, it } from 'vitest'
import { changesOf, historyOf, itemAt } from './history.ts'
import { commentParts, mentionedIds, storedComment, typedMention } from './mentions.ts'

const at = (timestamp: string) => ({ action: 'update', timestamp, user: null })
const revisions = [
  { id: 3, activity: at('2026-01-03T00:00:00Z'), delta: { title: 'C', author: 2 }, data: { title: 'C', pages: 5 } },
  { id: 2, activity: at('2026-01-02T00:00:00Z'), delta: { pages: 5 }, data: { title: 'B', pages: 5 } },
  { id: 1, activity: at('2026-01-01T00:00:00Z'), delta: { title: 'B' }, data: { title: 'B' } },
]

describe('history', () => {
  it('knows the value before from what earlier revisions hold', () => {
    expect(changesOf(revisions, 0)).toEqual([
      { field: 'title', after: 'C', before: { value: 'B' } },
      { field: 'author', after: 2 },
    ])
  })

  it('puts the item together as it was', () => {
    expect(itemAt(revisions, 1)).toEqual({ title: 'B', pages: 5 })
  })

  it('is one line of time with comments', () => {
    const comment = { id: 'c', comment: 'Hi', date_created: '2026-01-02T12:00:00Z', date_updated: null, user_created: null }
    expect(historyOf(revisions, [comment]).map(({ kind }) => kind)).toEqual(['revision', 'comment', 'revision', 'revision'])
  })
})

describe('mentions', () => {
  const id = '7351688a-a7ab-42ac-89b7-decd5927f8a8'
  it('are stored by key and read as people', () => {
    const stored = storedComment('Hi @Ada Lovelace!', [
      { id: 'x', name: 'Ada' },
      { id, name: 'Ada Lovelace' },
    ])
    expect(stored).toBe(`Hi @${id}!`)
    expect(commentParts(stored)).toEqual([{ text: 'Hi ' }, { userId: id }, { text: '!' }])
    expect(mentionedIds([stored, stored])).toEqual([id])
  })

  it('are found while they are typed', () => {
    expect(typedMention('Hi @ad', 6)).toBe('ad')
    expect(typedMention('a@b.c', 5)).toBeNull()
  })
})
