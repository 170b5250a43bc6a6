import type { Model } from '../../model/model.ts'

const shownFields = ['id', 'title', 'filename_download', 'type', 'filesize', 'width', 'height', 'modified_on']

/** What to ask for to show a file, of what the caller may read. */
export function fileFields(model: Model): readonly string[] {
  const readable = new Set(model.collections.get('directus_files')?.fields.map(({ name }) => name))
  return shownFields.filter((field) => readable.has(field))
}
