import { createHash } from 'node:crypto'
import { type Answer, type ObjectRequest, type StoredObject, startObjectServer } from './http-objects.ts'
import type { StorageServer } from './storage-server.ts'

/** The cloud that the server has. */
export const cloudinaryAccount = { cloudName: 'tests', apiKey: '1234', apiSecret: 'secret' }

const { cloudName, apiKey, apiSecret } = cloudinaryAccount

/**
 * Cloudinary in memory, as far as its documentation describes it and the driver needs it: raw assets, uploads in one request and
 * in chunks, copies from an address, renaming, listings, signed delivery and downloads. It delivers at the same address.
 */
export async function startCloudinaryServer(): Promise<StorageServer> {
  const store: Store = { assets: new Map(), chunks: new Map() }
  return startObjectServer((request) => answer(store, request))
}

interface Store {
  readonly assets: Map<string, StoredObject>
  readonly chunks: Map<string, Buffer>
}

type Fields = Readonly<Record<string, string>>

async function answer(store: Store, request: ObjectRequest): Promise<Answer> {
  const { pathname, searchParams } = request.url
  const [, first, second, third, ...rest] = pathname.split('/')
  if (first === cloudName) return deliver(store, decodeURIComponent(pathname))
  if (first !== 'v1_1' || second !== cloudName) return failure(404, 'Unknown cloud')
  if (third === 'resources') return list(store, request)
  const [action] = rest
  const form = action === 'download' ? searchParams : formOf(request)
  const {
    api_key: key,
    signature,
    file: _file,
    ...fields
  } = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')) as Fields
  if (key !== apiKey || signature !== signatureOf(fields)) return failure(401, 'Invalid Signature')
  return act(store, request, { action: action ?? '', fields, file: form.get('file') })
}

interface Action {
  readonly action: string
  readonly fields: Fields
  readonly file: unknown
}

async function act(store: Store, request: ObjectRequest, { action, fields, file }: Action): Promise<Answer> {
  const name = fields['public_id'] ?? ''
  if (action === 'upload') return upload(store, request, { name, file })
  if (action === 'rename') return rename(store, fields)
  if (action === 'destroy') return { json: { result: store.assets.delete(name) ? 'ok' : 'not found' } }
  if (action !== 'download') return failure(404, 'Unknown action')
  if (Number(fields['expires_at']) * 1000 < Date.now()) return failure(401, 'Expired')
  if (fields['attachment'] === 'true') request.url.searchParams.set('response-content-disposition', 'attachment')
  return store.assets.get(name) ?? failure(404, `Resource not found - ${name}`)
}

async function upload(store: Store, { headers }: ObjectRequest, { name, file }: { name: string; file: unknown }): Promise<Answer> {
  if (/[?&#\\%<>]/.test(name) || name.length > 255) return failure(400, `public_id (${name}) is invalid`)
  const bytes = Buffer.isBuffer(file) ? file : await download(String(file))
  if (bytes === null) return failure(400, 'Error in loading the file')
  if (bytes.length === 0) return failure(400, 'Empty file')
  const id = headers['x-unique-upload-id']
  if (typeof id !== 'string') return put(store, name, bytes)
  const [, from, , size] = /^bytes (\d+)-(\d+)\/(-?\d+)$/.exec(headers['content-range'] ?? '') ?? []
  const before = (store.chunks.get(id) ?? Buffer.alloc(0)).subarray(0, Number(from))
  const whole = Buffer.concat([before, bytes])
  store.chunks.set(id, whole)
  if (whole.length === Number(size)) return put(store, name, whole)
  return bytes.length < 5_000_000 ? failure(400, 'Chunks have at least 5 MB') : { json: { done: false } }
}

async function download(url: string): Promise<Buffer | null> {
  const found = await fetch(url)
  return found.ok ? Buffer.from(await found.arrayBuffer()) : null
}

function put({ assets }: Store, name: string, bytes: Buffer): Answer {
  assets.set(name, { bytes, type: 'application/octet-stream', modified: new Date() })
  return { json: { public_id: name, bytes: bytes.length, done: true } }
}

function rename({ assets }: Store, { from_public_id: from = '', to_public_id: to = '' }: Fields): Answer {
  const asset = assets.get(from)
  if (asset === undefined) return failure(404, `Resource not found - ${from}`)
  assets.set(to, asset)
  assets.delete(from)
  return { json: { public_id: to } }
}

function list({ assets }: Store, { url, headers }: ObjectRequest): Answer {
  if (headers.authorization !== `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString('base64')}`) return failure(401, 'unknown api_key')
  const names = [...assets.keys()].filter((name) => name.startsWith(url.searchParams.get('prefix') ?? '')).sort()
  const start = Number(url.searchParams.get('next_cursor') ?? 0)
  const end = start + Math.min(Number(url.searchParams.get('max_results') ?? 10), 500)
  const resources = names.slice(start, end).map((name) => ({ public_id: name }))
  return { json: { resources, ...(end < names.length && { next_cursor: String(end) }) } }
}

function deliver({ assets }: Store, path: string): Answer {
  const [, , , , signature = '', , ...name] = path.split('/')
  const key = name.join('/')
  const expected = createHash('sha1')
    .update(key + apiSecret)
    .digest('base64url')
    .slice(0, 8)
  if (signature !== `s--${expected}--`) return failure(401, 'Invalid signature')
  return assets.get(key) ?? failure(404, `Resource not found - ${key}`)
}

function signatureOf(fields: Fields): string {
  const text = Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')
  return createHash('sha1')
    .update(text + apiSecret)
    .digest('hex')
}

/** Fields of a form by name; files are the ones that have a name of their own. */
function formOf({ body, headers }: ObjectRequest): Map<string, string | Buffer> {
  const boundary = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '')?.[1] ?? ''
  const form = new Map<string, string | Buffer>()
  for (const part of body.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const start = part.indexOf('\r\n\r\n')
    const name = / name="([^"]*)"/.exec(part)?.[1] ?? ''
    const content = Buffer.from(part.slice(start + 4, -2), 'latin1')
    form.set(name, /filename="/.test(part.slice(0, start)) ? content : content.toString())
  }
  return form
}

function failure(status: number, message: string): Answer {
  return { status, json: { error: { message } } }
}
