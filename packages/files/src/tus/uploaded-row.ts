import type { Context } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { downloadName, titleOf } from '../content/file-names.ts'
import type { Files } from '../files.ts'
import { existingKey } from '../upload/existing-key.ts'
import { parseFormFields } from '../upload/form-fields.ts'
import { defaultFolder } from '../upload/upload-files.ts'
import type { StoredUpload } from './upload-store.ts'

/** What an upload becomes. */
export interface UploadedRow {
  /** The key of the file that gets other content; `null`: it is a new one. */
  readonly replaced: string | null
  readonly payload: JsonObject
}

type Upload = Pick<StoredUpload, 'metadata' | 'storage'> & { readonly type: string }

/** The row of an upload, as its metadata says. @throws {RectoError} INVALID_PAYLOAD for a field that is none */
export async function uploadedRow(
  { metadata, storage, type }: Upload,
  { files, context }: { readonly files: Files; readonly context: Context },
): Promise<UploadedRow> {
  const sent = new Map(Object.entries(metadata).map(([name, value]) => [name, value ?? 'null']))
  const { filename_disk: _disk, storage: _storage, ...fields } = parseFormFields(sent, context)
  const name = downloadName(metadata['filename_download'] ?? '')
  const said: JsonObject = { ...fields, filename_download: name, type, storage }
  const replaced = await existingKey(said['id'], files)
  if (replaced !== null) {
    const { id: _id, ...payload } = said
    return { replaced, payload }
  }
  const folder = await defaultFolder(context)
  return { replaced, payload: { ...(folder === null ? {} : { folder }), title: titleOf(name), ...said } }
}
