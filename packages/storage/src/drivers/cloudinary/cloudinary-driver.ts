import { Readable } from 'node:stream'
import { type DriverDefinition, defineDriver } from '../../define-driver.ts'
import type { FileStat, ReadOptions, SignedUrlOptions, StorageDriver } from '../../driver.ts'
import { answerError, ask, bodyOf, networkError, rangeHeader } from '../../http-answers.ts'
import { partUploads } from '../../resumable/part-uploads.ts'
import { type Cloud, cloudinaryCloud, cloudinaryHosts } from './cloudinary-cloud.ts'
import type { CloudinaryOptions } from './cloudinary-options.ts'
import { cloudinaryPartBackend, writeAsset } from './cloudinary-uploads.ts'

/**
 * Files in a cloud of Cloudinary, over its HTTP API. Files are `raw` assets, so that what is read is, byte for byte, what was written.
 * Characters that public ids don't take are written as `=` and two hexadecimal digits. Empty files are refused.
 *
 * @param hosts addresses of the service
 */
export function createCloudinaryDriver(options: CloudinaryOptions, hosts = cloudinaryHosts): StorageDriver {
  const cloud = cloudinaryCloud(options, hosts)
  const files = {
    read: (path: string, range?: ReadOptions) => readAsset(cloud, path, range),
    write: (path: string, content: Readable) => writeAsset(cloud, path, content),
    delete: async (path: string) => {
      await cloud.act(path, 'destroy', { public_id: cloud.keys.keyOf(path), invalidate: 'true' })
    },
    move: async (from: string, to: string) => {
      if (from === to) return
      const names = { from_public_id: cloud.keys.keyOf(from), to_public_id: cloud.keys.keyOf(to) }
      await cloud.act(from, 'rename', { ...names, overwrite: 'true', invalidate: 'true' })
    },
    list: (prefix = '') => listAssets(cloud, prefix),
  }
  const definition: DriverDefinition = {
    ...files,
    toStorageError: networkError,
    copy: async (from, to) => {
      await statAsset(cloud, from)
      const parameters = { public_id: cloud.keys.keyOf(to), overwrite: 'true', invalidate: 'true' }
      await cloud.act(to, 'upload', parameters, { file: cloud.deliveryUrl(from) })
    },
    stat: (path) => statAsset(cloud, path),
    exists: async (path) => {
      const answer = await fetch(cloud.deliveryUrl(path), { method: 'HEAD' })
      if (answer.ok || answer.status === 404) return answer.ok
      throw await answerError(path, answer)
    },
    signedUrl: async (path, signing) => signAsset(cloud, path, signing),
    resumable: partUploads(cloudinaryPartBackend(cloud), files),
  }
  return defineDriver(definition)
}

async function readAsset(cloud: Cloud, path: string, { range, signal }: ReadOptions = {}): Promise<Readable> {
  const answer = await fetch(cloud.deliveryUrl(path), { headers: rangeHeader(range), ...(signal && { signal }) })
  // There are no bytes behind the end.
  if (answer.status === 416) return Readable.from([])
  if (!answer.ok) throw await answerError(path, answer)
  return bodyOf(answer)
}

async function statAsset(cloud: Cloud, path: string): Promise<FileStat> {
  const { headers } = await ask(path, cloud.deliveryUrl(path), { method: 'HEAD' })
  return { size: Number(headers.get('content-length') ?? 0), modified: new Date(headers.get('last-modified') ?? 0) }
}

interface AssetPage {
  readonly resources: readonly { readonly public_id: string }[]
  readonly next_cursor?: string
}

async function* listAssets(cloud: Cloud, prefix: string): AsyncIterable<string> {
  const parameters = { prefix: cloud.keys.keyOf(prefix), max_results: '500' }
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const query = { ...parameters, ...(cursor !== '' && { next_cursor: cursor }) }
    const page = (await cloud.query(prefix, `resources/raw/${cloud.type}`, query)) as AssetPage
    for (const { public_id: key } of page.resources) {
      const path = cloud.keys.pathOf(key)
      // A prefix may look like the beginning of an escape.
      if (path.startsWith(prefix)) yield path
    }
    cursor = page.next_cursor
  }
}

function signAsset(cloud: Cloud, path: string, { expiresInSeconds, disposition }: SignedUrlOptions): string {
  const expires = Math.floor(Date.now() / 1000) + expiresInSeconds
  const attachment = disposition?.startsWith('attachment') ? { attachment: 'true' } : {}
  return cloud.signedUrl('download', { public_id: cloud.keys.keyOf(path), expires_at: String(expires), ...attachment })
}
