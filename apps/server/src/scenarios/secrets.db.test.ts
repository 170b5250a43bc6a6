import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SmtpTestServer, startSmtpServer } from './smtp-server.ts'
import { errorCode, type TestServer, testServer } from './test-server.ts'
import { addTestUser } from './test-users.ts'

const adminToken = 'admin-token'

/** What the curious one may read, every field and row of it. */
const readable = ['users', 'sessions', 'roles', 'access', 'shares', 'activity', 'revisions', 'notifications', 'presets', 'files'] as const

/** Values of the same shape, so that nothing but their content tells one set from the other. */
const secretsOf = (letter: string) => ({
  token: `${letter}-static`,
  tfa_secret: `${letter}-factor`,
  recovery_codes: [`${letter}-code`],
  auth_data: { secret: `${letter}-provider` },
  password: `${letter}-hash`,
})

/** The fields, and the ways to them: straight, from rows that name a user, and through what a user's rows imply. */
const userFields = ['token', 'tfa_secret', 'recovery_codes', 'auth_data', 'password']
const paths = [
  ...userFields.flatMap((field) => [
    ['/users', field],
    ['/roles', `users.${field}`],
    ['/shares', `user_created.${field}`],
    ['/notifications', `recipient.${field}`],
    ['/users', `role.users.${field}`],
    ['/items/notes', `author.${field}`],
    ['/users', `notes.author.${field}`],
  ]),
  ...['token', 'next_token'].flatMap((field) => [
    ['/users', `sessions.${field}`],
    ['/roles', `users.sessions.${field}`],
    ['/items/directus_sessions', field],
  ]),
] as [string, string][]

const operators = ['_eq', '_neq', '_in', '_contains', '_starts_with', '_istarts_with', '_ends_with', '_lt', '_gte', '_between', '_regex']

/** Every way of asking for a field, or for whether a guess is right. */
function questions([base, path]: [string, string], guess: string): string[] {
  const nested = (leaf: object): object => path.split('.').reduceRight<object>((inner, name) => ({ [name]: inner }), leaf)
  const ask = (query: Record<string, string>): string => `${base}?${new URLSearchParams({ limit: '-1', ...query })}`
  const [head = '', ...rest] = path.split('.')
  return [
    ask({ fields: path }),
    ask({ fields: `${[...path.split('.').slice(0, -1), '*'].join('.')}` }),
    ask({ fields: `id,count(${head})` }),
    ask({ fields: `x`, 'alias[x]': path }),
    ask({ fields: 'id', search: guess }),
    ask({ fields: 'id', sort: path }),
    ask({ fields: 'id', sort: `-${path}` }),
    ask({ 'aggregate[min]': path }),
    ask({ 'aggregate[max]': path }),
    ask({ 'aggregate[count]': '*', 'groupBy[]': path }),
    ask({ fields: path, export: 'csv' }),
    ask({ fields: path, export: 'json' }),
    ...(rest.length === 0 ? [] : [ask({ fields: `${head}.*`, deep: JSON.stringify({ [head]: { _sort: rest, _search: guess } }) })]),
    ...operators.flatMap((operator) => {
      const value = operator === '_in' || operator === '_between' ? [guess, `${guess}~`] : guess
      return [
        ask({ fields: 'id', filter: JSON.stringify(nested({ [operator]: value })) }),
        ...(rest.length === 0
          ? []
          : [ask({ fields: `${head}.*`, deep: JSON.stringify({ [head]: { _filter: { [rest.join('.')]: { [operator]: value } } } }) })]),
      ]
    }),
  ]
}

