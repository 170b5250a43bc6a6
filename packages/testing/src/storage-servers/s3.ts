import { AsyncLocalStorage } from 'node:async_hooks'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { S3Context, S3Store } from '@20minutes/s3rver'
import type { StorageServer } from './storage-server.ts'

/**
 * S3 on this machine, with one bucket. Key and secret are `S3RVER`; signatures are not checked, because s3rver computes those of
 * listings another way than the SDK.
 */
export async function startS3Server(bucket: string): Promise<StorageServer> {
  const { default: S3rver } = await import('@20minutes/s3rver')
  const directory = mkdtempSync(join(tmpdir(), 'recto-s3-'))
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    allowMismatchedSignatures: true,
    configureBuckets: [{ name: bucket, configs: [] }],
  })
  server.middleware.unshift(correctPages(server.store), abortUploads(server.store), correctCopySource, correctEscapes)
  server.store.getObject = correctEmpty(correctFirstByte(server.store.getObject.bind(server.store)))
  const { port } = await server.run()
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.httpServer?.closeAllConnections()
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** s3rver writes the token of the next page with a cipher that OpenSSL no longer has; here it is the last key of the page. */
function correctPages(store: S3Store) {
  const lastKeys = new AsyncLocalStorage<{ lastKey: string | null }>()
  const listObjects = store.listObjects.bind(store)
  store.listObjects = async (bucket, options) => {
    const page = await listObjects(bucket, options)
    const request = lastKeys.getStore()
    if (request === undefined || !page.isTruncated) return page
    request.lastKey = page.objects.at(-1)?.key ?? null
    return { ...page, isTruncated: false }
  }
  return async (context: S3Context, next: () => Promise<void>): Promise<void> => {
    const { 'continuation-token': token, ...query } = context.query
    if (token !== undefined) context.query = { ...query, 'start-after': Buffer.from(token, 'base64url').toString() }
    const request: { lastKey: string | null } = { lastKey: null }
    await lastKeys.run(request, next)
    if (request.lastKey === null || typeof context.body !== 'string') return
    const nextToken = `<NextContinuationToken>${Buffer.from(request.lastKey).toString('base64url')}</NextContinuationToken>`
    context.body = context.body.replace('<IsTruncated>false</IsTruncated>', `<IsTruncated>true</IsTruncated>${nextToken}`)
  }
}

type GetObject = S3Store['getObject']

/** s3rver has no AbortMultipartUpload. */
function abortUploads(store: S3Store) {
  return async (context: S3Context, next: () => Promise<void>): Promise<void> => {
    const { uploadId } = context.query
    if (context.method !== 'DELETE' || uploadId === undefined) return next()
    const folder = join(store.getResourcePath(context.path.split('/')[1] ?? '', undefined, 'uploads'), uploadId)
    context.status = existsSync(folder) ? 204 : 404
    if (context.status === 404) context.body = '<Error><Code>NoSuchUpload</Code></Error>'
    rmSync(folder, { recursive: true, force: true })
  }
}

/** S3 takes the source of a copy as an encoded address; s3rver leaves `%23`, `%2B` and the like in it as they are. */
async function correctCopySource({ headers }: S3Context, next: () => Promise<void>): Promise<void> {
  const source = headers['x-amz-copy-source']
  if (typeof source === 'string') headers['x-amz-copy-source'] = encodeURI(decodeURIComponent(source))
  await next()
}

/** s3rver escapes names in its XML twice. */
async function correctEscapes(context: S3Context, next: () => Promise<void>): Promise<void> {
  await next()
  if (typeof context.body === 'string') context.body = context.body.replace(/&amp;(#?\w+;)/g, '&$1')
}

/** s3rver takes an end of 0 for none. */
function correctFirstByte(getObject: GetObject): GetObject {
  return async (bucket, key, options) => {
    const object = await getObject(bucket, key, options?.end === 0 ? {} : options)
    if (options?.end !== 0 || !object?.content || object.size === 0) return object
    object.range = { start: 0, end: 0 }
    object.content = Readable.from(firstBytes(object.content, 1))
    return object
  }
}

/** s3rver sends no answer for an empty object. */
function correctEmpty(getObject: GetObject): GetObject {
  return async (bucket, key, options) => {
    const object = await getObject(bucket, key, options)
    if (!object?.content || object.size > 0) return object
    object.content = options?.start === undefined ? Readable.from(firstBytes(object.content, 0)) : null
    return object
  }
}

async function* firstBytes(content: Readable, count: number): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    yield chunk.subarray(0, count)
    return
  }
}
