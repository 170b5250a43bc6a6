import { describe, expect, it } from 'vitest'
import { createClient, encodeKey, isRequestError, jsonTokens, login, readItem, readItems, sessionCookie, staticToken } from './index.ts'

interface Sent {
  readonly url: string
  readonly init: RequestInit | undefined
}

function answering(status: number, body: unknown): { sent: Sent[]; fetch: typeof fetch } {
  const sent: Sent[] = []
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    sent,
    fetch: async (url, init) => {
      sent.push({ url: String(url), init })
      return new Response(status === 204 ? null : text, { status })
    },
  }
}

describe('createClient', () => {
  it('sends the token and gives the data', async () => {
    const { sent, fetch } = answering(200, { data: [{ id: 1 }] })
    const client = createClient('http://host/', { credentials: staticToken('t'), fetch })
    expect(await client.request(readItems('odd name', { limit: 2 }))).toEqual([{ id: 1 }])
    expect(sent[0]?.url).toBe('http://host/items/odd%20name?limit=2')
    expect(sent[0]?.init?.headers).toEqual({ authorization: 'Bearer t' })
  })

  it('reads system collections where they are', async () => {
    const { sent, fetch } = answering(200, { data: {} })
    await createClient('http://host', { fetch }).request(readItem('directus_users', 'a'))
    expect(sent[0]?.url).toBe('http://host/users/a')
  })

  it('gives the counts beside the data', async () => {
    const { fetch } = answering(200, { data: [], meta: { filter_count: 9 } })
    const envelope = await createClient('http://host', { fetch }).requestEnvelope(readItems('a'))
    expect(envelope.meta?.filter_count).toBe(9)
  })

  it('escapes the values of a composite key', async () => {
    const { sent, fetch } = answering(200, { data: {} })
    await createClient('http://host', { fetch }).request(readItem('lines', ['a,b/c', 2]))
    expect(sent[0]?.url).toBe('http://host/items/lines/a%2Cb%2Fc,2')
    expect(encodeKey(7)).toBe('7')
  })

  it('sends a long query as the body of SEARCH', async () => {
    const { sent, fetch } = answering(200, { data: [] })
    await createClient('http://host', { fetch }).request(readItems('a', { search: 'x'.repeat(7000) }))
    expect(sent[0]?.url).toBe('http://host/items/a')
    expect(sent[0]?.init?.method).toBe('SEARCH')
  })

  it('throws the code and facts of the server', async () => {
    const body = { errors: [{ message: 'No.', extensions: { code: 'INVALID_QUERY', reason: 'why' } }] }
    const failure = await failureOf(400, body)
    expect(isRequestError(failure, 'INVALID_QUERY')).toBe(true)
    expect(failure).toMatchObject({ status: 400, message: 'No.', problems: [{ extensions: { reason: 'why' } }] })
  })

  it('survives an answer that is not ours', async () => {
    expect(await failureOf(502, '<html>Bad gateway')).toMatchObject({ status: 502, code: 'INTERNAL_SERVER_ERROR' })
  })

  it('names a lost network', async () => {
    const client = createClient('http://host', { fetch: () => Promise.reject(new TypeError('fetch failed')) })
    await expect(client.request(readItems('a'))).rejects.toMatchObject({ code: 'NETWORK', status: 0 })
  })

  it('stores the tokens of a login, and asks for the mode of its credentials', async () => {
    const { sent, fetch } = answering(200, { data: { expires: 1, access_token: 'fresh', refresh_token: 'r' } })
    const client = createClient('http://host', { credentials: jsonTokens(), fetch })
    await login(client, { email: 'a@b.c', password: 'p' })
    await client.request(readItems('a'))
    expect(sent[0]?.init?.body).toBe('{"email":"a@b.c","password":"p","mode":"json"}')
    expect(sent[1]?.init?.headers).toEqual({ authorization: 'Bearer fresh' })
  })

  it('lets the browser carry the session', async () => {
    const { sent, fetch } = answering(200, { data: { expires: 1 } })
    await login(createClient('http://host', { credentials: sessionCookie(), fetch }), { email: 'a@b.c', password: 'p' })
    expect(sent[0]?.init).toMatchObject({ credentials: 'include', body: '{"email":"a@b.c","password":"p","mode":"session"}' })
  })
})

async function failureOf(status: number, body: unknown): Promise<unknown> {
  const { fetch } = answering(status, body)
  return createClient('http://host', { fetch })
    .request(readItems('a'))
    .catch((error: unknown) => error)
}
