import type { Context } from '@recto/pipeline'
import { deleteObjects } from '../content/delete-objects.ts'
import { measureContent } from '../content/measured-content.ts'
import { resolveType } from '../content/resolve-type.ts'
import { assertAllowedType, driverOf, type StoredContent } from '../content/store-content.ts'
import type { Files } from '../files.ts'
import { readPicture } from '../metadata/read-picture.ts'
import { assertReplaceable } from '../upload/upload-files.ts'
import { createFiles, replaceFile } from '../upload/write-files.ts'
import type { StoredUpload, UploadStore } from './upload-store.ts'
import { uploadedRow } from './uploaded-row.ts'

interface Finishing {
  readonly store: UploadStore
  readonly files: Files
  readonly context: Context
}

/** Makes a file of an upload whose bytes are all there, and gives its key. When that fails, the upload is gone. */
export async function finishUpload(upload: StoredUpload, { store, files, context }: Finishing): Promise<string> {
  await store.finish(upload)
  try {
    return await writeRow(upload, await readContent(upload, files), { files, context })
  } catch (error) {
    await deleteObjects(files, [upload])
    throw error
  }
}

/** Bytes that are kept for metadata of pictures. */
const headBytes = 1 << 20

/** Its checksum can't be made part by part, as parts may come to different instances. */
async function readContent({ id, storage, path, metadata }: StoredUpload, files: Files): Promise<StoredContent> {
  const source = await driverOf(files, storage).read(path)
  const { head, content, result } = await measureContent(source, { headBytes, bytesMax: null })
  for await (const _chunk of content);
  const type = await resolveType(metadata['type'] ?? undefined, head)
  assertAllowedType(type, files.settings.allowedTypes)
  return { id, storage, path, type, head, ...result() }
}

async function writeRow(upload: StoredUpload, content: StoredContent, { files, context }: Omit<Finishing, 'store'>): Promise<string> {
  const picture = await readPicture(files, content)
  const { replaced, payload } = await uploadedRow({ ...upload, type: content.type }, { files, context })
  if (replaced !== null) {
    await assertReplaceable(replaced, context)
    await replaceFile(replaced, { payload, content, picture }, context, files)
    return replaced
  }
  const [key = ''] = await createFiles([{ payload, content, picture }], context, files)
  return key
}
