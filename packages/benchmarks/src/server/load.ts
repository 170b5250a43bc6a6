import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export interface Load {
  readonly requestsPerSecond: number
  readonly p99Ms: number
}

/** A server and who asks it. */
export interface Target {
  readonly url: string
  readonly token: string
}

const endOfHead = Buffer.from('\r\n\r\n')

/** How hard a server is asked. */
export interface LoadOptions {
  readonly seconds: number
  /** Connections, each with one request at a time. */
  readonly callers: number
}

/**
 * Asks a server for these paths in turn, over some connections, for some seconds. Any answer but 200 fails the run.
 *
 * It shares the processors with the servers it measures, so it does as little as can be: requests are written once, and of
 * an answer only the head is read. A client that takes answers apart costs as much as some of the servers.
 */
export async function load({ url, token }: Target, paths: readonly string[], { seconds, callers }: LoadOptions): Promise<Load> {
  const { host, hostname, port } = new URL(url)
  const requests = paths.map((path) =>
    Buffer.from(`GET ${encodeURI(path)} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\n\r\n`),
  )
  const latencies: number[] = []
  let next = 0
  const began = performance.now()
  const endsAt = began + seconds * 1000
  const ask = async (): Promise<void> => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    await once(socket, 'connect')
    await exchanges(socket, (tookMs) => {
      if (tookMs !== null) latencies.push(tookMs)
      return performance.now() < endsAt ? (requests[next++ % requests.length] ?? null) : null
    }).finally(() => socket.destroy())
  }
  await Promise.all(Array.from({ length: callers }, ask))
  const sorted = latencies.sort((one, other) => one - other)
  return {
    requestsPerSecond: (latencies.length * 1000) / (performance.now() - began),
    p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
  }
}

/** One request after another; `nextRequest` gets how long the last one took, and ends them with `null`. */
function exchanges(socket: Socket, nextRequest: (tookMs: number | null) => Buffer | null): Promise<void> {
  return new Promise((resolve, reject) => {
    let sentAt = 0
    let missing = 0
    const send = (tookMs: number | null): void => {
      const request = nextRequest(tookMs)
      sentAt = performance.now()
      if (request === null) resolve()
      else socket.write(request)
    }
    socket.on('data', (chunk: Buffer) => {
      missing = missing > 0 ? missing - chunk.length : bodyBytesAfter(chunk)
      if (missing === 0) send(performance.now() - sentAt)
      if (Number.isNaN(missing)) reject(new Error(`This is no answer to measure: ${chunk.toString('latin1', 0, 200)}`))
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('The server closed the connection.')))
    send(null)
  })
}

/** How much of a body is still to come after the piece that begins with its head. NaN: it is not a whole head, or not one of success. */
function bodyBytesAfter(chunk: Buffer): number {
  const end = chunk.indexOf(endOfHead)
  const head = chunk.toString('latin1', 0, Math.max(0, end))
  const length = head.startsWith('HTTP/1.1 200') ? /^content-length: (\d+)/im.exec(head)?.[1] : undefined
  return Number(length) - (chunk.length - end - endOfHead.length)
}
