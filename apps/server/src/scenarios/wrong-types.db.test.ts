import { type Collection, type Field, findCollection, relationFrom } from '@recto/schema'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from './test-server.ts'

const environment = { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'secret', ADMIN_TOKEN: 'admin' }

/** The least that makes an item of each system collection that is written at a route of its own. */
const items: Readonly<Record<string, (ids: Ids) => object>> = {
  access: ({ policy, role }) => ({ policy, role }),
  comments: () => ({ collection: 'notes', item: '1', comment: 'Hello' }),
  dashboards: () => ({ name: 'Sales' }),
  flows: () => ({ name: 'Nightly' }),
  folders: () => ({ name: 'Photos' }),
  notifications: ({ user }) => ({ recipient: user, subject: 'Hello' }),
  operations: ({ flow }) => ({ flow, key: 'log', type: 'log', position_x: 1, position_y: 1 }),
  panels: ({ dashboard }) => ({ dashboard, type: 'metric', position_x: 1, position_y: 1, width: 1, height: 1 }),
  permissions: ({ policy }) => ({ policy, collection: 'notes', action: 'read' }),
  policies: () => ({ name: 'Readers' }),
  presets: () => ({ collection: 'notes' }),
  roles: () => ({ name: 'Reader' }),
  shares: () => ({ collection: 'notes', item: '1' }),
  translations: () => ({ language: 'en-US', key: `key-${String(performance.now())}`, value: 'x' }),
  users: () => ({}),
  versions: () => ({ collection: 'notes', item: '1', key: `draft-${String(performance.now())}`, name: 'Draft' }),
}

interface Ids {
  readonly user: string
  readonly role: string
  readonly policy: string
  readonly flow: string
  readonly dashboard: string
}

const wrongValues: Readonly<Record<string, readonly unknown[]>> = {
  string: [{ a: 1 }, ['x'], true, 5],
  text: [{ a: 1 }, ['x'], true, 5],
  hash: [{ a: 1 }, ['x'], true, 5],
  uuid: ['x', ['x'], true, 5],
  integer: ['x', { a: 1 }, [1], 1.5, true],
  bigInteger: ['x', { a: 1 }, [1], 1.5, true],
  float: ['x', { a: 1 }, [1], true],
  boolean: ['x', { a: 1 }, [true], 5],
  timestamp: ['x', { a: 1 }, ['2024-01-01'], true],
  csv: [{ a: 1 }, [{ a: 1 }], [5], true, 5],
}

/** Whether a client decides the value: Recto fills in who and when, and an impossible key is one that is not there. */
function isSent({ primaryKey }: Collection, { name, special }: Field): boolean {
  return !primaryKey.includes(name) && !special.some((flag) => /^(?:user|role|date)-(?:created|updated)$/.test(flag))
}

/** A number is a key of many tables, so fields that hold an item's key take one. */
function wrongFor(collection: Collection, field: Field, server: TestServer): readonly unknown[] {
  const isRelation = relationFrom(server.platform.schemaCache.current(), collection.name, field.name) !== undefined
  return (wrongValues[field.type] ?? []).filter((value) => {
    if (field.name === 'item' && typeof value === 'number') return false
    return !(isRelation && typeof value === 'object' && !Array.isArray(value))
  })
}

eachDatabase(
  (database) => {
    describe('a value of a wrong type in a system collection', () => {
      let server: TestServer
      let ids: Ids
      beforeAll(async () => {
        server = await testServer(database, environment)
        await send('POST', '/collections', { collection: 'notes', schema: {}, meta: { versioning: true } })
        await send('POST', '/items/notes', { id: 1 })
        const me = await data(await send('GET', '/users/me'))
        const made = async (name: string) => String((await data(await send('POST', `/${name}`, items[name]?.(ids) ?? {})))['id'])
        ids = { user: String(me['id']), role: String(me['role']), policy: '', flow: '', dashboard: '' }
        ids = { ...ids, policy: await made('policies'), flow: await made('flows'), dashboard: await made('dashboards') }
      })
      afterAll(() => server.close())

      const send = (method: 'GET' | 'POST' | 'PATCH', url: string, body?: object) =>
        server.send(method, url, { token: 'admin', ...(body === undefined ? {} : { body }) })
      const data = async (response: Awaited<ReturnType<typeof send>>) => {
        expect(response.statusCode, response.body).toBe(200)
        return response.json<{ data: Record<string, unknown> }>().data
      }
      const fieldsOf = (name: string) => {
        const collection = findCollection(server.platform.schemaCache.current(), `directus_${name}`)
        if (collection === undefined) throw new Error(`no collection ${name}`)
        const fields = [...collection.fields.values()].filter((field) => field.column !== null && isSent(collection, field))
        return fields.flatMap((field) => wrongFor(collection, field, server).map((value) => ({ [field.name]: value })))
      }

      it.each(Object.entries(items))('is refused in %s', async (name, make) => {
        const item = await data(await send('POST', `/${name}`, make(ids)))
        const url = `/${name}/${String(item['id'])}`
        const before = (await send('GET', url)).body
        const count = async () => (await send('GET', `/${name}?aggregate[count]=*`)).body
        const counted = await count()
        const taken: string[] = []
        for (const part of fieldsOf(name)) {
          const answers = [await send('POST', `/${name}`, { ...make(ids), ...part }), await send('PATCH', url, part)]
          // Of what is shared, no caller learns more than that it is not there.
          if (answers.some(({ statusCode }) => statusCode !== 400 && !(name === 'shares' && statusCode === 403)))
            taken.push(`${JSON.stringify(part)}: ${answers.map((one) => one.statusCode).join()}`)
        }
        expect(taken).toEqual([])
        expect([await count(), (await send('GET', url)).body]).toEqual([counted, before])
      })

      it('is refused in settings', async () => {
        const before = (await send('GET', '/settings')).body
        const taken: string[] = []
        for (const part of fieldsOf('settings')) {
          const { statusCode } = await send('PATCH', '/settings', part)
          if (statusCode !== 400) taken.push(`${JSON.stringify(part)}: ${String(statusCode)}`)
        }
        expect(taken).toEqual([])
        expect((await send('GET', '/settings')).body).toBe(before)
      })
    })
  },
  ['sqlite'],
)
