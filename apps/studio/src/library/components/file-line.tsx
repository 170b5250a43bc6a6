import type { FileRow } from '@recto/sdk'
import type { ReactElement, ReactNode } from 'react'
import { useFormat } from '../../i18n/use-format.ts'
import { extensionOf, nameOfFile } from '../model/file-kind.ts'
import styles from './file-line.module.css'
import { Thumbnail } from './thumbnail.tsx'

/** A file as a line with its picture, its name and its size. */
export function FileLine({ file, actions }: { readonly file: FileRow; readonly actions: ReactNode }): ReactElement {
  const format = useFormat()
  const size = file.filesize == null ? '' : format.bytes(Number(file.filesize))
  const facts = [extensionOf(file.filename_download, file.type), size].filter((fact) => fact !== '')
  return (
    <div className={styles['line']}>
      <Thumbnail file={file} size="small" />
      <span className={styles['name']}>
        <bdi>{nameOfFile(file)}</bdi>
      </span>
      <span className={styles['facts']}>{facts.join(' · ')}</span>
      <span className={styles['actions']}>{actions}</span>
    </div>
  )
}
