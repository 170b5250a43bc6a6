import { Readable } from 'node:stream'
import { chunksOf } from '../../chunks-of.ts'
import { type DriverDefinition, defineDriver } from '../../define-driver.ts'
import type { FileStat, ReadOptions, SignedUrlOptions, StorageDriver, WriteOptions } from '../../driver.ts'
import { loadPackage } from '../../load-package.ts'
import { partUploads } from '../../resumable/part-uploads.ts'
import { type S3Bucket, s3Bucket } from './s3-bucket.ts'
import { copyObject } from './s3-copy.ts'
import { s3Error } from './s3-errors.ts'
import type { S3Options } from './s3-options.ts'
import { s3PartBackend } from './s3-uploads.ts'

const loadUpload = loadPackage('@aws-sdk/lib-storage', () => import('@aws-sdk/lib-storage'))
const loadPresigner = loadPackage('@aws-sdk/s3-request-presigner', () => import('@aws-sdk/s3-request-presigner'))

const partBytes = 8 * 1024 ** 2

/**
 * Files in a bucket of Amazon S3, or of a service with its interface: MinIO, R2, Ceph. Needs `@aws-sdk/client-s3`, `@aws-sdk/lib-storage`
 * and, for signed addresses, `@aws-sdk/s3-request-presigner`.
 */
export function createS3Driver(options: S3Options): StorageDriver {
  const bucket = s3Bucket(options)
  const files = {
    read: (path: string, range?: ReadOptions) => readObject(bucket, path, range),
    write: (path: string, content: Readable, write?: WriteOptions) => writeObject(bucket, path, content, write),
    delete: (path: string) => deleteObject(bucket, path),
    copy: (from: string, to: string) => copyObject(bucket, from, to),
    move: async (from: string, to: string) => {
      if (from === to) return
      await copyObject(bucket, from, to)
      await deleteObject(bucket, from)
    },
    list: (prefix = '') => listObjects(bucket, prefix),
  }
  const definition: DriverDefinition = {
    ...files,
    toStorageError: s3Error,
    stat: (path) => statObject(bucket, path),
    exists: (path) => objectExists(bucket, path),
    signedUrl: (path, signing) => signObject(bucket, path, signing),
    resumable: partUploads(s3PartBackend(bucket), files),
    close: () => bucket.close(),
  }
  return defineDriver(definition)
}

async function readObject(bucket: S3Bucket, path: string, { range, signal }: ReadOptions = {}): Promise<Readable> {
  const { sdk, client } = await bucket.open()
  const Range = range && `bytes=${range.start}-${range.end ?? ''}`
  const command = new sdk.GetObjectCommand({ Bucket: bucket.bucket, Key: bucket.keys.keyOf(path), Range })
  try {
    const { Body } = await client.send(command, signal ? { abortSignal: signal } : {})
    if (Body instanceof Readable) return Body
    throw new Error('the answer has no body')
  } catch (error) {
    // There are no bytes behind the end.
    if (error instanceof Error && error.name === 'InvalidRange') return Readable.from([])
    throw error
  }
}

async function writeObject(bucket: S3Bucket, path: string, content: Readable, { type, size, signal }: WriteOptions = {}): Promise<void> {
  const [{ client }, { Upload }] = await Promise.all([bucket.open(), loadUpload()])
  const upload = new Upload({
    client,
    params: {
      Bucket: bucket.bucket,
      Key: bucket.keys.keyOf(path),
      Body: Readable.from(chunksOf(content), { objectMode: false }),
      ContentType: type,
      ...bucket.newObject,
    },
    partSize: Math.max(partBytes, Math.ceil((size ?? 0) / 10_000)),
    queueSize: 2,
  })
  const abort = (): unknown => upload.abort()
  signal?.addEventListener('abort', abort)
  try {
    await upload.done()
  } finally {
    signal?.removeEventListener('abort', abort)
  }
}

async function deleteObject(bucket: S3Bucket, path: string): Promise<void> {
  const { sdk, client } = await bucket.open()
  await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket.bucket, Key: bucket.keys.keyOf(path) }))
}

async function statObject(bucket: S3Bucket, path: string): Promise<FileStat> {
  const { sdk, client } = await bucket.open()
  const head = await client.send(new sdk.HeadObjectCommand({ Bucket: bucket.bucket, Key: bucket.keys.keyOf(path) }))
  return { size: head.ContentLength ?? 0, modified: head.LastModified ?? new Date(0) }
}

async function objectExists(bucket: S3Bucket, path: string): Promise<boolean> {
  try {
    await statObject(bucket, path)
    return true
  } catch (error) {
    if (s3Error(error, path).reason === 'not-found') return false
    throw error
  }
}

async function* listObjects(bucket: S3Bucket, prefix: string): AsyncIterable<string> {
  const { sdk, client } = await bucket.open()
  const input = { Bucket: bucket.bucket, Prefix: bucket.keys.keyOf(prefix), EncodingType: 'url' as const }
  for await (const { Contents = [], EncodingType } of sdk.paginateListObjectsV2({ client }, input)) {
    for (const { Key = '' } of Contents) {
      const key = EncodingType === 'url' ? decodeURIComponent(Key.replaceAll('+', ' ')) : Key
      // Consoles keep empty folders as objects whose key ends with a slash.
      if (key !== '' && !key.endsWith('/')) yield bucket.keys.pathOf(key)
    }
  }
}

async function signObject(bucket: S3Bucket, path: string, { expiresInSeconds, disposition, type }: SignedUrlOptions): Promise<string> {
  const [{ sdk, client }, { getSignedUrl }] = await Promise.all([bucket.open(), loadPresigner()])
  const command = new sdk.GetObjectCommand({
    Bucket: bucket.bucket,
    Key: bucket.keys.keyOf(path),
    ResponseContentDisposition: disposition,
    ResponseContentType: type,
  })
  return getSignedUrl(client, command, { expiresIn: expiresInSeconds })
}
