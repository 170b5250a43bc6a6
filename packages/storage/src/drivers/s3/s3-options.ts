import { type DriverOptions, defined, readOptions, StorageConfigError } from '../../read-options.ts'

export interface S3Options {
  readonly bucket: string
  /** Access key id; without it the credentials of the machine are used (environment, profile, instance role). */
  readonly key?: string
  readonly secret?: string
  /** @default the region of the machine, else 'us-east-1' */
  readonly region?: string
  /** Address of a service other than AWS; without a scheme it is `https://`. */
  readonly endpoint?: string
  /** Canned access control list of files, such as `private`. */
  readonly acl?: string
  /** `AES256` or `aws:kms`. */
  readonly serverSideEncryption?: string
  readonly serverSideEncryptionKmsKeyId?: string
  /** The bucket stands in the path of addresses, not in their host name. @default false */
  readonly forcePathStyle?: boolean
  /** Folder within the bucket. */
  readonly root?: string
  /** Milliseconds. @default 5000 */
  readonly connectionTimeout?: number
  /** Milliseconds without a byte. @default 120000 */
  readonly socketTimeout?: number
  /** @default 500 */
  readonly maxSockets?: number
  /** @default true */
  readonly keepAlive?: boolean
}

/** Options of the driver as they come from variables. @throws {StorageConfigError} */
export function readS3Options(options: DriverOptions): S3Options {
  const { text, required, number, flag } = readOptions(options)
  const [key, secret] = [text('key'), text('secret')]
  if ((key === undefined) !== (secret === undefined)) throw new StorageConfigError('the options "key" and "secret" go together')
  return {
    bucket: required('bucket'),
    ...defined({
      key,
      secret,
      region: text('region'),
      endpoint: text('endpoint'),
      acl: text('acl'),
      serverSideEncryption: text('serverSideEncryption'),
      serverSideEncryptionKmsKeyId: text('serverSideEncryptionKmsKeyId'),
      forcePathStyle: flag('forcePathStyle'),
      root: text('root'),
      connectionTimeout: number('connectionTimeout'),
      socketTimeout: number('socketTimeout'),
      maxSockets: number('maxSockets'),
      keepAlive: flag('keepAlive'),
    }),
  }
}
