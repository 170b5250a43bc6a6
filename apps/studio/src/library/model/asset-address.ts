import type { FileRow } from '@recto/sdk'
import { client } from '../../data/client.ts'
import { isScalable, kindOf } from './file-kind.ts'

/** Pictures in these sizes exist in every project, whatever its settings allow. */
type Preset = 'system-small-cover' | 'system-medium-cover' | 'system-large-contain'

type AddressedFile = Pick<FileRow, 'id' | 'type' | 'modified_on'>

/** Where a file's content is. It differs after each change, since browsers keep assets for long. */
export function assetAddress(file: AddressedFile, query: Readonly<Record<string, string>> = {}): string {
  const parameters = new URLSearchParams({ ...query, ...(file.modified_on !== undefined && { changed: file.modified_on }) })
  return `${client.url}/assets/${file.id}?${parameters}`
}

/** Where a picture of the file is, or `null` when it has none. */
export function pictureAddress(file: AddressedFile, key: Preset): string | null {
  if (kindOf(file.type) !== 'image') return null
  return isScalable(file.type) ? assetAddress(file, { key }) : assetAddress(file)
}
