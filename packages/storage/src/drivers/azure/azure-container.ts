import type { BlockBlobClient, ContainerClient, StorageSharedKeyCredential } from '@azure/storage-blob'
import { loadPackage } from '../../load-package.ts'
import { type ObjectKeys, objectKeys } from '../../object-keys.ts'
import type { AzureOptions } from './azure-options.ts'

type Sdk = typeof import('@azure/storage-blob')

/** What every request to a container needs. */
export interface AzureContainer {
  readonly keys: ObjectKeys
  /** The SDK and its client, made at first use. */
  open(): Promise<{ readonly sdk: Sdk; readonly client: ContainerClient; readonly credential: StorageSharedKeyCredential }>
  blob(path: string): Promise<BlockBlobClient>
}

export function azureContainer(options: AzureOptions): AzureContainer {
  const load = loadPackage('@azure/storage-blob', () => import('@azure/storage-blob'))
  const keys = objectKeys(options.root)
  const { accountName, accountKey, containerName, endpoint = `https://${accountName}.blob.core.windows.net` } = options
  const open: AzureContainer['open'] = async () => {
    const sdk = await load()
    const credential = new sdk.StorageSharedKeyCredential(accountName, accountKey)
    const service = new sdk.BlobServiceClient(endpoint, credential, { retryOptions: { maxTries: 3, retryDelayInMs: 200 } })
    return { sdk, client: service.getContainerClient(containerName), credential }
  }
  const opened = once(open)
  return { keys, open: opened, blob: async (path) => (await opened()).client.getBlockBlobClient(keys.keyOf(path)) }
}

/** Runs until it succeeds once; a package may be installed while the server runs. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null
      throw error
    })
    return made
  }
}
