import { Readable } from 'node:stream'
import { chunksOf } from '../../chunks-of.ts'
import { type DriverDefinition, defineDriver } from '../../define-driver.ts'
import type { FileStat, ReadOptions, SignedUrlOptions, StorageDriver, WriteOptions } from '../../driver.ts'
import { answerError, ask, bodyOf, networkError, rangeHeader } from '../../http-answers.ts'
import { partUploads } from '../../resumable/part-uploads.ts'
import { type SupabaseBucket, supabaseBucket } from './supabase-bucket.ts'
import { listSupabaseFiles } from './supabase-list.ts'
import type { SupabaseOptions } from './supabase-options.ts'
import { supabasePartBackend } from './supabase-uploads.ts'

/**
 * Files in a bucket of Supabase Storage, over its HTTP API. Characters that the service doesn't take in names are written as
 * `=` and two hexadecimal digits.
 */
export function createSupabaseDriver(options: SupabaseOptions): StorageDriver {
  const bucket = supabaseBucket(options)
  const files = {
    read: (path: string, range?: ReadOptions) => readObject(bucket, path, range),
    write: (path: string, content: Readable, write?: WriteOptions) => writeObject(bucket, path, content, write),
    copy: (from: string, to: string) => copyObject(bucket, from, to),
    delete: async (path: string) => {
      const body = JSON.stringify({ prefixes: [bucket.keys.keyOf(path)] })
      const headers = { ...bucket.headers, 'content-type': 'application/json' }
      await ask(path, `${bucket.endpoint}/object/${bucket.bucket}`, { method: 'DELETE', headers, body })
    },
    // The service's own move refuses to replace a file.
    move: async (from: string, to: string) => {
      if (from === to) return
      await copyObject(bucket, from, to)
      await files.delete(from)
    },
    list: (prefix = '') => listSupabaseFiles(bucket, prefix),
  }
  const definition: DriverDefinition = {
    ...files,
    toStorageError: networkError,
    stat: (path) => statObject(bucket, path),
    exists: async (path) => (await headOf(bucket, path)) !== null,
    signedUrl: (path, signing) => signObject(bucket, path, signing),
    resumable: partUploads(supabasePartBackend(bucket), files),
  }
  return defineDriver(definition)
}

async function readObject(bucket: SupabaseBucket, path: string, { range, signal }: ReadOptions = {}): Promise<Readable> {
  const headers = { ...bucket.headers, ...rangeHeader(range) }
  const answer = await fetch(bucket.url('object/authenticated', path), { headers, ...(signal && { signal }) })
  // There are no bytes behind the end.
  if (answer.status === 416) return Readable.from([])
  if (!answer.ok) throw await answerError(path, answer)
  return bodyOf(answer)
}

async function writeObject(bucket: SupabaseBucket, path: string, content: Readable, { type, signal }: WriteOptions = {}): Promise<void> {
  const answer = await ask(path, bucket.url('object', path), {
    method: 'POST',
    headers: { ...bucket.headers, 'x-upsert': 'true', 'content-type': type ?? 'application/octet-stream' },
    body: Readable.toWeb(Readable.from(chunksOf(content), { objectMode: false })) as NonNullable<RequestInit['body']>,
    duplex: 'half',
    ...(signal && { signal }),
  })
  await answer.body?.cancel()
}

async function copyObject(bucket: SupabaseBucket, from: string, to: string): Promise<void> {
  const [sourceKey, destinationKey] = [bucket.keys.keyOf(from), bucket.keys.keyOf(to)]
  await bucket.post(from, 'object/copy', { bucketId: bucket.bucket, sourceKey, destinationKey })
}

async function headOf(bucket: SupabaseBucket, path: string): Promise<Headers | null> {
  const answer = await fetch(bucket.url('object/authenticated', path), { method: 'HEAD', headers: bucket.headers })
  if (answer.ok) return answer.headers
  // The service answers 400 to the head of a file that isn't there.
  if (answer.status === 400 || answer.status === 404) return null
  throw await answerError(path, answer)
}

async function statObject(bucket: SupabaseBucket, path: string): Promise<FileStat> {
  const answer = await ask(path, bucket.url('object/info', path), { headers: bucket.headers })
  const { size, last_modified: modified, created_at: created } = (await answer.json()) as ObjectInfo
  return { size: Number(size ?? 0), modified: new Date(modified ?? created ?? 0) }
}

interface ObjectInfo {
  readonly size?: number
  readonly last_modified?: string
  readonly created_at?: string
}

async function signObject(bucket: SupabaseBucket, path: string, { expiresInSeconds, disposition }: SignedUrlOptions): Promise<string> {
  const answer = (await (
    await ask(path, bucket.url('object/sign', path), {
      method: 'POST',
      headers: { ...bucket.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ expiresIn: expiresInSeconds }),
    })
  ).json()) as { signedURL: string }
  const url = new URL(`${bucket.endpoint}${answer.signedURL}`)
  // The service has no other disposition than a download under a name.
  const name = /^attachment;.*filename="([^"]*)"/.exec(disposition ?? '')?.[1]
  if (disposition?.startsWith('attachment')) url.searchParams.set('download', name ?? '')
  return url.href
}
