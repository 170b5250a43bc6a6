import type { FileRow } from '@recto/sdk'
import { useTranslation } from 'react-i18next'
import type { Format } from '../../../i18n/use-format.ts'
import { extensionOf, kindOf } from '../../../library/model/file-kind.ts'

/** Facts about a file in words; empty when they are not known. */
export interface FileFacts {
  readonly kind: (file: FileRow) => string
  readonly size: (file: FileRow, format: Format) => string
  readonly dimensions: (file: FileRow, format: Format) => string
  readonly created: (file: FileRow, format: Format) => string
}

export function useFileFacts(): FileFacts {
  const { t } = useTranslation()
  return {
    kind: (file) => extensionOf(file.filename_download, file.type) || t(`files.kinds.${kindOf(file.type)}`),
    size: (file, format) => (file.filesize == null ? '' : format.bytes(Number(file.filesize))),
    dimensions: ({ width, height }, format) =>
      width == null || height == null ? '' : `${format.number(width)} × ${format.number(height)}`,
    created: (file, format) => (file.created_on === undefined ? '' : format.date(new Date(file.created_on), { dateStyle: 'medium' })),
  }
}
