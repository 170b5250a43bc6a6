import { describe, expect, it } from 'vitest'
import { createItem, deleteItemByKey, ifRevision, promoteVersion, readItems, updateItemByKey, updateSingleton } from '../index.ts'

describe('writes of items', () => {
  it('go to the collection or to the item, by its key in URL form', () => {
    expect(createItem('books', { title: 'Emma' }, { fields: ['id'] })).toEqual({
      method: 'POST',
      path: '/items/books',
      body: { title: 'Emma' },
      query: { fields: ['id'] },
    })
    expect(updateItemByKey('order_lines', '7,1', { quantity: 2 })).toEqual({
      method: 'PATCH',
      path: '/items/order_lines/7,1',
      body: { quantity: 2 },
    })
    expect(deleteItemByKey('order_lines', '7,1')).toEqual({ method: 'DELETE', path: '/items/order_lines/7,1' })
    expect(updateSingleton('about', { text: 'Hi' })).toEqual({ method: 'PATCH', path: '/items/about', body: { text: 'Hi' } })
  })

  it('say which revision they were made upon', () => {
    expect(ifRevision(45, updateItemByKey('books', '1', {}))).toMatchObject({ headers: { 'if-match': '"45"' } })
  })

  it('find system collections at their own paths', () => {
    expect(createItem('directus_comments', { comment: 'Nice' })).toMatchObject({ path: '/comments' })
    expect(readItems('directus_users')).toMatchObject({ path: '/users' })
  })
})

describe('promoteVersion', () => {
  it('sends the fields only when some were picked', () => {
    expect(promoteVersion('a', 'h')).toMatchObject({ path: '/versions/a/promote', body: { mainHash: 'h' } })
    expect(promoteVersion('a', 'h', ['title']).body).toEqual({ mainHash: 'h', fields: ['title'] })
  })
})
