import { type DriverOptions, defined, readOptions, StorageConfigError } from '../../read-options.ts'

export interface GcsOptions {
  readonly bucket: string
  /** File with the key of a service account. Without it and `credentials`, those of the machine are used. */
  readonly keyFilename?: string
  /** The key of a service account itself. */
  readonly credentials?: GcsCredentials
  readonly projectId?: string
  /** Address of the service, for an emulator or a private endpoint. An emulator is asked without credentials. */
  readonly apiEndpoint?: string
  /** Folder within the bucket. */
  readonly root?: string
}

/** What a key file of a service account holds, as far as it is needed. */
export interface GcsCredentials {
  readonly client_email: string
  readonly private_key: string
}

/** Options of the driver as they come from variables. @throws {StorageConfigError} */
export function readGcsOptions(options: DriverOptions): GcsOptions {
  const { text, required } = readOptions(options)
  return {
    bucket: required('bucket'),
    ...defined({
      keyFilename: text('keyFilename'),
      credentials: readCredentials(options['credentials']),
      projectId: text('projectId'),
      apiEndpoint: text('apiEndpoint'),
      root: text('root'),
    }),
  }
}

function readCredentials(credentials: unknown): GcsCredentials | undefined {
  if (credentials === undefined || credentials === null || credentials === '') return undefined
  const parsed = typeof credentials === 'string' ? parseJson(credentials) : credentials
  const { client_email: email, private_key: key } = (parsed ?? {}) as Partial<GcsCredentials>
  if (typeof email === 'string' && typeof key === 'string') return { client_email: email, private_key: key }
  throw new StorageConfigError('the option "credentials" must be JSON with "client_email" and "private_key"')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
