/** What is used of the browser's `XMLHttpRequest`; the types of this package are those of every platform. */
interface BrowserRequest {
  withCredentials: boolean
  readonly status: number
  readonly responseText: string
  readonly upload: { onprogress: ((event: { readonly loaded: number; readonly total: number }) => void) | null }
  onload: (() => void) | null
  onerror: (() => void) | null
  onabort: (() => void) | null
  open(method: string, url: string): void
  setRequestHeader(name: string, value: string): void
  send(body: unknown): void
  abort(): void
}

const { XMLHttpRequest } = globalThis as { readonly XMLHttpRequest?: new () => BrowserRequest }

/** Whether the platform can say how much of a body has been sent. */
export const canReportProgress = XMLHttpRequest !== undefined

/**
 * Sends a request as `fetch` would, by `XMLHttpRequest`, which says how much of the body has been sent.
 * @throws {TypeError} when no answer came; {DOMException} `AbortError` when the signal said so
 */
export function sendWithProgress(url: string, init: RequestInit, onProgress: (sent: number, total: number) => void): Promise<Response> {
  const { method = 'GET', headers, body = null, credentials, signal } = init
  return new Promise((resolve, reject) => {
    if (XMLHttpRequest === undefined) throw new TypeError('XMLHttpRequest is missing.')
    const request = new XMLHttpRequest()
    request.open(method, url)
    request.withCredentials = credentials === 'include'
    for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total)
    request.onload = () => resolve(toResponse(request))
    request.onerror = () => reject(new TypeError('The request failed.'))
    request.onabort = () => reject(new DOMException('The request was canceled.', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    if (signal?.aborted === true) reject(new DOMException('The request was canceled.', 'AbortError'))
    else request.send(body)
  })
}

/** Statuses whose response has no body, as `Response` asks for. */
const bodiless = new Set([204, 205, 304])

function toResponse({ status, responseText }: BrowserRequest): Response {
  return new Response(bodiless.has(status) ? null : responseText, { status })
}
