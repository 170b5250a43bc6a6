import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Target } from './load.ts'

/** Content that is made while it is sent. */
export interface SentFile {
  /** @default '' */
  readonly query?: string
  readonly name: string
  readonly type: string
  readonly content: Iterable<Buffer>
}

/** Bytes that no compression makes smaller, one piece again and again. */
export function* repeated(piece: Buffer, bytes: number): Generator<Buffer> {
  for (let sent = 0; sent < bytes; sent += piece.length) yield piece.subarray(0, Math.min(piece.length, bytes - sent))
}

/** Uploads one file by multipart, streamed, and gives the key of its row. */
export async function upload({ url, token }: Target, { name, type, content, query = '' }: SentFile): Promise<string> {
  const boundary = 'boundary-of-the-benchmark'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
  const headers = { authorization: `Bearer ${token}`, 'content-type': `multipart/form-data; boundary=${boundary}` }
  const sent = request(`${url}/files${query}`, { method: 'POST', headers })
  const answered = once(sent, 'response')
  const body = function* (): Generator<Buffer> {
    yield Buffer.from(head)
    yield* content
    yield Buffer.from(`\r\n--${boundary}--\r\n`)
  }
  await pipeline(Readable.from(body(), { objectMode: false }), sent)
  const [response] = (await answered) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  if (response.statusCode !== 200) throw new Error(`An upload was answered ${response.statusCode} ${text.slice(0, 500)}`)
  return (JSON.parse(text) as { readonly data: { readonly id: string } }).data.id
}

/** Sends a request and counts the bytes of its answer. @throws when it is not one of success */
export async function drain({ url, token }: Target, path: string, json?: unknown): Promise<number> {
  const body = json === undefined ? undefined : JSON.stringify(json)
  const headers = { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
  const sent = request(`${url}${path}`, { method: body === undefined ? 'GET' : 'POST', headers, agent: false }).end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  let bytes = 0
  for await (const chunk of response) bytes += (chunk as Buffer).length
  if (response.statusCode !== 200) throw new Error(`${path} was answered ${response.statusCode}`)
  return bytes
}
