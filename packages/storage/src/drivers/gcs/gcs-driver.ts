import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { File } from '@google-cloud/storage'
import { chunksOf } from '../../chunks-of.ts'
import { type DriverDefinition, defineDriver } from '../../define-driver.ts'
import type { FileStat, ReadOptions, SignedUrlOptions, StorageDriver, WriteOptions } from '../../driver.ts'
import { answerError, bodyOf, rangeHeader } from '../../http-answers.ts'
import { partUploads } from '../../resumable/part-uploads.ts'
import { type GcsBucket, gcsBucket } from './gcs-bucket.ts'
import { gcsError } from './gcs-errors.ts'
import type { GcsOptions } from './gcs-options.ts'
import { gcsPartBackend } from './gcs-uploads.ts'

/** Files in a bucket of Google Cloud Storage. Needs `@google-cloud/storage`. */
export function createGcsDriver(options: GcsOptions): StorageDriver {
  const bucket = gcsBucket(options)
  const files = {
    read: (path: string, range?: ReadOptions) => readObject(bucket, path, range),
    write: (path: string, content: Readable, write?: WriteOptions) => writeObject(bucket, path, content, write),
    copy: (from: string, to: string) => copyObject(bucket, from, to),
    delete: async (path: string) => {
      await (await bucket.file(path)).delete({ ignoreNotFound: true })
    },
    move: async (from: string, to: string) => {
      if (from === to) return
      await copyObject(bucket, from, to)
      await files.delete(from)
    },
    list: (prefix = '') => listObjects(bucket, prefix),
  }
  const definition: DriverDefinition = {
    ...files,
    toStorageError: gcsError,
    stat: (path) => statObject(bucket, path),
    exists: async (path) => (await (await bucket.file(path)).exists())[0],
    signedUrl: (path, signing) => signObject(bucket, path, signing),
    resumable: partUploads(gcsPartBackend(bucket), files),
  }
  return defineDriver(definition)
}

/** Streams of the SDK neither end nor fail when the connection breaks off. */
async function readObject(bucket: GcsBucket, path: string, { range, signal }: ReadOptions = {}): Promise<Readable> {
  const answer = await bucket.fetch(path, { headers: rangeHeader(range), ...(signal && { signal }) })
  // There are no bytes behind the end.
  if (answer.status === 416) return Readable.from([])
  if (!answer.ok) throw await answerError(path, answer)
  return bodyOf(answer)
}

async function writeObject(bucket: GcsBucket, path: string, content: Readable, { type, signal }: WriteOptions = {}): Promise<void> {
  const file = await bucket.file(path)
  const target = file.createWriteStream({ resumable: false, validation: 'md5', ...(type !== undefined && { contentType: type }) })
  await pipeline(chunksOf(content), target, signal ? { signal } : {})
}

async function copyObject(bucket: GcsBucket, from: string, to: string): Promise<void> {
  const [source, target] = await Promise.all([bucket.file(from), bucket.file(to)])
  await source.copy(target)
}

async function statObject(bucket: GcsBucket, path: string): Promise<FileStat> {
  const [{ size, updated }] = await (await bucket.file(path)).getMetadata()
  return { size: Number(size ?? 0), modified: new Date(updated ?? 0) }
}

async function* listObjects(bucket: GcsBucket, prefix: string): AsyncIterable<string> {
  const files = (await bucket.open()).getFilesStream({ prefix: bucket.keys.keyOf(prefix) })
  // Consoles keep empty folders as objects whose name ends with a slash.
  for await (const { name } of files as AsyncIterable<File>) if (!name.endsWith('/')) yield bucket.keys.pathOf(name)
}

async function signObject(bucket: GcsBucket, path: string, { expiresInSeconds, disposition, type }: SignedUrlOptions): Promise<string> {
  const [url] = await (await bucket.file(path)).getSignedUrl({
    version: 'v4',
    action: 'read',
    expires: Date.now() + expiresInSeconds * 1000,
    ...(disposition !== undefined && { responseDisposition: disposition }),
    ...(type !== undefined && { responseType: type }),
  })
  return url
}
