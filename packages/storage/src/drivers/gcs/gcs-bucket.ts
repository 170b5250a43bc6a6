import type { Bucket, File } from '@google-cloud/storage'
import { loadPackage } from '../../load-package.ts'
import { type ObjectKeys, objectKeys } from '../../object-keys.ts'
import { defined } from '../../read-options.ts'
import type { GcsOptions } from './gcs-options.ts'

/** Requests are retried for a second or two, not for minutes as the SDK would: somebody waits for the file. */
const retryOptions = { maxRetries: 2, maxRetryDelay: 1, retryDelayMultiplier: 1, totalTimeout: 10 }

/** A bucket and how to send requests to it. */
export interface GcsBucket {
  readonly keys: ObjectKeys
  /** The bucket of the SDK, which is loaded at first use. */
  open(): Promise<Bucket>
  file(path: string): Promise<File>
  /** Asks for the bytes of a file. */
  fetch(path: string, init: RequestInit): Promise<Response>
}

export function gcsBucket(options: GcsOptions): GcsBucket {
  const load = loadPackage('@google-cloud/storage', () => import('@google-cloud/storage'))
  const keys = objectKeys(options.root)
  const { keyFilename, credentials, projectId, apiEndpoint } = options
  let bucket: Bucket | null = null
  const open = async (): Promise<Bucket> => {
    const { Storage } = await load()
    bucket ??= new Storage({ retryOptions, ...defined({ keyFilename, credentials, projectId, apiEndpoint }) }).bucket(options.bucket)
    return bucket
  }
  return {
    keys,
    open,
    file: async (path) => (await open()).file(keys.keyOf(path)),
    fetch: async (path, init) => {
      const { name, storage } = await open()
      // Another address is asked without credentials, as the SDK does it.
      const token = apiEndpoint === undefined ? await storage.authClient.getAccessToken() : null
      const headers = { ...init.headers, ...(token && { authorization: `Bearer ${token}` }) }
      const url = `${storage.apiEndpoint}/storage/v1/b/${name}/o/${encodeURIComponent(keys.keyOf(path))}?alt=media`
      return fetch(url, { ...init, headers })
    },
  }
}
