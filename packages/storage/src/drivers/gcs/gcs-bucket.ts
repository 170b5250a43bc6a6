import type { Bucket, File } from '@google-cloud/storage'
import { loadPackage } from '../../load-package.ts'
import { type ObjectKeys, objectKeys } from '../../object-keys.ts'
import { defined } from '../../read-options.ts'
import type { GcsOptions } from './gcs-options.ts'

/** What every request to a bucket needs. */
export interface GcsBucket {
  readonly keys: ObjectKeys
  /** The bucket of the SDK, which is loaded at first use. */
  open(): Promise<Bucket>
  file(path: string): Promise<File>
}

export function gcsBucket(options: GcsOptions): GcsBucket {
  const load = loadPackage('@google-cloud/storage', () => import('@google-cloud/storage'))
  const keys = objectKeys(options.root)
  const { keyFilename, credentials, projectId, apiEndpoint } = options
  let bucket: Bucket | null = null
  const open = async (): Promise<Bucket> => {
    const { Storage } = await load()
    bucket ??= new Storage(defined({ keyFilename, credentials, projectId, apiEndpoint })).bucket(options.bucket)
    return bucket
  }
  return { keys, open, file: async (path) => (await open()).file(keys.key(path)) }
}
