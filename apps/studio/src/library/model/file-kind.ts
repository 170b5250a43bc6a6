import type { FileRow } from '@recto/sdk'

/** Kinds of files that can be filtered by. */
export const fileKinds = ['image', 'video', 'audio', 'document', 'text', 'archive'] as const

export type FileKind = (typeof fileKinds)[number]

const documents = [
  'application/pdf',
  'application/msword',
  'application/rtf',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
]
const archives = ['application/zip', 'application/gzip', 'application/x-tar', 'application/x-7z-compressed', 'application/vnd.rar']
const texts = ['application/json', 'application/xml', 'application/yaml', 'application/javascript', 'application/sql']

/** The filter of files of a kind. */
export function kindFilter(kind: FileKind): object {
  if (kind === 'document') return { type: { _in: documents } }
  if (kind === 'archive') return { type: { _in: archives } }
  if (kind === 'text') return { _or: [{ type: { _starts_with: 'text/' } }, { type: { _in: texts } }] }
  return { type: { _starts_with: `${kind}/` } }
}

/** The kind of a MIME type. */
export function kindOf(type: string | null | undefined): FileKind | 'other' {
  const name = type ?? ''
  const family = (['image', 'video', 'audio', 'text'] as const).find((one) => name.startsWith(`${one}/`))
  if (family !== undefined) return family
  if (documents.includes(name)) return 'document'
  if (archives.includes(name)) return 'archive'
  return texts.includes(name) ? 'text' : 'other'
}

/** Pictures that the server makes smaller ones of; others are shown as they are. */
export function isScalable(type: string | null | undefined): boolean {
  return ['image/jpeg', 'image/png', 'image/webp', 'image/tiff', 'image/avif'].includes(type ?? '')
}

/** The extension of a file's name in capitals, or of its type, for where it has no picture. */
export function extensionOf(name: string | null | undefined, type: string | null | undefined): string {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name ?? '')?.[1] ?? type?.split('/').at(-1)?.split('+')[0] ?? ''
  return extension.slice(0, 5).toUpperCase()
}

/** The name that a file is shown by. */
export function nameOfFile({ title, filename_download, id }: Pick<FileRow, 'title' | 'filename_download' | 'id'>): string {
  return title || filename_download || id
}
