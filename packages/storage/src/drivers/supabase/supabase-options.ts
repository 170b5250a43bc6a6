import { type DriverOptions, defined, readOptions, StorageConfigError } from '../../read-options.ts'

export interface SupabaseOptions {
  readonly bucket: string
  /** The service role key of the project. */
  readonly serviceRole: string
  /** Address of the storage service. */
  readonly endpoint: string
  /** Folder within the bucket. */
  readonly root?: string
}

/** Options of the driver as they come from variables; `projectId` stands for an endpoint. @throws {StorageConfigError} */
export function readSupabaseOptions(options: DriverOptions): SupabaseOptions {
  const { text, required } = readOptions(options)
  const projectId = text('projectId')
  const endpoint = text('endpoint') ?? (projectId && `https://${projectId}.supabase.co/storage/v1`)
  if (endpoint === undefined) throw new StorageConfigError('the option "projectId" or "endpoint" is missing')
  return {
    bucket: required('bucket'),
    serviceRole: required('serviceRole'),
    endpoint: endpoint.replace(/\/+$/, ''),
    ...defined({ root: text('root') }),
  }
}
