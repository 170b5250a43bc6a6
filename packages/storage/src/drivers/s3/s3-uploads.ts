import type { BackendPart, BackendUpload, PartBackend } from '../../resumable/part-uploads.ts'
import type { S3Bucket } from './s3-bucket.ts'

const mebibyte = 1024 ** 2

/** A multipart upload has at most 10,000 parts, each but the last of at least 5 MiB. */
const maxParts = 10_000

/** Resumable uploads as multipart uploads. */
export function s3PartBackend(bucket: S3Bucket): PartBackend {
  const target = (path: string): { Bucket: string; Key: string } => ({ Bucket: bucket.bucket, Key: bucket.keys.keyOf(path) })
  return {
    partBytes: (size) => Math.max(8, Math.ceil(size / maxParts / mebibyte)) * mebibyte,
    begin: async (path, { type }) => {
      const { sdk, client } = await bucket.open()
      const command = new sdk.CreateMultipartUploadCommand({ ...target(path), ...bucket.newObject, ContentType: type })
      const { UploadId: uploadId } = await client.send(command)
      return { uploadId, etags: [] }
    },
    putPart: async (path, upload, { index, bytes, signal }: BackendPart) => {
      const { sdk, client } = await bucket.open()
      const { uploadId: UploadId, etags } = knownUpload(upload)
      const command = new sdk.UploadPartCommand({ ...target(path), UploadId, PartNumber: index + 1, Body: bytes })
      const { ETag = '' } = await client.send(command, signal ? { abortSignal: signal } : {})
      return { uploadId: UploadId, etags: [...etags.slice(0, index), ETag] }
    },
    complete: async (path, upload) => {
      const { sdk, client } = await bucket.open()
      const { uploadId: UploadId, etags } = knownUpload(upload)
      const Parts = etags.map((ETag, index) => ({ ETag, PartNumber: index + 1 }))
      await client.send(new sdk.CompleteMultipartUploadCommand({ ...target(path), UploadId, MultipartUpload: { Parts } }))
    },
    abort: async (path, upload) => {
      const { sdk, client } = await bucket.open()
      const command = new sdk.AbortMultipartUploadCommand({ ...target(path), UploadId: knownUpload(upload).uploadId })
      await client.send(command).catch((error: unknown) => {
        if (!(error instanceof Error) || error.name !== 'NoSuchUpload') throw error
      })
    },
  }
}

interface KnownUpload {
  readonly uploadId: string
  readonly etags: readonly string[]
}

function knownUpload({ uploadId, etags }: BackendUpload): KnownUpload {
  return { uploadId: String(uploadId), etags: Array.isArray(etags) ? etags.map(String) : [] }
}
