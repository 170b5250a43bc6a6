import { createRequire } from 'node:module'
import type { StorageServer } from './storage-server.ts'

/** Azurite's account, which its documentation publishes: https://learn.microsoft.com/azure/storage/common/storage-use-azurite */
export const azureAccount = {
  accountName: 'devstoreaccount1',
  accountKey: 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
}

/** Azure Blob Storage in memory, with the account `azureAccount`. */
export async function startAzureServer(): Promise<StorageServer> {
  const require = createRequire(import.meta.url)
  const { default: BlobServer } = require('azurite/dist/src/blob/BlobServer.js') as { default: BlobServerConstructor }
  const { default: Configuration } = require('azurite/dist/src/blob/BlobConfiguration.js') as { default: ConfigurationConstructor }
  const azurite = new BlobServer(new Configuration(...inMemory))
  await azurite.start()
  return { url: `${azurite.getHttpServerAddress()}/${azureAccount.accountName}`, close: () => azurite.close() }
}

type ConfigurationConstructor = new (...options: readonly unknown[]) => object

type BlobServerConstructor = new (
  configuration: object,
) => { start(): Promise<void>; close(): Promise<void>; getHttpServerAddress(): string }

/** Arguments by position: host, port, keep-alive in seconds, database files, folders, logs, checks, TLS, and that nothing is kept. */
const inMemory = ['127.0.0.1', 0, 5, '', '', [], false, undefined, false, undefined, false, true, '', '', '', undefined, false, true]
