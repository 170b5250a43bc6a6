import type { Command, Envelope } from './command.ts'
import type { Credentials } from './credentials.ts'
import type { AnySchema } from './infer-schema.ts'
import { RequestError, toRequestError } from './request-error.ts'
import { canReportProgress, sendWithProgress } from './send-with-progress.ts'
import { serializeQuery } from './serialize-query.ts'

export interface ClientOptions {
  /** How the client proves who is calling. @default anonymous */
  readonly credentials?: Credentials
  /** Replaces the platform's `fetch`, for tests or proxies. @default globalThis.fetch */
  readonly fetch?: typeof fetch
}

export interface RequestOptions {
  /** Cancels the request. */
  readonly signal?: AbortSignal
  /** Lets the request go on when its page is closed. Bodies of at most 64 kB. @default false */
  readonly keepalive?: boolean
  /** Called while a body is sent, with bytes. Browsers only: elsewhere `fetch` does not say. */
  readonly onUploadProgress?: (sent: number, total: number) => void
}

/** A connection to one server. Give `Schema` to have every answer typed: `createClient<MySchema>(url)`. */
export interface Client<Schema> {
  readonly url: string
  readonly credentials: Credentials | null
  /**
   * Sends a command and resolves to its `data`.
   * @throws {RequestError} with the server's code, or `NETWORK` when no answer came.
   */
  request<Output>(command: Command<Schema, Output>, options?: RequestOptions): Promise<Output>
  /** Like `request`, with the counts beside the data. */
  requestEnvelope<Output>(command: Command<Schema, Output>, options?: RequestOptions): Promise<Envelope<Output>>
  /** Sends a command whose answer is a file and resolves to its response, whose body has not been read. */
  download<Output>(command: Command<Schema, Output>, options?: RequestOptions): Promise<Response>
  /** Adds abilities made by a function of the client: `client.with(realtime())`. */
  with<Extension extends object>(extend: (client: Client<Schema>) => Extension): this & Extension
}

// A query string longer than this is sent as the body of SEARCH instead: proxies commonly stop at 8 kB.
const maxQueryLength = 6000

/**
 * Makes a client for the server at `url`.
 * @example
 * const client = createClient('https://example.com', { credentials: staticToken('…') })
 * const books = await client.request(readItems('books', { limit: 10 }))
 */
export function createClient<Schema = AnySchema>(url: string, options: ClientOptions = {}): Client<Schema> {
  const { credentials = null } = options
  const base = url.replace(/\/+$/, '')
  const send = options.fetch ?? ((...input: Parameters<typeof fetch>) => globalThis.fetch(...input))
  const sendCommand = <Output>(
    command: Command<Schema, Output>,
    { signal, keepalive = false, onUploadProgress }: RequestOptions,
  ): Promise<Response> => {
    const { path, init } = toFetch(command, credentials)
    const request = { ...init, ...(signal && { signal }), ...(keepalive && { keepalive }) }
    const canReport = onUploadProgress !== undefined && options.fetch === undefined && canReportProgress
    return fetchAnswer(() => (canReport ? sendWithProgress(base + path, request, onUploadProgress) : send(base + path, request)))
  }
  return {
    url: base,
    credentials,
    async request(command, requestOptions) {
      return (await this.requestEnvelope(command, requestOptions)).data
    },
    async requestEnvelope<Output>(command: Command<Schema, Output>, requestOptions: RequestOptions = {}) {
      return readAnswer<Output>(await sendCommand(command, requestOptions))
    },
    async download(command, requestOptions = {}) {
      const answer = await sendCommand(command, requestOptions)
      if (!answer.ok) throw toRequestError(answer.status, parseBody(await answer.text()))
      return answer
    },
    with(extend) {
      return { ...this, ...extend(this) }
    },
  }
}

function toFetch<Schema, Output>(command: Command<Schema, Output>, credentials: Credentials | null): { path: string; init: RequestInit } {
  const query = serializeQuery(command.query)
  const isLong = command.method === 'GET' && query.length > maxQueryLength
  const body = isLong ? { query: command.query } : command.body
  const isSentAsIs = body instanceof FormData || body instanceof Blob
  const isJson = body !== undefined && !isSentAsIs
  const headers = { ...credentials?.headers(), ...(isJson && { 'content-type': 'application/json' }), ...command.headers }
  return {
    path: query === '' || isLong ? command.path : `${command.path}?${query}`,
    init: {
      method: isLong ? 'SEARCH' : command.method,
      headers,
      ...(isSentAsIs && { body }),
      ...(isJson && { body: JSON.stringify(body) }),
      ...(credentials?.sendsCookies && { credentials: 'include' as const }),
    },
  }
}

async function fetchAnswer(send: () => Promise<Response>): Promise<Response> {
  try {
    return await send()
  } catch (cause) {
    if (isAbort(cause)) throw cause
    throw new RequestError(0, [{ message: 'The server could not be reached.', code: 'NETWORK', extensions: {} }], cause)
  }
}

async function readAnswer<Output>(answer: Response): Promise<Envelope<Output>> {
  const body = parseBody(await answer.text())
  if (!answer.ok) throw toRequestError(answer.status, body)
  return isEnvelope<Output>(body) ? body : { data: body as Output }
}

function parseBody(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return text
  }
}

function isEnvelope<Output>(body: unknown): body is Envelope<Output> {
  return typeof body === 'object' && body !== null && 'data' in body
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
