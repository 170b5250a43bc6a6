import type { ReactElement } from 'react'
import { useFormat } from '../../../i18n/use-format.ts'
import { Thumbnail } from '../../../library/components/thumbnail.tsx'
import { nameOfFile } from '../../../library/model/file-kind.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { FileCellProps } from './file-cell.ts'
import { FileCellFrame } from './file-cell-frame.tsx'
import styles from './file-grid.module.css'
import { useFileFacts } from './use-file-facts.ts'

/** A file as a line: picture, name, kind, dimensions, size, when it came. */
export function FileListRow(props: FileCellProps): ReactElement {
  const format = useFormat()
  const facts = useFileFacts()
  const { file } = props
  if (file === undefined) {
    return (
      <FileCellFrame cell={props} className={styles['line']} checkClassName={styles['lineCheck']}>
        <Skeleton inlineSize="40%" />
      </FileCellFrame>
    )
  }
  const name = nameOfFile(file)
  return (
    <FileCellFrame cell={props} className={styles['line']} checkClassName={styles['lineCheck']}>
      <Thumbnail file={file} size="small" />
      <span className={styles['lineName']} title={name}>
        <bdi>{name}</bdi>
      </span>
      <span className={styles['lineFact']}>{facts.kind(file)}</span>
      <span className={styles['lineFact']}>{facts.dimensions(file, format)}</span>
      <span className={styles['lineNumber']}>{facts.size(file, format)}</span>
      <span className={styles['lineFact']}>{facts.created(file, format)}</span>
    </FileCellFrame>
  )
}
