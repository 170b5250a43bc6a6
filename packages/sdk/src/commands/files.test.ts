import { describe, expect, it } from 'vitest'
import { createClient, isRequestError, updateFiles, uploadFiles, zipFiles } from '../index.ts'

describe('files', () => {
  it('are sent as a form, whose boundary the platform writes', async () => {
    const sent: RequestInit[] = []
    const fetch: typeof globalThis.fetch = async (_url, init) => {
      sent.push(init ?? {})
      return Response.json({ data: { id: 'a' } })
    }
    const form = new FormData()
    form.append('folder', 'f')
    expect(await createClient('http://host', { fetch }).request(uploadFiles(form))).toEqual({ id: 'a' })
    expect(sent[0]).toMatchObject({ method: 'POST', body: form, headers: {} })
  })

  it('are changed together, by their keys', () => {
    expect(updateFiles(['a', 'b'], { folder: null })).toMatchObject({
      method: 'PATCH',
      path: '/files',
      body: { keys: ['a', 'b'], data: { folder: null } },
    })
  })

  it('are downloaded as they come, and a refusal is an error', async () => {
    const client = createClient('http://host', { fetch: async () => new Response('PK') })
    expect(await (await client.download(zipFiles(['a']))).text()).toBe('PK')
    const refusing = createClient('http://host', {
      fetch: async () => Response.json({ errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] }, { status: 403 }),
    })
    const failure = await refusing.download(zipFiles(['a'])).catch((error: unknown) => error)
    expect(isRequestError(failure, 'FORBIDDEN')).toBe(true)
  })
})
