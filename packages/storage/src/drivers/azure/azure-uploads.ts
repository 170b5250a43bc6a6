import type { BackendPart, BackendUpload, PartBackend } from '../../resumable/part-uploads.ts'
import type { AzureContainer } from './azure-container.ts'

const mebibyte = 1024 ** 2

/** A blob has at most 50,000 blocks. */
const maxBlocks = 50_000

/**
 * Resumable uploads as block lists. Blocks that no list names are removed by Azure after a week, or when another writer writes
 * the blob; the upload can then no longer be finished.
 */
export function azurePartBackend(container: AzureContainer): PartBackend {
  return {
    partBytes: (size) => Math.max(8, Math.ceil(size / maxBlocks / mebibyte)) * mebibyte,
    begin: async (_path, { type }) => ({ id: crypto.randomUUID(), blocks: 0, ...(type !== undefined && { type }) }),
    putPart: async (path, upload, { index, bytes, signal }: BackendPart) => {
      const blob = await container.blob(path)
      await blob.stageBlock(blockId(upload, index), bytes, bytes.length, signal ? { abortSignal: signal } : {})
      return { ...upload, blocks: index + 1 }
    },
    complete: async (path, upload) => {
      const ids = Array.from({ length: Number(upload['blocks']) }, (_, index) => blockId(upload, index))
      const { type } = upload
      const blob = await container.blob(path)
      await blob.commitBlockList(ids, typeof type === 'string' ? { blobHTTPHeaders: { blobContentType: type } } : {})
    },
    abort: async () => undefined,
  }
}

/** All ids of a blob have the same length. */
function blockId({ id }: BackendUpload, index: number): string {
  return Buffer.from(`${String(id)}-${String(index).padStart(6, '0')}`).toString('base64')
}
