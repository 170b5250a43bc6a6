import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ResolvedAddress } from './guarded-connect.ts'
import { createOutbound, type Outbound, readBody } from './outbound.ts'

describe('outbound', () => {
  let server: Server
  let port: number
  const asked: string[] = []
  const logged: object[] = []
  const opened: Outbound[] = []
  const log = { warn: (facts: object) => logged.push(facts) }
  /** A resolver that resolves every name to this address. `127.0.0.1` plays the public internet: it is the only exception. */
  const outbound = (addresses: Readonly<Record<string, readonly string[][]>> = {}): Outbound => {
    const turns = new Map<string, number>()
    const resolve = async (hostname: string): Promise<ResolvedAddress[]> => {
      const answers = addresses[hostname] ?? [['127.0.0.1']]
      const turn = turns.get(hostname) ?? 0
      turns.set(hostname, turn + 1)
      return (answers[turn] ?? answers.at(-1) ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    }
    const made = createOutbound({ allow: ['127.0.0.1'], deny: ['0.0.0.0'], resolve, log, timeoutMs: 2000 })
    opened.push(made)
    return made
  }
  const refused = { code: 'SERVICE_UNAVAILABLE', extensions: { service: 'external-file' } }

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.headers.host?.split(':')[0]}${request.url}`)
      const to = new URL(request.url ?? '/', 'http://x').searchParams.get('to')
      if (to !== null) response.writeHead(302, { location: to }).end()
      else if (request.url === '/slow') setTimeout(() => response.end('late'), 5000).unref()
      else response.end('x'.repeat(1000))
    })
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
    port = (server.address() as AddressInfo).port
  })
  afterAll(async () => {
    await Promise.all(opened.map((made) => made.close()))
    server.closeAllConnections()
    server.close()
  })

  it('fetches', async () => {
    const response = await outbound().fetch(`http://public.example:${port}/file`)
    expect(response.status).toBe(200)
    expect((await readBody(response, 1000)).byteLength).toBe(1000)
    expect(asked).toContain('GET public.example/file')
  })

  it('reads no more than it should', async () => {
    await expect(readBody(await outbound().fetch(`http://public.example:${port}/`), 999)).rejects.toMatchObject({
      code: 'CONTENT_TOO_LARGE',
    })
  })

  it.each([
    '0.0.0.0',
    '127.0.0.2',
    '[::1]',
    '[::ffff:127.0.0.2]',
    '[::ffff:7f00:2]',
    '[::]',
    '169.254.169.254',
    '10.0.0.1',
    '0x7f.0.0.2',
    '2130706434',
    '0177.0.0.2',
  ])('never connects to %s', async (host) => {
    asked.length = 0
    await expect(outbound().fetch(`http://${host}:${port}/secret`)).rejects.toMatchObject(refused)
    expect(asked).toEqual([])
  })

  it.each([[['10.0.0.1']], [['127.0.0.1', '10.0.0.1']], [['::ffff:127.0.0.2']], [['::1']], [['0.0.0.0']]])(
    'never connects to a name that leads to %j',
    async (addresses) => {
      asked.length = 0
      logged.length = 0
      await expect(outbound({ 'evil.example': [addresses] }).fetch(`http://evil.example:${port}/`)).rejects.toMatchObject(refused)
      expect(asked).toEqual([])
      expect(logged).toMatchObject([{ reason: expect.stringContaining('must not be connected to') }])
    },
  )

  it.each([
    'http://127.0.0.2:PORT/secret',
    'http://[::ffff:127.0.0.2]:PORT/secret',
    'http://inner.example:PORT/secret',
    'file:///etc/passwd',
  ])('does not follow a redirect to %s', async (target) => {
    asked.length = 0
    const to = encodeURIComponent(target.replace('PORT', String(port)))
    const outside = outbound({ 'inner.example': [['127.0.0.2']] })
    await expect(outside.fetch(`http://public.example:${port}/?to=${to}`)).rejects.toMatchObject(refused)
    expect(asked.filter((line) => line.endsWith('/secret'))).toEqual([])
  })

  it('connects to the address it checked, whatever the name leads to a moment later', async () => {
    asked.length = 0
    const rebinding = outbound({ 'rebind.example': [['127.0.0.1'], ['127.0.0.2']] })
    const first = await rebinding.fetch(`http://rebind.example:${port}/first`, { headers: { connection: 'close' } })
    await readBody(first, 1000)
    await expect(rebinding.fetch(`http://rebind.example:${port}/second`)).rejects.toMatchObject(refused)
    expect(asked).toEqual(['GET rebind.example/first'])
  })

  it('does not tell a refusal from silence', async () => {
    const asks = ['http://10.0.0.1/', 'http://public.example:1/'].map((url) =>
      outbound()
        .fetch(url)
        .catch((error: unknown) => error),
    )
    const [forbidden, silent] = (await Promise.all(asks)) as Error[]
    expect(forbidden?.message.replace('10.0.0.1', 'X')).toBe(silent?.message.replace('public.example:1', 'X'))
  })

  it('shows no passwords', async () => {
    await expect(outbound().fetch('http://ada:secret@10.0.0.1/')).rejects.toMatchObject({ message: expect.not.stringContaining('secret') })
  })

  it.each(['file:///etc/passwd', 'ftp://example.com', 'gopher://x', 'nonsense', ''])('refuses %j', async (url) => {
    await expect(outbound().fetch(url)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
  })

  it('gives up', async () => {
    await expect(outbound().fetch(`http://public.example:${port}/slow`)).rejects.toMatchObject({
      ...refused,
      extensions: { service: 'external-file' },
    })
  })
})
