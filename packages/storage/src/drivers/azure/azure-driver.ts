import { Readable } from 'node:stream'
import { chunksOf } from '../../chunks-of.ts'
import { type DriverDefinition, defineDriver } from '../../define-driver.ts'
import type { FileStat, ReadOptions, SignedUrlOptions, StorageDriver, WriteOptions } from '../../driver.ts'
import { partUploads } from '../../resumable/part-uploads.ts'
import { StorageError } from '../../storage-error.ts'
import { type AzureContainer, azureContainer } from './azure-container.ts'
import { azureError } from './azure-errors.ts'
import type { AzureOptions } from './azure-options.ts'
import { azurePartBackend } from './azure-uploads.ts'

const blockBytes = 8 * 1024 ** 2
const clockSkewMs = 5 * 60 * 1000

/** Files in a container of Azure Blob Storage. Needs `@azure/storage-blob`. */
export function createAzureDriver(options: AzureOptions): StorageDriver {
  const container = azureContainer(options)
  const files = {
    read: (path: string, range?: ReadOptions) => readBlob(container, path, range),
    write: (path: string, content: Readable, write?: WriteOptions) => writeBlob(container, path, content, write),
    copy: (from: string, to: string) => copyBlob(container, from, to),
    delete: async (path: string) => {
      await (await container.blob(path)).deleteIfExists()
    },
    move: async (from: string, to: string) => {
      if (from === to) return
      await copyBlob(container, from, to)
      await files.delete(from)
    },
    list: (prefix = '') => listBlobs(container, prefix),
  }
  const definition: DriverDefinition = {
    ...files,
    toStorageError: azureError,
    stat: (path) => statBlob(container, path),
    exists: async (path) => (await container.blob(path)).exists(),
    signedUrl: (path, signing) => signBlob(container, path, signing),
    resumable: partUploads(azurePartBackend(container), files),
  }
  return defineDriver(definition)
}

async function readBlob(container: AzureContainer, path: string, { range, signal }: ReadOptions = {}): Promise<Readable> {
  const { start = 0, end } = range ?? {}
  const blob = await container.blob(path)
  try {
    const answer = await blob.download(start, end === undefined ? undefined : end - start + 1, signal ? { abortSignal: signal } : {})
    return Readable.from(answer.readableStreamBody ?? [], { objectMode: false })
  } catch (error) {
    // There are no bytes behind the end.
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 416) return Readable.from([])
    throw error
  }
}

async function writeBlob(container: AzureContainer, path: string, content: Readable, { type, signal }: WriteOptions = {}): Promise<void> {
  const headers = { ...(type !== undefined && { blobHTTPHeaders: { blobContentType: type } }), ...(signal && { abortSignal: signal }) }
  const blob = await container.blob(path)
  const chunks = chunksOf(content)
  const first = await takeBytes(chunks, blockBytes)
  // A blob written by one request replaces what was there; blocks of two writers of one blob remove each other.
  if (first.length < blockBytes) await blob.upload(first, first.length, headers)
  else await blob.uploadStream(Readable.from(joined(first, chunks), { objectMode: false }), blockBytes, 2, headers)
}

/** Bytes from the beginning: at least `count`, or all there are. */
async function takeBytes(chunks: AsyncGenerator<Buffer>, count: number): Promise<Buffer> {
  const taken: Buffer[] = []
  for (let length = 0; length < count; ) {
    const { done, value } = await chunks.next()
    if (done) break
    taken.push(value)
    length += value.length
  }
  return Buffer.concat(taken)
}

async function* joined(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

async function copyBlob(container: AzureContainer, from: string, to: string): Promise<void> {
  const [source, target] = await Promise.all([container.blob(from), container.blob(to)])
  const copy = await target.beginCopyFromURL(source.url, { intervalInMs: 500 })
  const { copyStatus } = await copy.pollUntilDone()
  if (copyStatus !== 'success')
    throw new StorageError('unreachable', to, { message: `unreachable: copying ${from} to ${to} ended as ${copyStatus}` })
}

async function statBlob(container: AzureContainer, path: string): Promise<FileStat> {
  const { contentLength = 0, lastModified = new Date(0) } = await (await container.blob(path)).getProperties()
  return { size: contentLength, modified: lastModified }
}

async function* listBlobs(container: AzureContainer, prefix: string): AsyncIterable<string> {
  const { client } = await container.open()
  for await (const { name } of client.listBlobsFlat({ prefix: container.keys.keyOf(prefix) })) yield container.keys.pathOf(name)
}

async function signBlob(
  container: AzureContainer,
  path: string,
  { expiresInSeconds, disposition, type }: SignedUrlOptions,
): Promise<string> {
  const { sdk } = await container.open()
  return (await container.blob(path)).generateSasUrl({
    permissions: sdk.BlobSASPermissions.parse('r'),
    startsOn: new Date(Date.now() - clockSkewMs),
    expiresOn: new Date(Date.now() + expiresInSeconds * 1000),
    ...(disposition !== undefined && { contentDisposition: disposition }),
    ...(type !== undefined && { contentType: type }),
  })
}
