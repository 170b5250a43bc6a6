import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3'
import { loadPackage } from '../../load-package.ts'
import { type ObjectKeys, objectKeys } from '../../object-keys.ts'
import { defined } from '../../read-options.ts'
import type { S3Options } from './s3-options.ts'

type Sdk = typeof import('@aws-sdk/client-s3')

/** What every request to a bucket needs. */
export interface S3Bucket {
  readonly keys: ObjectKeys
  readonly bucket: string
  /** Parameters of requests that make an object. */
  readonly newObject: ReturnType<typeof newObjectParameters>
  /** The SDK and its client, made at first use. */
  open(): Promise<{ readonly sdk: Sdk; readonly client: S3Client }>
  close(): Promise<void>
}

export function s3Bucket(options: S3Options): S3Bucket {
  const load = loadPackage('@aws-sdk/client-s3', () => import('@aws-sdk/client-s3'))
  let client: S3Client | null = null
  return {
    keys: objectKeys(options.root),
    bucket: options.bucket,
    newObject: newObjectParameters(options),
    open: async () => {
      const sdk = await load()
      client ??= new sdk.S3Client(clientConfig(options))
      return { sdk, client }
    },
    close: async () => {
      client?.destroy()
      client = null
    },
  }
}

function clientConfig(options: S3Options): S3ClientConfig {
  const { key, secret, endpoint } = options
  const agent = { keepAlive: options.keepAlive ?? true, maxSockets: options.maxSockets ?? 500 }
  return {
    forcePathStyle: options.forcePathStyle ?? false,
    requestHandler: {
      connectionTimeout: options.connectionTimeout ?? 5000,
      socketTimeout: options.socketTimeout ?? 120_000,
      httpAgent: agent,
      httpsAgent: agent,
    },
    ...defined({ region: options.region }),
    ...(key !== undefined && secret !== undefined && { credentials: { accessKeyId: key, secretAccessKey: secret } }),
    ...(endpoint !== undefined && elsewhere(endpoint, options.region)),
  }
}

/** Other services ask for no region and, for the most part, don't know the checksums that the SDK adds of its own accord. */
function elsewhere(endpoint: string, region: string | undefined): S3ClientConfig {
  return {
    endpoint: /^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`,
    region: region ?? 'us-east-1',
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  }
}

function newObjectParameters({ acl, serverSideEncryption, serverSideEncryptionKmsKeyId }: S3Options) {
  return defined({
    ACL: acl as 'private' | undefined,
    ServerSideEncryption: serverSideEncryption as 'AES256' | undefined,
    SSEKMSKeyId: serverSideEncryptionKmsKeyId,
  })
}
