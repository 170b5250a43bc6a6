/**
 * Sends a request as `fetch` would, by `XMLHttpRequest`, which says how much of the body has been sent.
 * @throws {TypeError} when no answer came; {DOMException} `AbortError` when the signal said so
 */
export function sendWithProgress(url: string, init: RequestInit, onProgress: (sent: number, total: number) => void): Promise<Response> {
  const { method = 'GET', headers, body = null, credentials, signal } = init
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    request.withCredentials = credentials === 'include'
    for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total)
    request.onload = () => resolve(toResponse(request))
    request.onerror = () => reject(new TypeError('The request failed.'))
    request.onabort = () => reject(new DOMException('The request was canceled.', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    if (signal?.aborted === true) request.abort()
    else request.send(body as XMLHttpRequestBodyInit | null)
  })
}

/** Statuses whose response has no body, as `Response` asks for. */
const bodiless = new Set([204, 205, 304])

function toResponse({ status, responseText }: XMLHttpRequest): Response {
  return new Response(bodiless.has(status) ? null : responseText, { status })
}
