import { assetUrl, uploadFiles } from '@recto/sdk'
import { client } from '../../../data/client.ts'

/** Puts a file into the library, and says where it is in the form blocks keep it. */
export async function uploadForBlocks(file: File, folder: string | undefined) {
  const form = new FormData()
  if (folder !== undefined) form.append('folder', folder)
  form.append('file', file, file.name)
  const answer = await client.request(uploadFiles(form))
  const made = Array.isArray(answer) ? answer[0] : answer
  if (made === undefined) return { success: 0 as const, file: { url: '' } }
  const { id, width, height, filesize, filename_download: name, title, type } = made
  const url = assetUrl(client, id)
  return {
    success: 1 as const,
    file: { url, fileId: id, fileURL: url, width, height, size: filesize, name, title, extension: name?.split('.').at(-1), type },
  }
}
