// biome-ignore-all lint/a11y/useSemanticElements: a cell of a grid whose rows are placed one by one
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays in the grid, which names the active cell by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the keyboard stays in the grid
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { cellEvents, type FileCellProps, nameOfFile } from './file-cell.ts'
import styles from './file-grid.module.css'
import { Thumbnail } from './thumbnail.tsx'
import { useFileFacts } from './use-file-facts.ts'

/** A file as a line: picture, name, kind, dimensions, size, when it came. */
export function FileListRow(props: FileCellProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const facts = useFileFacts()
  const { id, index, file, isActive, isSelectable, selection } = props
  if (file === undefined) {
    return (
      <div id={id} role="gridcell" className={styles['line']}>
        <Skeleton inlineSize="40%" />
      </div>
    )
  }
  const name = nameOfFile(file)
  const isSelected = selection.ids.has(file.id)
  return (
    <div
      id={id}
      role="gridcell"
      aria-selected={isSelectable ? isSelected : undefined}
      className={styles['line']}
      data-active={isActive || undefined}
      {...cellEvents(props)}
    >
      <Thumbnail file={file} size="small" />
      <span className={styles['lineName']} title={name}>
        <bdi>{name}</bdi>
      </span>
      <span className={styles['lineFact']}>{facts.kind(file)}</span>
      <span className={styles['lineFact']}>{facts.dimensions(file, format)}</span>
      <span className={styles['lineNumber']}>{facts.size(file, format)}</span>
      <span className={styles['lineFact']}>{facts.created(file, format)}</span>
      {isSelectable && (
        <span className={styles['lineCheck']}>
          <Checkbox
            hidesLabel
            tabIndex={-1}
            label={t('files.select', { name })}
            isChecked={isSelected}
            onChange={() => selection.toggle(file.id, index)}
          />
        </span>
      )}
    </div>
  )
}
