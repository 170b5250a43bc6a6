import type { ReactElement } from 'react'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'
import { FilePicture } from './file-picture.tsx'
import { readFileValue } from './read-file-value.ts'

/** A small picture, or what kind of file it is, and its title; its key where only that may be read. */
export function FileValue({ value }: DisplayProps): ReactElement {
  const file = readFileValue(value)
  return (
    <span className={styles['row']}>
      <FilePicture file={file} />
      {file.title === null ? <span className={styles['mono']}>{file.id}</span> : <bdi className={styles['cut']}>{file.title}</bdi>}
    </span>
  )
}
