import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { StorageServer } from './storage-server.ts'

/** What a server of these tests keeps under a name. */
export interface StoredObject {
  readonly bytes: Buffer
  readonly type: string
  readonly modified: Date
}

/** A request that has come as a whole. */
export interface ObjectRequest {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export type Answer = StoredObject | JsonAnswer

export interface JsonAnswer {
  readonly status?: number
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A server that answers requests in memory. One that ends in the middle is not handled at all. */
export async function startObjectServer(handle: (request: ObjectRequest) => Promise<Answer>): Promise<StorageServer> {
  const server = createServer((request, response) => {
    readRequest(request)
      .then(async (whole) => send(whole, response, await handle(whole)))
      .catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function isObject(answer: Answer): answer is StoredObject {
  return 'bytes' in answer
}

async function readRequest(request: IncomingMessage): Promise<ObjectRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { method = 'GET', url = '/', headers } = request
  return { method, url: new URL(url, `http://${headers.host}`), headers, body: Buffer.concat(chunks) }
}

function send({ method, url, headers }: ObjectRequest, response: ServerResponse, answer: Answer): void {
  if (!isObject(answer)) {
    const { status = 200, json, headers: more = {} } = answer
    response.writeHead(status, { 'content-type': 'application/json', ...more }).end(json === undefined ? '' : JSON.stringify(json))
    return
  }
  const { bytes, type, modified } = answer
  const range = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '')
  const start = Number(range?.[1] ?? 0)
  if (range && start >= bytes.length) {
    response.writeHead(416).end('the range is behind the end')
    return
  }
  const part = bytes.subarray(start, range?.[2] ? Number(range[2]) + 1 : undefined)
  const disposition = url.searchParams.get('response-content-disposition')
  response.writeHead(range ? 206 : 200, {
    'content-type': type,
    'content-length': part.length,
    'last-modified': modified.toUTCString(),
    ...(disposition !== null && { 'content-disposition': disposition }),
  })
  response.end(method === 'HEAD' ? undefined : part)
}
