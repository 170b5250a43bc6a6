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

/** A file as a picture with its name. */
export function FileTile(props: FileCellProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const facts = useFileFacts()
  const { id, index, file, isActive, isSelectable, selection } = props
  if (file === undefined) return <LoadingTile id={id} />
  const name = nameOfFile(file)
  const isSelected = selection.ids.has(file.id)
  return (
    <div
      id={id}
      role="gridcell"
      aria-selected={isSelectable ? isSelected : undefined}
      className={styles['tile']}
      data-active={isActive || undefined}
      {...cellEvents(props)}
    >
      <span className={styles['picture']}>
        <Thumbnail file={file} size="medium" />
      </span>
      <span className={styles['name']} title={name}>
        <bdi>{name}</bdi>
      </span>
      <span className={styles['facts']}>{[facts.kind(file), facts.size(file, format)].filter(Boolean).join(' · ')}</span>
      {isSelectable && (
        <span className={styles['check']}>
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

function LoadingTile({ id }: { readonly id: string }): ReactElement {
  return (
    <div id={id} role="gridcell" className={styles['tile']}>
      <span className={styles['picture']} />
      <Skeleton inlineSize="70%" />
    </div>
  )
}
