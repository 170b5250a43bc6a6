import { type DriverOptions, defined, readOptions } from '../../read-options.ts'

export interface AzureOptions {
  readonly containerName: string
  readonly accountName: string
  readonly accountKey: string
  /** @default `https://<accountName>.blob.core.windows.net` */
  readonly endpoint?: string
  /** Folder within the container. */
  readonly root?: string
}

/** Options of the driver as they come from variables. @throws {StorageConfigError} */
export function readAzureOptions(options: DriverOptions): AzureOptions {
  const { text, required } = readOptions(options)
  return {
    containerName: required('containerName'),
    accountName: required('accountName'),
    accountKey: required('accountKey'),
    ...defined({ endpoint: text('endpoint'), root: text('root') }),
  }
}
