import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Administrator, administratorOf } from '../testing/administrator.ts'

const letters = {
  collection: 'letters',
  meta: { sort_field: 'place' },
  schema: {},
  fields: [
    { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true } },
    { field: 'place', type: 'integer' },
  ],
}

eachDatabase(
  (database) => {
    let administrator: Administrator
    let isAdmin = true
    const send = async (request: string, body?: object) => {
      const [method = '', url = ''] = request.split(' ')
      const answer = await administrator.app.inject({ method: method as 'GET', url, ...(body === undefined ? {} : { payload: body }) })
      return { status: answer.statusCode, text: answer.body }
    }
    const dataOf = async (...parts: Parameters<typeof send>) => JSON.parse((await send(...parts)).text).data

    beforeAll(async () => {
      administrator = await administratorOf(database, { isAdmin: () => isAdmin })
      await administrator.ask('POST', '/collections', letters)
      await administrator.ask('POST', '/items/letters', [{ place: 1 }, { place: 2 }, { place: 3 }])
    })
    afterAll(() => administrator.close())

    it('moves an item, with an empty answer', async () => {
      expect(await send('POST /utils/sort/letters', { item: 3, to: 1 })).toEqual({ status: 200, text: '' })
      expect(await dataOf('GET /items/letters?fields=id&sort=place')).toEqual([{ id: 3 }, { id: 1 }, { id: 2 }])
      expect((await send('POST /utils/sort/letters', { item: 1, to: 99_999 })).status).toBe(400)
      expect((await send('POST /utils/sort/letters', { item: 1 })).status).toBe(400)
      expect((await send('POST /utils/sort/nothing', { item: 1, to: 2 })).status).toBe(403)
    })

    it('gives random texts of a length', async () => {
      expect(await dataOf('GET /utils/random/string')).toMatch(/^[\w-]{32}$/)
      expect(await dataOf('GET /utils/random/string?length=5')).toMatch(/^[\w-]{5}$/)
      expect(await dataOf('GET /utils/random/string')).not.toBe(await dataOf('GET /utils/random/string'))
      for (const length of ['0', '501', '1.5', 'x'])
        expect((await send(`GET /utils/random/string?length=${length}`)).status, length).toBe(400)
    })

    it('hashes texts, and refuses long ones', async () => {
      expect(await dataOf('POST /utils/hash/generate', { string: 'a' })).toBe('hash of a')
      for (const body of [{}, { string: 1 }, { string: 'x'.repeat(1001) }])
        expect((await send('POST /utils/hash/generate', body)).status).toBe(400)
      expect((await send('POST /utils/hash/verify', { string: 'a', hash: 'hash of a' })).status).toBe(400)
      const hash = '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$gT4vKCnP8bZ1oo4tsgeQCQ'
      expect(await dataOf('POST /utils/hash/verify', { string: 'another text', hash })).toBe(false)
    })

    it('hashes for nobody who is not logged in, and at no cost a stranger chooses', async () => {
      const hash = (cost: string) => `$argon2id$v=19$${cost}$c29tZXNhbHQ$gT4vKCnP8bZ1oo4tsgeQCQ`
      for (const cost of ['m=65536,t=200,p=1', 'm=1048576,t=3,p=1'])
        expect((await send('POST /utils/hash/verify', { string: 'a', hash: hash(cost) })).status).toBe(400)
      isAdmin = false
      expect((await send('POST /utils/hash/verify', { string: 'a', hash: hash('m=8,t=1,p=1') })).status).toBe(403)
      expect((await send('POST /utils/hash/generate', { string: 'a' })).status).toBe(403)
      isAdmin = true
    })

    it('clears the caches for administrators', async () => {
      expect(await send('POST /utils/cache/clear')).toEqual({ status: 200, text: '' })
      isAdmin = false
      expect((await send('POST /utils/cache/clear')).status).toBe(403)
    })
  },
  ['sqlite'],
)