eachDatabase((database) => {
  let server: TestServer
  let post: SmtpTestServer
  let victim: string
  const links: string[] = []
  const recto = () => systemDatabase(server.platform)
  const send = (url: string, body: object, token?: string) => server.send('POST', url, { body, ...(token === undefined ? {} : { token }) })
  const keep = async (email: string) => {
    links.push(new URL((await post.next(email)).link).searchParams.get('token') ?? 'no token')
  }
  const setSecrets = async (letter: string) => {
    await recto().updateTable('recto_users').set(secretsOf(letter)).where('id', '=', victim).execute()
    const [session] = await recto().selectFrom('recto_sessions').selectAll().where('user', '=', victim).execute()
    await recto()
      .updateTable('recto_sessions')
      .set({ token: `${letter}-session`, next_token: `${letter}-next` })
      .where('token', '=', String(session?.['token']))
      .execute()
  }
  const answers = async (urls: readonly string[]) => {
    const given: string[] = []
    for (const url of urls) {
      const response = await server.send('GET', url, { token: 'token-of-curious' })
      expect(response.statusCode, url).toBeLessThan(500)
      given.push(`${url} ${response.statusCode} ${response.body}`)
    }
    return given
  }

  beforeAll(async () => {
    post = await startSmtpServer()
    server = await testServer(database, {
      ...post.environment,
      PUBLIC_URL: 'https://shop.example',
      ADMIN_EMAIL: 'admin@example.com',
      ADMIN_PASSWORD: 'secret',
      ADMIN_TOKEN: adminToken,
      REGISTER_STALL_TIME: '0',
    })
    const role = await server.auth.createRole({ name: 'Clerks', isApp: true })
    const permissions = readable.map((name) => ({ collection: `directus_${name}`, action: 'read', permissions: {}, fields: ['*'] }))
    await addTestUser(server.platform, 'curious', {
      role,
      permissions: [...permissions, { collection: 'notes', action: 'read', fields: ['*'] }],
    })
    const key = { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true } }
    await send('/collections', { collection: 'notes', schema: {}, fields: [key, { field: 'author', type: 'uuid' }] }, adminToken)
    await send('/relations', { collection: 'notes', field: 'author', related_collection: 'directus_users' }, adminToken)
    await server.auth.createUser({ email: 'victim@example.com', password: 'secret', role })
    victim = String((await recto().selectFrom('recto_users').selectAll().where('email', '=', 'victim@example.com').execute())[0]?.['id'])
    await send('/auth/login', { email: 'victim@example.com', password: 'secret' })
    await server.send('PATCH', '/settings', { token: adminToken, body: { public_registration: true } })
    await send('/auth/password/request', { email: 'victim@example.com' })
    await send('/users/invite', { email: 'invited@example.com', role }, adminToken)
    await send('/users/register', { email: 'new@example.com', password: 'secret' })
    for (const name of ['victim', 'invited', 'new']) await keep(`${name}@example.com`)
    await server.send('PATCH', `/users/${victim}`, { token: adminToken, body: { token: 'set-through-the-api' } })
    await send('/items/notes', { author: victim }, adminToken)
    await send('/notifications', { recipient: victim, subject: 'Hello' }, adminToken)
  })
  afterAll(async () => {
    await server.close()
    await post.close()
  })

  describe('reset tokens are not reachable through relations', () => {
    it('nor other secrets, whatever one asks', { timeout: 120_000 }, async () => {
      await setSecrets('k')
      const urls = [...new Set(paths.flatMap((path) => questions(path, 'k-')))]
      const all = (await answers(urls)).map((answer) => answer.slice(answer.indexOf(' ')))
      expect(all.filter((answer) => /k-(static|factor|code|provider|hash|session|next)/.test(answer))).toEqual([])
      expect(all.filter((answer) => answer.startsWith(' 200')).length).toBeGreaterThan(50)
    })

    it('through ways that are open, or not there at all', async () => {
      const read = async (url: string) => server.send('GET', url, { token: 'token-of-curious' })
      const hidden = { token: '**********', tfa_secret: '**********' }
      const [note] = (await read('/items/notes?fields=author.token,author.tfa_secret,author.notes.author.token')).json<{ data: object[] }>()
        .data
      expect(note).toEqual({ author: { ...hidden, notes: [{ author: { token: hidden.token } }] } })
      for (const name of ['sessions', 'nothing']) {
        // A path whose head does not exist is left out, and so is one that is hidden.
        expect((await read(`/users?fields=email,${name}.token`)).body).toBe((await read('/users?fields=email')).body)
        expect(errorCode(await read(`/items/notes?filter[author][${name}][token][_starts_with]=k`))).toBe('403 FORBIDDEN')
        expect(errorCode(await read(`/items/directus_${name}`))).toBe('403 FORBIDDEN')
      }
    })

    it('and answers are the same for other secrets', { timeout: 120_000 }, async () => {
      await setSecrets('k')
      const urls = [...new Set(paths.flatMap((path) => [...questions(path, 'k-'), ...questions(path, 'k-static')]))]
      const before = await answers(urls)
      await setSecrets('q')
      const after = await answers(urls)
      expect(after.filter((answer, index) => answer !== before[index])).toEqual([])
    })

    it('nor tokens of mails, in anything that is stored', async () => {
      expect(links).toHaveLength(3)
      const urls = readable.flatMap((name) => [
        `/${name}?limit=-1&fields=*.*.*`,
        `/items/directus_${name}?limit=-1&fields=*.*`,
        `/${name}?limit=-1&fields=*&export=csv`,
      ])
      const all = await answers(urls)
      for (const secret of [...links, 'set-through-the-api']) expect(all.filter((answer) => answer.includes(secret))).toEqual([])
      for (const name of readable) {
        const rows = JSON.stringify(await recto().selectFrom(`recto_${name}`).selectAll().execute())
        for (const link of links) expect(rows).not.toContain(link)
      }
    })
  })
})
