import { randomUUID } from 'node:crypto'
import { type Answer, isObject, type ObjectRequest, type StoredObject, startObjectServer } from './http-objects.ts'
import type { StorageServer } from './storage-server.ts'

/** The key that the server asks for. */
export const supabaseKey = 'service-role-key'

/**
 * Supabase Storage in memory, as far as its documentation describes it and the driver needs it: objects with its rule for names,
 * listings by folder, copies, signed addresses, resumable uploads in parts of 6 MiB.
 */
export async function startSupabaseServer(bucket: string): Promise<StorageServer> {
  const store: Store = { bucket, objects: new Map(), uploads: new Map(), tokens: new Map() }
  return startObjectServer(async (request) => answer(store, request))
}

interface Store {
  readonly bucket: string
  readonly objects: Map<string, StoredObject>
  readonly uploads: Map<string, Upload>
  /** Names by the token that lets anybody read. */
  readonly tokens: Map<string, string>
}

interface Upload {
  readonly name: string
  readonly type: string
  readonly size: number
  bytes: Buffer
}

type Route = (store: Store, request: ObjectRequest, name: string) => Answer

const routes: Readonly<Record<string, Route>> = {
  'GET object/sign': readSigned,
  'POST object/sign': sign,
  'GET object/info': info,
  'GET object/authenticated': read,
  'HEAD object/authenticated': read,
  'POST object/list': list,
  'POST object/copy': copy,
  'POST upload/resumable': beginUpload,
  'HEAD upload/resumable': continueUpload,
  'PATCH upload/resumable': continueUpload,
  'DELETE upload/resumable': continueUpload,
  'POST object': write,
  'DELETE object': remove,
}

function answer(store: Store, request: ObjectRequest): Answer {
  const path = request.url.pathname.slice(1).split('/').map(decodeURIComponent).join('/')
  const [route, handle] = Object.entries(routes).find(([key]) => `${request.method} ${path}/`.startsWith(`${key}/`)) ?? []
  if (route === undefined || handle === undefined) return failure(404, 'Route not found')
  const isPublic = route === 'GET object/sign'
  if (!isPublic && request.headers.authorization !== `Bearer ${supabaseKey}`) return failure(403, 'invalid signature')
  return handle(store, request, path.slice((route.split(' ')[1] ?? '').length + 1).replace(`${store.bucket}/`, ''))
}

/** The service's rule for names. */
function isName(name: string): boolean {
  return /^(\w|\/|!|-|\.|\*|'|\(|\)| |&|\$|@|=|;|:|\+|,|\?)+$/.test(name)
}

function read({ objects }: Store, _request: ObjectRequest, name: string): Answer {
  return objects.get(name) ?? failure(404, 'Object not found')
}

function info(store: Store, request: ObjectRequest, name: string): Answer {
  const object = read(store, request, name)
  return isObject(object) ? { json: { name, size: object.bytes.length, last_modified: object.modified.toISOString() } } : object
}

function write({ objects }: Store, { body, headers }: ObjectRequest, name: string): Answer {
  if (!isName(name)) return failure(400, `Invalid key: ${name}`)
  objects.set(name, { bytes: body, type: headers['content-type'] ?? 'text/plain', modified: new Date() })
  return { json: { Key: name } }
}

function copy({ objects }: Store, { body }: ObjectRequest): Answer {
  const { sourceKey, destinationKey } = json<{ sourceKey: string; destinationKey: string }>(body)
  const source = objects.get(sourceKey)
  if (source === undefined) return failure(404, 'Object not found')
  if (!isName(destinationKey)) return failure(400, `Invalid key: ${destinationKey}`)
  objects.set(destinationKey, { ...source, modified: new Date() })
  return { json: { Key: destinationKey } }
}

function remove({ objects }: Store, { body }: ObjectRequest): Answer {
  const { prefixes } = json<{ prefixes: string[] }>(body)
  return { json: prefixes.filter((name) => objects.delete(name)).map((name) => ({ name })) }
}

function list({ objects }: Store, { body }: ObjectRequest): Answer {
  const { prefix, limit, offset } = json<{ prefix: string; limit: number; offset: number }>(body)
  const folder = prefix === '' ? '' : `${prefix}/`
  const entries = new Map<string, { name: string; id: string | null }>()
  for (const name of objects.keys()) {
    if (!name.startsWith(folder)) continue
    const [first = '', ...rest] = name.slice(folder.length).split('/')
    entries.set(`${first}${rest.length > 0}`, { name: first, id: rest.length > 0 ? null : name })
  }
  const sorted = [...entries.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
  return { json: sorted.slice(offset, offset + Math.min(limit, 100)) }
}

function sign({ objects, tokens, bucket }: Store, _request: ObjectRequest, name: string): Answer {
  if (!objects.has(name)) return failure(404, 'Object not found')
  const token = randomUUID()
  tokens.set(token, name)
  return { json: { signedURL: `/object/sign/${bucket}/${name.split('/').map(encodeURIComponent).join('/')}?token=${token}` } }
}

function readSigned(store: Store, request: ObjectRequest, name: string): Answer {
  const { searchParams } = request.url
  if (store.tokens.get(searchParams.get('token') ?? '') !== name) return failure(400, 'InvalidSignature')
  const download = searchParams.get('download')
  if (download !== null) searchParams.set('response-content-disposition', `attachment; filename="${download}"`)
  return read(store, request, name)
}

function beginUpload({ uploads }: Store, { headers }: ObjectRequest): Answer {
  const pairs = String(headers['upload-metadata'])
    .split(',')
    .map((pair) => pair.split(' ') as [string, string])
  const metadata = Object.fromEntries(pairs.map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]))
  const { objectName = '', contentType = 'application/octet-stream' } = metadata
  if (!isName(objectName)) return failure(400, `Invalid key: ${objectName}`)
  const id = randomUUID()
  uploads.set(id, { name: objectName, type: contentType, size: Number(headers['upload-length']), bytes: Buffer.alloc(0) })
  return { status: 201, headers: { location: `/upload/resumable/${id}` } }
}

function continueUpload(store: Store, request: ObjectRequest, id: string): Answer {
  const upload = store.uploads.get(id)
  if (upload === undefined) return failure(404, 'Upload not found')
  if (request.method === 'DELETE') {
    store.uploads.delete(id)
    return { status: 204 }
  }
  return request.method === 'HEAD' ? { headers: { 'upload-offset': String(upload.bytes.length) } } : append(store, request, { id, upload })
}

function append(store: Store, { headers, body }: ObjectRequest, { id, upload }: { id: string; upload: Upload }): Answer {
  if (Number(headers['upload-offset']) !== upload.bytes.length) return failure(409, 'Upload-Offset conflict')
  upload.bytes = Buffer.concat([upload.bytes, body])
  if (upload.bytes.length === upload.size) {
    store.objects.set(upload.name, { bytes: upload.bytes, type: upload.type, modified: new Date() })
    store.uploads.delete(id)
  } else if (body.length !== 6 * 1024 ** 2) return failure(400, 'A part must have 6 MiB')
  return { status: 204, headers: { 'upload-offset': String(upload.bytes.length) } }
}

function json<Body>(body: Buffer): Body {
  return JSON.parse(body.toString()) as Body
}

/** The service answers 400 to most failures and writes the real status into the body. */
function failure(status: number, message: string): Answer {
  return { status: status === 409 ? 409 : 400, json: { statusCode: String(status), error: message, message } }
}
