import type { ReactElement } from 'react'
import { useFormat } from '../../../i18n/use-format.ts'
import { Thumbnail } from '../../../library/components/thumbnail.tsx'
import { nameOfFile } from '../../../library/model/file-kind.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { FileCellProps } from './file-cell.ts'
import { FileCellFrame } from './file-cell-frame.tsx'
import styles from './file-grid.module.css'
import { useFileFacts } from './use-file-facts.ts'

/** A file as a picture with its name. */
export function FileTile(props: FileCellProps): ReactElement {
  const format = useFormat()
  const facts = useFileFacts()
  const { file } = props
  if (file === undefined)
    return (
      <FileCellFrame cell={props} className={styles['tile']} checkClassName={styles['check']}>
        <span className={styles['picture']} />
        <Skeleton inlineSize="70%" />
      </FileCellFrame>
    )
  const name = nameOfFile(file)
  return (
    <FileCellFrame cell={props} className={styles['tile']} checkClassName={styles['check']}>
      <span className={styles['picture']}>
        <Thumbnail file={file} size="medium" />
      </span>
      <span className={styles['name']} title={name}>
        <bdi>{name}</bdi>
      </span>
      <span className={styles['facts']}>{[facts.kind(file), facts.size(file, format)].filter(Boolean).join(' · ')}</span>
    </FileCellFrame>
  )
}
