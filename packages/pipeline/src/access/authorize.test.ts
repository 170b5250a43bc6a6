import { fullRights, type Permission, rightsFor } from '@recto/permissions'
import { parseQuery } from '@recto/query'
import type { Collection } from '@recto/schema'
import { describe, expect, it } from 'vitest'
import { authorizeRead } from '../read/authorize/authorize-read.ts'
import { authorize, isAuthorized } from './authorize.ts'

const permission: Permission = {
  ...{ policy: 'readers', collection: 'books', action: 'read', permissions: null, validation: null, presets: null, fields: ['*'] },
}
const rights = rightsFor({ isAdmin: false, isApp: false, share: null }, [permission])

describe('authorize', () => {
  it('admits only to the collections and actions that a policy permits', () => {
    expect(isAuthorized(rights, 'read', 'books')).toBe(true)
    expect(isAuthorized(rights, 'read', 'authors')).toBe(false)
    for (const action of ['create', 'update', 'delete', 'share'] as const) expect(isAuthorized(rights, action, 'books')).toBe(false)
    expect(() => authorize(rights, 'delete', 'books')).toThrow(/permission to access collection "books"/)
  })

  it('admits administrators to everything', () => {
    expect(isAuthorized(fullRights, 'delete', 'authors')).toBe(true)
  })

  it('names a collection as the caller named it', () => {
    expect(() => authorize(rights, 'read', 'directus_users', 'recto_users')).toThrow(/"recto_users"/)
  })
})

describe('authorizeRead', () => {
  const requestOf = (name: string) => ({
    collection: { name } as Collection,
    name,
    query: parseQuery({}),
    key: null,
    keys: null,
    isBuffered: false,
  })

  it('refuses collections that may not be read', () => {
    expect(() => authorizeRead(requestOf('authors'), rights)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }))
  })

  it('hands the rules of reads to the plan', () => {
    expect(authorizeRead(requestOf('books'), rights).access).toBe(rights.access.read)
  })
})
