import { type DriverOptions, defined, readOptions, StorageConfigError } from '../../read-options.ts'

export interface CloudinaryOptions {
  readonly cloudName: string
  readonly apiKey: string
  readonly apiSecret: string
  /** Whether files may be read by anybody who knows their address. @default 'public' */
  readonly accessMode?: 'public' | 'authenticated'
  /** Folder of the files. */
  readonly root?: string
}

/** Options of the driver as they come from variables. @throws {StorageConfigError} */
export function readCloudinaryOptions(options: DriverOptions): CloudinaryOptions {
  const { text, required } = readOptions(options)
  const accessMode = text('accessMode') ?? 'public'
  if (accessMode !== 'public' && accessMode !== 'authenticated') {
    throw new StorageConfigError('the option "accessMode" must be public or authenticated')
  }
  return {
    cloudName: required('cloudName'),
    apiKey: required('apiKey'),
    apiSecret: required('apiSecret'),
    accessMode,
    ...defined({ root: text('root') }),
  }
}
