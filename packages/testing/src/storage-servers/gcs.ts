import { createHash, createVerify, generateKeyPairSync, randomUUID } from 'node:crypto'
import { type Answer, type ObjectRequest, type StoredObject, startObjectServer } from './http-objects.ts'
import type { StorageServer } from './storage-server.ts'

export interface GcsServer extends StorageServer {
  /** A service account whose signatures the server takes. */
  readonly credentials: { readonly client_email: string; readonly private_key: string }
}

/**
 * Google Cloud Storage in memory, as far as the public JSON API describes it and the driver needs it: objects, listings, rewrites,
 * multipart and resumable uploads, addresses signed with V4. It asks for no tokens.
 */
export async function startGcsServer(bucket: string): Promise<GcsServer> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const store: Store = { bucket, publicKey, objects: new Map(), sessions: new Map() }
  const server = await startObjectServer(async (request) => answer(store, request))
  return { ...server, credentials: { client_email: 'tests@example.iam.gserviceaccount.com', private_key: privateKey } }
}

interface Store {
  readonly bucket: string
  readonly publicKey: string
  readonly objects: Map<string, StoredObject>
  readonly sessions: Map<string, Session>
}

interface Session {
  readonly name: string
  readonly type: string
  bytes: Buffer
}

function answer(store: Store, request: ObjectRequest): Answer {
  const { pathname, searchParams } = request.url
  const objects = `/storage/v1/b/${store.bucket}/o`
  if (pathname.startsWith('/session/')) return continueSession(store, request)
  if (pathname === `/upload${objects}`)
    return searchParams.get('uploadType') === 'resumable' ? beginSession(store, request) : upload(store, request)
  if (pathname === objects) return listing(store, searchParams)
  const [source, target] = pathname.slice(objects.length + 1).split(`/rewriteTo/b/${store.bucket}/o/`)
  if (pathname.startsWith(`${objects}/`)) return objectAnswer(store, request, { source: decodeURIComponent(source ?? ''), target })
  return signedAnswer(store, request)
}

interface Names {
  readonly source: string
  /** Still encoded. */
  readonly target: string | undefined
}

function objectAnswer(store: Store, { method, url }: ObjectRequest, { source, target }: Names): Answer {
  const object = store.objects.get(source)
  if (object === undefined) return failure(404, `No such object: ${store.bucket}/${source}`)
  if (target !== undefined) {
    const copy = { ...object, modified: new Date() }
    store.objects.set(decodeURIComponent(target), copy)
    return { json: { kind: 'storage#rewriteResponse', done: true, resource: resource(store, decodeURIComponent(target), copy) } }
  }
  if (method === 'DELETE') {
    store.objects.delete(source)
    return { status: 204 }
  }
  return url.searchParams.get('alt') === 'media' ? object : { json: resource(store, source, object) }
}

function listing(store: Store, query: URLSearchParams): Answer {
  const pageSize = Math.min(Number(query.get('maxResults') ?? 1000), 1000)
  const names = [...store.objects.keys()].filter((name) => name.startsWith(query.get('prefix') ?? '')).sort()
  const start = Number(query.get('pageToken') ?? 0)
  const items = names.slice(start, start + pageSize).map((name) => ({ name, bucket: store.bucket }))
  return { json: { items, ...(start + pageSize < names.length && { nextPageToken: String(start + pageSize) }) } }
}

/** `multipart/related`: first the metadata as JSON, then the bytes. */
function upload(store: Store, { url, headers, body }: ObjectRequest): Answer {
  const boundary = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '')?.[1] ?? ''
  const text = body.toString('latin1')
  const second = text.indexOf(`--${boundary}`, 2)
  const start = text.indexOf('\r\n\r\n', second) + 4
  const end = text.lastIndexOf(`\r\n--${boundary}--`)
  if (second < 0 || end < start) return failure(400, 'The body is no multipart/related.')
  const type = /content-type: ([^\r\n]+)/i.exec(text.slice(second, start))?.[1] ?? 'application/octet-stream'
  return { json: put(store, url.searchParams.get('name') ?? '', { bytes: body.subarray(start, end), type }) }
}

function beginSession(store: Store, { url, headers, body }: ObjectRequest): Answer {
  const id = randomUUID()
  const { contentType } = JSON.parse(body.toString() || '{}') as { contentType?: string }
  store.sessions.set(id, {
    name: url.searchParams.get('name') ?? '',
    type: contentType ?? 'application/octet-stream',
    bytes: Buffer.alloc(0),
  })
  return { headers: { location: `http://${headers.host}/session/${id}` } }
}

function continueSession(store: Store, { method, url, headers, body }: ObjectRequest): Answer {
  const id = url.pathname.slice('/session/'.length)
  const session = store.sessions.get(id)
  if (session === undefined) return failure(404, 'No such upload.')
  if (method === 'DELETE') {
    store.sessions.delete(id)
    return { status: 499 }
  }
  const [, from, to, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '') ?? []
  if (Number(from) > session.bytes.length) return failure(503, 'Bytes are missing before the range.')
  if (Number(to) + 1 !== Number(size) && body.length % (256 * 1024) !== 0) return failure(400, 'A part must be a multiple of 256 KiB.')
  // Bytes that are there already are ignored.
  session.bytes = Buffer.concat([session.bytes, body.subarray(session.bytes.length - Number(from))])
  if (session.bytes.length < Number(size)) return { status: 308, headers: { range: `bytes=0-${session.bytes.length - 1}` } }
  store.sessions.delete(id)
  return { json: put(store, session.name, session) }
}

/** The SDK signs the host without its port. https://cloud.google.com/storage/docs/access-control/signing-urls-manually */
function signedAnswer(store: Store, { url, method }: ObjectRequest): Answer {
  const signature = url.searchParams.get('X-Goog-Signature') ?? ''
  const query = url.search
    .slice(1)
    .split('&')
    .filter((pair) => !pair.startsWith('X-Goog-Signature='))
    .sort()
    .join('&')
  const canonical = [method, url.pathname, query, `host:${url.hostname}`, '', 'host', 'UNSIGNED-PAYLOAD'].join('\n')
  const scope = (url.searchParams.get('X-Goog-Credential') ?? '').split('/').slice(1).join('/')
  const digest = createHash('sha256').update(canonical).digest('hex')
  const signed = ['GOOG4-RSA-SHA256', url.searchParams.get('X-Goog-Date'), scope, digest].join('\n')
  if (!createVerify('RSA-SHA256').update(signed).verify(store.publicKey, signature, 'hex')) return failure(403, 'SignatureDoesNotMatch')
  const name = decodeURIComponent(url.pathname.slice(store.bucket.length + 2))
  return store.objects.get(name) ?? failure(404, 'NoSuchKey')
}

function put(store: Store, name: string, { bytes, type }: Pick<StoredObject, 'bytes' | 'type'>): unknown {
  const object = { bytes, type, modified: new Date() }
  store.objects.set(name, object)
  return resource(store, name, object)
}

function resource({ bucket }: Store, name: string, { bytes, type, modified }: StoredObject): unknown {
  const md5Hash = createHash('md5').update(bytes).digest('base64')
  return { kind: 'storage#object', name, bucket, size: String(bytes.length), contentType: type, updated: modified.toISOString(), md5Hash }
}

function failure(code: number, message: string): Answer {
  return { status: code, json: { error: { code, message, errors: [{ message, domain: 'global' }] } } }
}
