import type { S3Bucket } from './s3-bucket.ts'

const gibibyte = 1024 ** 3

/** S3 copies at most 5 GiB in one request. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export interface CopySizes {
  readonly oneRequest: number
  readonly part: number
}

const defaultSizes: CopySizes = { oneRequest: 5 * gibibyte, part: gibibyte }

/** Copies an object within its bucket, large ones in parts. */
export async function copyObject(bucket: S3Bucket, from: string, to: string, sizes = defaultSizes): Promise<void> {
  const { sdk, client } = await bucket.open()
  const source = { Bucket: bucket.bucket, Key: bucket.keys.keyOf(from) }
  const target = { Bucket: bucket.bucket, Key: bucket.keys.keyOf(to) }
  const { ContentLength: size = 0, ContentType } = await client.send(new sdk.HeadObjectCommand(source))
  const CopySource = `${source.Bucket}/${source.Key.split('/').map(encodeURIComponent).join('/')}`
  if (size <= sizes.oneRequest) {
    await client.send(new sdk.CopyObjectCommand({ ...target, ...bucket.newObject, CopySource }))
    return
  }
  const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand({ ...target, ...bucket.newObject, ContentType }))
  try {
    const Parts: { PartNumber: number; ETag: string | undefined }[] = []
    for (let start = 0; start < size; start += sizes.part) {
      const PartNumber = Parts.length + 1
      const CopySourceRange = `bytes=${start}-${Math.min(start + sizes.part, size) - 1}`
      const part = await client.send(new sdk.UploadPartCopyCommand({ ...target, UploadId, PartNumber, CopySource, CopySourceRange }))
      Parts.push({ PartNumber, ETag: part.CopyPartResult?.ETag })
    }
    await client.send(new sdk.CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }))
  } catch (error) {
    await client.send(new sdk.AbortMultipartUploadCommand({ ...target, UploadId })).catch(() => undefined)
    throw error
  }
}
