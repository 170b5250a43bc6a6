import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Library, openLibrary } from '../testing/open-library.ts'
import { createAccessCache } from './create-access-cache.ts'
import { anonymous } from './resolve-account.ts'

eachDatabase((database) => {
  let library: Library

  beforeAll(async () => {
    library = await openLibrary(database, [{ collection: 'books', action: 'read', fields: ['*'] }])
  })
  afterAll(() => library.platform.connection.close())

  it('sees rights that another instance took away, without being told, within seconds', async () => {
    let now = 0
    const cache = createAccessCache(
      () => library.platform,
      () => now,
    )
    const mayRead = async () => {
      const { roles, policies, isAdmin, isApp } = await cache.resolve(anonymous)
      const rights = await cache.rightsOf({ ...anonymous, roles, policies, isAdmin, isApp })
      return rights.access.read.collections.has('books')
    }
    expect(await mayRead()).toBe(true)
    await systemDatabase(library.platform).deleteFrom('recto_permissions').execute()
    expect(await mayRead()).toBe(true)
    now = 2500
    expect(await mayRead()).toBe(false)
  })
})
