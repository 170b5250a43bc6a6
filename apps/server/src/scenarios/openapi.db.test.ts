import { undocumentedReason } from '@recto/rest'
import { eachDatabase } from '@recto/testing'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServer, testServer } from './test-server.ts'

interface Operation {
  readonly operationId: string
  readonly summary?: string
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

const words = ['get', 'post', 'patch', 'put', 'delete']

/** `POST /auth/login`, with `{}` for whatever varies. */
function operationsOf({ paths }: Document): ReadonlyMap<string, Operation> {
  return new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([word]) => words.includes(word))
        .map(([word, operation]) => [`${word.toUpperCase()} ${path.replace(/\{\w+\}/g, '{}')}`, operation] as const),
    ),
  )
}

eachDatabase(
  (database) => {
    let server: TestServer

    const documentFor = async (token?: string): Promise<Document> =>
      (await server.send('GET', '/server/specs/oas', token === undefined ? {} : { token })).json()

    beforeAll(async () => {
      server = await testServer(database, { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'long-enough', ADMIN_TOKEN: 'admin-token' })
      const admin = { token: 'admin-token' }
      const { data: policy } = (await server.send('POST', '/policies', { ...admin, body: { name: 'Few', app_access: false } })).json()
      const body = { policy: policy.id, collection: 'directus_notifications', action: 'read', fields: ['*'] }
      await server.send('POST', '/permissions', { ...admin, body })
      const user = { email: 'few@example.com', password: 'long-enough', token: 'few-token', policies: [{ policy: policy.id }] }
      expect((await server.send('POST', '/users', { ...admin, body: user })).statusCode).toBe(200)
    })
    afterAll(() => server.close())

    it('describes every route there is, or says why not', async () => {
      const operations = operationsOf(await documentFor('admin-token'))
      const missing = server.routes
        .filter((route) => undocumentedReason(route) === null)
        .map(({ method, url }) => `${method} ${url.replace(/:\w+/g, '{}')}`)
        .filter((name) => !operations.has(name))
      expect(missing).toEqual([])
      expect([...operations].filter(([, { summary }]) => summary === undefined).map(([name]) => name)).toEqual([])
      const ids = [...operations.values()].map(({ operationId }) => operationId)
      expect(new Set(ids).size).toBe(ids.length)
    })

    it('describes no route that is not there', async () => {
      const routes = new Set(server.routes.map(({ method, url }) => `${method} ${url.replace(/:\w+/g, '{}')}`))
      const unknown = [...operationsOf(await documentFor('admin-token')).keys()].filter((name) => !routes.has(name))
      expect(unknown.filter((name) => !/ \/items\//.test(name))).toEqual([])
    })

    it.each([
      { who: 'an administrator', token: 'admin-token' },
      { who: 'someone with few rights', token: 'few-token' },
      { who: 'nobody', token: undefined },
    ])('is valid for $who', async ({ token }) => {
      const result = await new Validator().validate((await documentFor(token)) as unknown as Record<string, unknown>)
      expect(result.errors ?? []).toEqual([])
    })

    it('shows everyone what is for them', async () => {
      const few = [...operationsOf(await documentFor('few-token')).keys()]
      const nobody = [...operationsOf(await documentFor()).keys()]
      for (const names of [few, nobody]) {
        expect(names).toContain('POST /auth/login')
        expect(names.filter((name) => /\/(?:schema|flows|policies|utils\/mails|utils\/cache)(?:\/(?!me)|$)/.test(name))).toEqual([])
        expect(names.filter((name) => / \/(?:collections|fields|relations)/.test(name))).toEqual([])
      }
      expect(few).toContain('GET /notifications')
      expect(few).toContain('GET /users/me')
      expect(nobody).not.toContain('GET /notifications')
      expect(nobody).not.toContain('GET /users/me')
    })
  },
  ['sqlite'],
)
